package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of one instance file, and what is wrong with them. */
final class Reading {

    /** Beyond this a number is a mistake, not a coordinate, a load or a time. */
    private static final double LARGEST = 1e9;
    /** Java reads more as a number: NaN, infinity, hexadecimal, a trailing d or f. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    final String source;
    final List<String> lines;
    /** Cost of each vehicle that is used, in problem units, beside what the file says. */
    final double vehicleCost;

    final FindingCollector findings = new FindingCollector();

    Reading(String source, List<String> lines, double vehicleCost) {
        this.source = source;
        this.lines = lines;
        this.vehicleCost = vehicleCost;
    }

    /** Notes that the file cannot be used; {@code line} counts from 1, or is 0 for the file as a whole. */
    void fatal(String code, int line, String name, Object value, String cause) {
        findings.add(Severity.FATAL, "vrp." + code, Place.line(source, line), name, value, cause);
    }

    /** The number a word stands for; a bad word is noted and read as 0. */
    double number(String word, int line, String name) {
        if (!NUMBER.matcher(word).matches()) {
            fatal("not-a-number", line, name, word, "Maybe a column is missing or the line belongs to another section");
            return 0;
        }
        double value = Double.parseDouble(word);
        if (Math.abs(value) <= LARGEST) {
            return value;
        }
        fatal("value-too-large", line, name, word, "Maybe two numbers ran together");
        return 0;
    }

    /** A number that must not be negative. */
    double amount(String word, int line, String name) {
        double value = number(word, line, name);
        if (value < 0) {
            fatal("negative", line, name, word, "Maybe the sign marks something this reader does not know");
            return 0;
        }
        return value;
    }

    /** A whole number that must not be negative. */
    long whole(String word, int line, String name) {
        double value = amount(word, line, name);
        if (value != Math.rint(value)) {
            fatal("not-whole", line, name, word, "Maybe the file counts in another unit; loads must be whole numbers");
        }
        return (long) value;
    }

    /** Name of the file without its ending, for formats that carry none. */
    String name() {
        return source.replaceFirst("\\.[^.]*$", "");
    }

    /** The lines that hold something, comments left out. */
    List<VrplibFile.Row> rows() {
        List<VrplibFile.Row> rows = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            String[] words = words(lines.get(k));
            if (words.length > 0) {
                rows.add(new VrplibFile.Row(k + 1, words));
            }
        }
        return rows;
    }

    /** Whether a line has as many columns as it must; if not, that is noted. */
    boolean columns(VrplibFile.Row row, int expected) {
        if (row.words().length == expected) {
            return true;
        }
        String cause = "Maybe a value is missing; there must be " + expected;
        fatal("wrong-count", row.line(), "columns", row.words().length, cause);
        return false;
    }

    /** The words of a line; none of a comment, which begins with # or //. */
    static String[] words(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("//") ? new String[0] : text.split("\\s+");
    }
}
