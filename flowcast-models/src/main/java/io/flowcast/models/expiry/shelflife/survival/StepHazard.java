package io.flowcast.models.expiry.shelflife.survival;

import java.util.Arrays;

/** A cumulative hazard that grows in steps. */
final class StepHazard {
    private final double[] time;
    private final double[] cumulative;

    private StepHazard(double[] time, double[] cumulative) {
        this.time = time;
        this.cumulative = cumulative;
    }

    static StepHazard ofDescending(double[] times, double[] steps, int n) {
        double[] time = new double[n];
        double[] cumulative = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            time[i] = times[n - 1 - i];
            sum += steps[n - 1 - i];
            cumulative[i] = sum;
        }
        return new StepHazard(time, cumulative);
    }

    double at(double t) {
        int at = Arrays.binarySearch(time, t);
        int n = at >= 0 ? at + 1 : -at - 1;
        return n == 0 ? 0 : cumulative[n - 1];
    }

    double[] times() {
        return time.clone();
    }

    double lastTime() {
        return time.length == 0 ? 0 : time[time.length - 1];
    }
}
