package io.flowcast.models.demand.seasonal;

import io.flowcast.models.demand.series.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * A series without its seasons, on the scale of the powers and lifted so that nothing is negative.
 *
 * @param series the adjusted series
 * @param seasons what was taken out
 * @param offset what was added
 */
record Adjusted(Series series, List<Cycle> seasons, double offset) {
    /**
     * The last cycle of a season, by step of the calendar.
     *
     * @param values as many as the season is long; the first stands for steps that the length divides
     */
    record Cycle(double[] values) {
        double at(int step) {
            return values[Math.floorMod(step, values.length)];
        }
    }

    /**
     * Takes the seasons out: those that the series holds twice by decomposition.
     *
     * @param known cycles to use for seasons that it does not hold; they must be known at least
     * @param offset what to add, NaN to add what is needed
     */
    static Adjusted of(StlRun run, Power power, Series series, int[] periods, List<Cycle> known, double offset) {
        int n = series.length();
        int first = series.firstStep();
        double[] z = new double[n];
        for (int t = 0; t < n; t++) {
            z[t] = power.forward(series.values()[t]);
        }
        List<Cycle> seasons = new ArrayList<>();
        for (Cycle cycle : known) {
            if (cycle.values().length > n / 2) {
                for (int t = 0; t < n; t++) {
                    z[t] -= cycle.at(first + t);
                }
                seasons.add(cycle);
            }
        }
        Decomposition parts = Mstl.of(periods).fast().decompose(run, z, n);
        double least = 0;
        for (int t = 0; t < n; t++) {
            z[t] -= parts.season(t);
            least = z[t] < least ? z[t] : least;
        }
        double lift = Double.isNaN(offset) ? -least : offset;
        for (int t = 0; t < n; t++) {
            // A model that stands at another series keeps its offset, and its method need not take what lies below.
            z[t] = Double.isNaN(z[t]) ? Double.NaN : Math.max(0, z[t] + lift);
        }
        for (int i = 0; i < parts.periods().size(); i++) {
            double[] cycle = new double[parts.periods().get(i)];
            for (int h = 0; h < cycle.length; h++) {
                cycle[Math.floorMod(first + n + h, cycle.length)] = parts.season(i, n + h);
            }
            seasons.add(i, new Cycle(cycle));
        }
        return new Adjusted(new Series(z, n, new int[0], false, first, new double[0][]), seasons, lift);
    }

    /** The sum of all seasons at a step. */
    static double sum(List<Cycle> seasons, int step) {
        double sum = 0;
        for (int i = 0; i < seasons.size(); i++) {
            sum += seasons.get(i).at(step);
        }
        return sum;
    }
}
