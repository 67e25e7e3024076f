package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.StopCheck;

/** Sizes, intervals and block sums of one series. Workspaces are kept; one instance serves one thread. */
final class Sales {
    final StopCheck stop;
    /** Sizes of the sales in order. */
    double[] size = new double[0];
    /** Known cells from the sale before, or from the start, up to the sale. */
    double[] interval = new double[0];

    int count;
    /** Block sums, divided by the largest value. */
    private double[] sums = new double[0];

    double largest;

    Sales(StopCheck stop) {
        this.stop = stop;
    }

    void read(Series series) {
        if (size.length < series.length()) {
            size = new double[series.length()];
            interval = new double[series.length()];
            sums = new double[series.length()];
        }
        count = 0;
        largest = 0;
        int since = 0;
        for (int t = 0; t < series.length(); t++) {
            double value = series.values()[t];
            since += Double.isNaN(value) ? 0 : 1;
            if (value > 0) {
                size[count] = value;
                interval[count++] = since;
                since = 0;
                largest = Math.max(largest, value);
            }
        }
    }

    /** Mean interval, to the nearest whole number. */
    int meanInterval() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += interval[i];
        }
        return count == 0 ? 1 : (int) Math.max(1, Math.rint(sum / count));
    }

    /** The best weight to smooth sums over blocks of k cells. */
    double blockWeight(Series series, int k, double from, double to) {
        stop.passed(series.length());
        int n = 0;
        for (int start = series.length() % k; start + k <= series.length(); start += k) {
            double sum = 0;
            int known = 0;
            for (int t = start; t < start + k; t++) {
                if (!Double.isNaN(series.values()[t])) {
                    sum += largest > 0 ? series.values()[t] / largest : 0;
                    known++;
                }
            }
            if (known > 0) {
                sums[n++] = sum * k / known;
            }
        }
        return bestWeight(sums, n, from, to);
    }

    /**
     * The weight of simple exponential smoothing with the least sum of squared one-step errors, between two bounds, by golden section (Kiefer 1953). O(n) for
     * each of some 20 trials.
     */
    double bestWeight(double[] x, int n, double from, double to) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = from;
        double high = to;
        double left = high - golden * (high - low);
        double right = low + golden * (high - low);
        double errorLeft = squares(x, n, left);
        double errorRight = squares(x, n, right);
        while (high - low > 1e-4) {
            if (errorLeft == errorRight) {
                // The best lies between; all of them, if nothing tells the weights apart.
                low = left;
                high = right;
                left = high - golden * (high - low);
                right = low + golden * (high - low);
                errorLeft = squares(x, n, left);
                errorRight = squares(x, n, right);
            } else if (errorLeft < errorRight) {
                high = right;
                right = left;
                errorRight = errorLeft;
                left = high - golden * (high - low);
                errorLeft = squares(x, n, left);
            } else {
                low = left;
                left = right;
                errorLeft = errorRight;
                right = low + golden * (high - low);
                errorRight = squares(x, n, right);
            }
        }
        return (low + high) / 2;
    }

    private double squares(double[] x, int n, double weight) {
        stop.passed(n);
        if (n == 0) {
            return 0;
        }
        double level = x[0];
        double sum = 0;
        for (int i = 1; i < n; i++) {
            double error = x[i] - level;
            sum += error * error;
            level += weight * error;
        }
        return sum;
    }
}
