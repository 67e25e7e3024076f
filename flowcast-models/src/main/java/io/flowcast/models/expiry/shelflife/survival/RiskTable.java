package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;

/** Distinct times in order with what was at risk just before each, what failed and what left unfailed then (weights added up). */
final class RiskTable {
    final double[] time;
    final double[] atRisk;
    final double[] failures;
    /** Failures as records, not weights: ties are counted by it. */
    final int[] failedRecords;

    final double[] censored;

    private RiskTable(
            double[] time, double[] atRisk, double[] failures, int[] failedRecords, double[] censored, int n) {
        this.time = Arrays.copyOf(time, n);
        this.atRisk = Arrays.copyOf(atRisk, n);
        this.failures = Arrays.copyOf(failures, n);
        this.failedRecords = Arrays.copyOf(failedRecords, n);
        this.censored = Arrays.copyOf(censored, n);
    }

    static RiskTable of(SurvivalData data, String method) {
        data.requireRightCensored(method);
        Integer[] order = data.byTime();
        int size = order.length;
        double[] time = new double[size];
        double[] atRisk = new double[size];
        double[] failures = new double[size];
        int[] records = new int[size];
        double[] censored = new double[size];
        int n = 0;
        for (int k = 0; k < size; k++) {
            int row = order[k];
            if (n == 0 || data.lower(row) != time[n - 1]) {
                time[n++] = data.lower(row);
            }
            if (data.failed(row)) {
                failures[n - 1] += data.weight(row);
                records[n - 1]++;
            } else {
                censored[n - 1] += data.weight(row);
            }
        }
        double left = 0;
        for (int i = n - 1; i >= 0; i--) {
            left += failures[i] + censored[i];
            atRisk[i] = left;
        }
        return new RiskTable(time, atRisk, failures, records, censored, n);
    }

    /** Number of times of at most {@code t}. */
    int countUpTo(double t) {
        int at = Arrays.binarySearch(time, t);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
