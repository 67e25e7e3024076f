package io.flowcast.models.expiry.shelflife.growth;

import io.flowcast.models.expiry.shelflife.internal.LeastSquares;
import io.flowcast.models.expiry.shelflife.internal.Refusal;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits initial and maximum count, h0 and the square root model to all counts at once. The work of a sample is {@code M = ln 10 b^2
 * integral max(0, T - Tmin)^2 dt}: one product at a steady temperature; along a straight line of temperature the integral of the square
 * is that of a cubic, so it is exact there too.
 */
final class OneStepFit {
    private static final String SOURCE = "growth fit";
    private static final List<String> NAMES = List.of("initial", "maximum", "h0", "b", "tmin");

    /** A sample: pieces of straight temperature. */
    private record Sample(double[] hours, double[] from, double[] to) {
        /** Integral of max(0, T - Tmin)^2 over hours. */
        double squares(double tmin) {
            double sum = 0;
            for (int i = 0; i < hours.length; i++) {
                double a = Math.max(0, from[i] - tmin);
                double b = Math.max(0, to[i] - tmin);
                double rise = Math.abs(to[i] - from[i]);
                double inside = rise == 0 ? 1 : Math.min(1, Math.abs(b - a) / rise);
                sum += hours[i] * (rise == 0 ? a * a : inside * (a * a + a * b + b * b) / 3);
            }
            return sum;
        }
    }

    private OneStepFit() {}

    static GrowthFit.OneStep steady(double[] hours, double[] celsius, double[] logCounts) {
        if (celsius.length != hours.length || Arrays.stream(celsius).distinct().count() < 2) {
            throw Refusal.of(
                    SOURCE,
                    "fit.one-temperature",
                    "celsius",
                    celsius.length + " for " + hours.length + " counts",
                    "Maybe all samples lay in one store; a law of temperature needs two temperatures.");
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            double[] t = {celsius[i]};
            samples.add(new Sample(new double[] {hours[i]}, t, t));
        }
        return fit(samples, hours, celsius, logCounts);
    }

    static GrowthFit.OneStep along(
            List<TemperatureTrace> traces, GrowthCondition surroundings, double[] hours, double[] logCounts) {
        List<Sample> samples = new ArrayList<>();
        double[] means = new double[hours.length];
        for (int k = 0; k < hours.length; k++) {
            TemperatureTrace trace = traces.get(k);
            int n = trace.pieces();
            double[] lasting = new double[n + 1];
            double[] from = new double[n + 1];
            double[] to = new double[n + 1];
            lasting[n] = trace.gapHours();
            from[n] = surroundings.celsius();
            to[n] = surroundings.celsius();
            double sum = lasting[n] * from[n];
            for (int i = 0; i < n; i++) {
                lasting[i] = trace.pieceSeconds(i) / 3600;
                from[i] = trace.pieceStart(i);
                to[i] = trace.pieceEnd(i);
                sum += lasting[i] * (from[i] + to[i]) / 2;
            }
            means[k] = hours[k] > 0 ? sum / hours[k] : surroundings.celsius();
            samples.add(new Sample(lasting, from, to));
        }
        return fit(samples, hours, means, logCounts);
    }

    private static GrowthFit.OneStep fit(List<Sample> samples, double[] hours, double[] celsius, double[] logCounts) {
        LeastSquares squares = new LeastSquares(SOURCE, logCounts, p -> {
            boolean wrong = p[1] <= p[0] || p[2] < 0 || p[2] > 400 || p[3] <= 0 || Math.abs(p[4]) > 200;
            double[] values = new double[hours.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = wrong
                        ? Double.MAX_VALUE
                        : BaranyiForm.logCount(
                                PrimaryModel.LN10 * p[3] * p[3] * samples.get(i).squares(p[4]), p[2], p[0], p[1]);
            }
            return values;
        });
        LeastSquares.Result result = squares.fit(starts(hours, celsius, logCounts));
        double[] p = result.parameters();
        return new GrowthFit.OneStep(Ratkowsky.squareRoot(p[3], p[4]), p[0], p[1], p[2], Estimates.of(NAMES, result));
    }

    private static double[][] starts(double[] hours, double[] celsius, double[] logCounts) {
        double coldest = Arrays.stream(celsius).min().orElse(0);
        double warmest = Arrays.stream(celsius).max().orElse(0);
        double low = Arrays.stream(logCounts).min().orElse(0);
        double high = Arrays.stream(logCounts).max().orElse(1);
        double first = Double.POSITIVE_INFINITY;
        for (int i = 0; i < hours.length; i++) {
            if (celsius[i] >= warmest - 0.2 * (warmest - coldest) && logCounts[i] > low + 0.6 * (high - low)) {
                first = Math.min(first, hours[i]);
            }
        }
        double fast = (high - low) / (first > 0 && first < Double.POSITIVE_INFINITY ? first : 24);
        List<double[]> starts = new ArrayList<>();
        for (double below : new double[] {1, 5, 15}) {
            for (double factor : new double[] {0.5, 1, 2}) {
                double tmin = coldest - below;
                double b = Math.sqrt(factor * fast) / (warmest - tmin);
                starts.add(new double[] {low + 0.1 * (high - low), high, 2, b, tmin});
            }
        }
        return starts.toArray(double[][]::new);
    }
}
