package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demand sources of stockpyl: a type and its numbers. */
final class Demands {
    /** NB demand is cut here before it is added up over a lead time. */
    private static final double CUT = 0.9999;

    private Demands() {}

    /** A demand source: its kind, its law of one period, and sums over lead times as stockpyl makes them. */
    record Source(String type, DemandLaw law) {
        DemandLaw over(double periods) {
            if (type.equals("NB") && periods > 0) {
                int last = (int) law.quantile(CUT);
                double[] mass = new double[last + 1];
                double sum = 0;
                for (int d = 0; d <= last; d++) {
                    mass[d] = law.mass(d);
                    sum += mass[d];
                }
                for (int d = 0; d <= last; d++) {
                    mass[d] /= sum;
                }
                return DemandLaws.sum(DemandLaws.table(0, mass), periods);
            }
            if (periods != Math.rint(periods) && !type.equals("N") && !type.equals("P")) {
                throw new IllegalArgumentException("lead time must be a whole number for demand of type " + type);
            }
            return DemandLaws.sum(law, periods);
        }
    }

    static Source normal(double mean, double deviation) {
        if (!(mean >= 0 && deviation >= 0)) {
            throw new IllegalArgumentException("mean and deviation must not be negative");
        }
        return new Source("N", DemandLaws.normal(mean, deviation));
    }

    /** The source an object describes, or null if it describes none. */
    static @Nullable Source of(Map<?, ?> source) {
        String type = source.get("type") instanceof String text ? text : "";
        return switch (type) {
            case "N" -> normal(number(source, "mean"), number(source, "standard_deviation"));
            case "P" -> new Source("P", DemandLaws.poisson(number(source, "mean")));
            case "UC" -> new Source("UC", DemandLaws.uniform(number(source, "lo"), number(source, "hi")));
            case "UD" -> new Source("UD", DemandLaws.uniformWhole(number(source, "lo"), number(source, "hi")));
            case "NB" -> new Source("NB", DemandLaws.negativeBinomial(number(source, "n"), number(source, "p")));
            case "CD" -> new Source("CD", custom(source));
            default -> null;
        };
    }

    private static DemandLaw custom(Map<?, ?> source) {
        if (source.get("demand_list") instanceof List<?> values
                && source.get("probabilities") instanceof List<?> probabilities
                && values.size() == probabilities.size()) {
            Map<Double, Double> mass = new TreeMap<>();
            double[] v = Arguments.numbers(values);
            double[] p = Arguments.numbers(probabilities);
            for (int i = 0; i < v.length; i++) {
                mass.merge(v[i], p[i], Double::sum);
            }
            return DemandLaws.table(mass);
        }
        throw new Arguments.Unreadable("demand_list and probabilities");
    }

    private static double number(Map<?, ?> source, String name) {
        if (source.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("demand source has no " + name);
    }

    /** Demand of each period, by sources where they are written, else normal by mean and deviation. */
    static List<DemandLaw> perPeriod(Arguments a, int n) {
        List<Object> sources = new ArrayList<>(Collections.nCopies(n, LooseJson.Null.NULL));
        Object raw = a.raw("demand_source");
        if (raw instanceof List<?> list && (list.size() == n || list.size() == n + 1)) {
            for (int t = 0; t < n; t++) {
                sources.set(t, list.get(list.size() - n + t));
            }
        } else if (raw != null) {
            Collections.fill(sources, raw);
        }
        double[] missing = new double[n];
        Arrays.fill(missing, Double.NaN);
        double[] mean = a.has("demand_mean") ? a.perPeriod("demand_mean", n, Double.NaN) : missing;
        double[] deviation = a.has("demand_sd") ? a.perPeriod("demand_sd", n, Double.NaN) : missing;
        List<DemandLaw> laws = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            Object source = sources.get(t);
            if (LooseJson.isNull(source)) {
                laws.add(DemandLaws.normal(mean[t], deviation[t]));
            } else if (source instanceof Map<?, ?> map && of(map) != null) {
                laws.add(java.util.Objects.requireNonNull(of(map)).law());
            } else {
                throw new Arguments.Unreadable("demand_source is not written");
            }
        }
        return laws;
    }
}
