package io.flowcast.models.demand.seasonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decomposition into several seasons by repeated {@link Stl} (Bandara, Hyndman and Bergmeir, "MSTL: A seasonal-trend decomposition algorithm for time series with
 * multiple seasonal patterns", 2021): from the shortest season to the longest, each from what the others leave, twice.
 *
 * <p>Immutable and safe for several threads.
 *
 * @param seasons one procedure for each season, periods rising
 * @param rounds passes over all seasons, at least 1; a single season needs one
 */
public record Mstl(List<Stl> seasons, int rounds) {
    private static final int FIRST_WINDOW = 11;
    private static final int MORE_FOR_LONGER = 4;

    /** Checks and copies the arguments. */
    public Mstl {
        seasons = List.copyOf(seasons);
        int last = 1;
        for (Stl one : seasons) {
            if (one.period() <= last) {
                throw new IllegalArgumentException("periods rise, " + one.period() + " follows " + last);
            }
            last = one.period();
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("there is at least one round, not " + rounds);
        }
    }

    /**
     * The paper's windows: 11 cycles for the shortest season, 4 more for each longer one.
     *
     * @param periods season lengths, rising
     * @return the procedure
     */
    public static Mstl of(int... periods) {
        List<Stl> list = new ArrayList<>();
        for (int period : periods) {
            list.add(Stl.of(period, FIRST_WINDOW + MORE_FOR_LONGER * list.size()));
        }
        return new Mstl(list, list.size() > 1 ? 2 : 1);
    }

    /**
     * The same with the jumps of {@link Stl#fast}.
     *
     * @return the procedure
     */
    public Mstl fast() {
        return new Mstl(seasons.stream().map(Stl::fast).toList(), rounds);
    }

    /**
     * The same with less weight on outliers.
     *
     * @return the procedure
     */
    public Mstl robust() {
        return new Mstl(seasons.stream().map(Stl::robust).toList(), rounds);
    }

    /**
     * Takes a series apart. Seasons it does not hold twice are left out; without any, the trend is the mean.
     *
     * @param values finite, NaN where nothing is known, at least one of them known
     * @return trend, seasons and remainder
     * @throws IllegalArgumentException if nothing is known
     */
    public Decomposition decompose(double[] values) {
        if (!StlRun.anyKnown(values)) {
            throw new IllegalArgumentException("nothing is known");
        }
        return decompose(new StlRun(), values, values.length);
    }

    /** The same with kept workspaces, for the first cells of an array. */
    Decomposition decompose(StlRun run, double[] values, int n) {
        List<Stl> held = seasons.stream().filter(one -> one.period() <= n / 2).toList();
        double[] trend = new double[n];
        double[] left = Arrays.copyOf(values, n);
        double[] trust = new double[n];
        List<double[]> parts = held.stream().map(one -> new double[n]).toList();
        for (int round = 0; round < (held.size() > 1 ? rounds : 1); round++) {
            for (int i = 0; i < held.size(); i++) {
                double[] season = parts.get(i);
                for (int t = 0; t < n; t++) {
                    left[t] += season[t];
                }
                run.decompose(held.get(i), left, n, season, trend);
                for (int t = 0; t < n; t++) {
                    left[t] -= season[t];
                }
            }
        }
        if (held.isEmpty()) {
            Arrays.fill(
                    trend,
                    Arrays.stream(left).filter(v -> !Double.isNaN(v)).average().orElse(0));
            Arrays.setAll(trust, t -> Double.isNaN(values[t]) ? 0 : 1);
        } else {
            trust = run.trust(n);
        }
        for (int t = 0; t < n; t++) {
            left[t] -= trend[t];
        }
        return new Decomposition(held.stream().map(Stl::period).toList(), trend, parts, left, trust);
    }
}
