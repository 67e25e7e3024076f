package io.flowcast.benchmarks.perishable;

import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.math.distribution.Distributions;
import io.flowcast.models.inventory.perishable.DemandTable;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a demand in words, such as {@code gamma mean 4 cov 0.5 discretised at +-0.5, 0..100, renormalised}. */
final class DemandText {
    private static final String NUMBER = "([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern RANGE = Pattern.compile("([0-9]+)\\s*(?:\\.\\.+|to)\\s*([0-9]+)");
    private static final double TAIL = 1e-13;

    private final String text;

    private DemandText(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads it.
     *
     * @param text family, mean, spread, range
     * @return probability of 0, 1, 2, ... units
     * @throws IllegalArgumentException with what is missing
     */
    static double[] read(String text) {
        return new DemandText(text).table();
    }

    private double[] table() {
        Distribution distribution = distribution();
        Matcher range = RANGE.matcher(text);
        if (!range.find()) {
            return DemandTable.of(distribution, TAIL);
        }
        int low = Integer.parseInt(range.group(1));
        int high = Integer.parseInt(range.group(2));
        if (names("uniform")) {
            return uniform(low, high);
        }
        if (low > high) {
            throw new IllegalArgumentException("the range ends before it begins: " + range.group());
        }
        boolean capped = text.contains("capped") || text.contains("lumped") || text.contains("clipped");
        double[] table = capped ? DemandTable.capped(distribution, high) : DemandTable.cut(distribution, high);
        if (low > 0) {
            double sum = 0;
            for (int d = 0; d <= high; d++) {
                table[d] = d < low ? 0 : table[d];
                sum += table[d];
            }
            for (int d = low; d <= high; d++) {
                table[d] /= sum;
            }
        }
        return table;
    }

    private static double[] uniform(int low, int high) {
        double[] table = new double[high + 1];
        for (int d = low; d <= high; d++) {
            table[d] = 1.0 / (high - low + 1);
        }
        return table;
    }

    private Distribution distribution() {
        if (names("uniform")) {
            return Distributions.point(0);
        }
        double mean = number("mean|mu|lambda|rate").orElseThrow(() -> missing("mean"));
        if (names("poisson")) {
            return Distributions.poisson(mean);
        }
        if (names("negative[ _-]?binomial|neg[ _-]?bin|nbinom|nb")) {
            OptionalDouble shape = number("shape|dispersion|size|n|r|k");
            return shape.isPresent()
                    ? Distributions.negativeBinomialOfShape(mean, shape.getAsDouble())
                    : Distributions.negativeBinomial(mean, variance(mean));
        }
        if (names("geometric")) {
            return Distributions.negativeBinomialOfShape(mean, 1);
        }
        if (names("gamma")) {
            return Distributions.gamma(mean, variance(mean));
        }
        if (names("truncated normal")) {
            return Distributions.truncatedNormal(mean, Math.sqrt(variance(mean)));
        }
        if (names("(?<!log[ _-])normal|gaussian")) {
            return Distributions.rectifiedNormal(mean, Math.sqrt(variance(mean)));
        }
        if (names("exponential")) {
            return Distributions.gamma(mean, mean * mean);
        }
        if (names("constant|deterministic|point")) {
            return Distributions.point(mean);
        }
        throw new IllegalArgumentException("the family is not known");
    }

    /** Whether one of the words is there, as a word: "renormalised" is no normal. */
    private boolean names(String words) {
        return Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])")
                .matcher(text)
                .find();
    }

    private double variance(double mean) {
        OptionalDouble cov = number("cov|cv|c\\.v\\.|coefficient of variation");
        if (cov.isPresent()) {
            return cov.getAsDouble() * cov.getAsDouble() * mean * mean;
        }
        OptionalDouble deviation = number("sd|std|stdev|sigma|standard deviation");
        if (deviation.isPresent()) {
            return deviation.getAsDouble() * deviation.getAsDouble();
        }
        return number("var|variance").orElseThrow(() -> missing("cov, sd or variance"));
    }

    private OptionalDouble number(String names) {
        Matcher found = Pattern.compile("(?<![a-z])(?:" + names + ")\\s*(?:=|:|of)?\\s*" + NUMBER)
                .matcher(text);
        return found.find() ? OptionalDouble.of(Double.parseDouble(found.group(1))) : OptionalDouble.empty();
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("no " + what + " in it");
    }
}
