package io.flowcast.benchmarks.forecast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.core.evaluate.PointErrors;
import io.flowcast.core.evaluate.ProbabilityErrors;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Figures of one method for demand that is zero most of the time, over series and origins.
 *
 * <p>RMSSE as in the M5 competition (from the first sale on, mean over series); SPL: mean pinball of nine quantiles over the mean absolute one-step difference from the first
 * sale on, mean over series; pinball: sums over all cells over the sum of demand, for nine quantiles and for the upper five; coverage of the central intervals; bias of the mean.
 */
final class SparseScore {
    static final double[] PROBABILITIES = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};
    private static final int UPPER = 4;

    final String method;
    double cpuSeconds;
    private double rmsse;
    private double spl;
    private int scaled;
    private final double[] pinball = new double[PROBABILITIES.length];
    private double demand;
    private double expected;
    private long cells;
    private long within80;
    private long within95;

    SparseScore(String method) {
        this.method = method;
    }

    /** What a method says of one series: mean and the nine quantiles of each step. */
    record Answer(double[] mean, double[][] quantile) {
        /** The same in all steps. */
        static Answer flat(double mean, double[] quantile, int horizon) {
            double[] means = new double[horizon];
            double[][] quantiles = new double[horizon][];
            for (int h = 0; h < horizon; h++) {
                means[h] = mean;
                quantiles[h] = quantile;
            }
            return new Answer(means, quantiles);
        }
    }

    void add(double[] history, double[] actual, Answer answer) {
        double scale = meanDifference(history);
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            double[] q = answer.quantile[h];
            for (int i = 0; i < PROBABILITIES.length; i++) {
                double loss = ProbabilityErrors.pinball(actual[h], q[i], PROBABILITIES[i]);
                pinball[i] += loss;
                sum += loss;
            }
            demand += actual[h];
            expected += answer.mean[h];
            cells++;
            within80 += actual[h] >= q[2] && actual[h] <= q[6] ? 1 : 0;
            within95 += actual[h] >= q[0] && actual[h] <= q[8] ? 1 : 0;
        }
        double error = PointErrors.rmsse(actual, answer.mean, history);
        if (Double.isFinite(error) && scale > 0) {
            rmsse += error;
            spl += sum / (actual.length * PROBABILITIES.length * scale);
            scaled++;
        }
    }

    private static double meanDifference(double[] history) {
        int first = 0;
        while (first < history.length && !(history[first] > 0)) {
            first++;
        }
        double sum = 0;
        for (int t = first + 1; t < history.length; t++) {
            sum += Math.abs(history[t] - history[t - 1]);
        }
        return history.length - first < 2 ? Double.NaN : sum / (history.length - first - 1);
    }

    private double pinball(int from) {
        double sum = 0;
        for (int i = from; i < pinball.length; i++) {
            sum += pinball[i] / demand;
        }
        return sum / (pinball.length - from);
    }

    static void header(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-22s %8s %8s %8s %8s %8s %8s %8s %6s %6s %7s %7s%n",
                "method",
                "RMSSE",
                "SPL",
                "pinball9",
                "pinball5",
                ".9",
                ".95",
                ".975",
                "cov80",
                "cov95",
                "bias",
                "cpu s");
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-22s %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %6.3f %6.3f %+7.3f %7.2f%n",
                method,
                rmsse / scaled,
                spl / scaled,
                pinball(0),
                pinball(UPPER),
                pinball[6] / demand,
                pinball[7] / demand,
                pinball[8] / demand,
                (double) within80 / cells,
                (double) within95 / cells,
                expected / demand - 1,
                cpuSeconds);
        out.flush();
    }

    void write(ArrayNode list) {
        ObjectNode node = list.addObject();
        node.put("method", method);
        put(node, "rmsse", rmsse / scaled);
        put(node, "scaledPinball", spl / scaled);
        put(node, "pinball9", pinball(0));
        put(node, "pinball5", pinball(UPPER));
        ObjectNode each = node.putObject("pinball");
        for (int i = 0; i < pinball.length; i++) {
            put(each, String.valueOf(PROBABILITIES[i]), pinball[i] / demand);
        }
        put(node, "coverage80", (double) within80 / cells);
        put(node, "coverage95", (double) within95 / cells);
        put(node, "bias", expected / demand - 1);
        put(node, "cpuSeconds", cpuSeconds);
    }

    /** What is not defined is null, not a number that JSON does not know. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
