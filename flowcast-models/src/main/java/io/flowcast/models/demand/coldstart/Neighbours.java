package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.core.run.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The warm rows by what they are, and how their demand goes in the steps ahead: course (mean of a step over that of a usual step) and excess variance in squared means, summed over the rows of a
 * group. At most {@value #MOST} rows speak for a group. Not for several threads.
 */
final class Neighbours {
    private static final int MOST = 40;

    private final DemandForecast forecast;
    private final int shift;
    private final int horizon;
    private final double[] season;
    private final int origin;
    private final boolean counts;
    private final List<Map<String, List<Integer>>> byFactor = new ArrayList<>();
    private final List<Integer> all = new ArrayList<>();
    private final Map<List<Integer>, Course> courses = new HashMap<>();

    /**
     * How demand goes.
     *
     * @param course mean of each step over the level
     * @param excess excess variance of each step
     * @param donor row of the forecast whose paths stand for the group
     */
    record Course(double[] course, double[] excess, int donor) {}

    Neighbours(
            DemandForecast forecast, int shift, int horizon, int origin, Map<SeriesKey, String[]> warm, Belief belief) {
        this.forecast = forecast;
        this.shift = shift;
        this.horizon = horizon;
        this.origin = origin;
        season = belief.season();
        counts = belief.counts();
        for (int f = 0; f < belief.facts().factors(); f++) {
            byFactor.add(new HashMap<>());
        }
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < forecast.rows(); r++) {
            if (warm.containsKey(forecast.key(r))) {
                rows.add(r);
            }
        }
        // An order that has nothing to do with the names: the first ones of a group are a sample of it.
        rows.sort(Comparator.comparingLong(this::place).thenComparing(r -> forecast.key(r)));
        for (int r : rows) {
            String[] names = warm.get(forecast.key(r));
            for (int f = 0; f < byFactor.size() && names != null; f++) {
                add(byFactor.get(f).computeIfAbsent(names[f], k -> new ArrayList<>()), r);
            }
            add(all, r);
        }
    }

    private long place(int row) {
        SeriesKey key = forecast.key(row);
        return Streams.seed(Streams.seed(0, key.siteId()), key.productId());
    }

    private static void add(List<Integer> group, int row) {
        if (group.size() < MOST) {
            group.add(row);
        }
    }

    /** The course of rows of the same product, else with an attribute in common, else of the same site, else of all. */
    Course of(String[] names) {
        for (int i = 0; i < byFactor.size(); i++) {
            int f = i == 0 ? 0 : i == byFactor.size() - 1 ? 1 : i + 1;
            List<Integer> group = byFactor.get(f).get(names[f]);
            if (group != null && (f != 1 || !names[1].isEmpty())) {
                return courses.computeIfAbsent(group, this::course);
            }
        }
        return courses.computeIfAbsent(all, this::course);
    }

    private Course course(List<Integer> group) {
        double[] mean = new double[horizon];
        double[] squares = new double[horizon];
        double[] excess = new double[horizon];
        int donor = -1;
        double most = -1;
        for (int r : group) {
            // Each row in units of its own mean, so that one of another size, or of 1e150 units, does not speak alone.
            double usual = 0;
            for (int h = 0; h < horizon; h++) {
                usual += forecast.mean(r, h + shift) / horizon;
            }
            if (!(usual > 0)) {
                continue;
            }
            if (usual > most) {
                most = usual;
                donor = r;
            }
            for (int h = 0; h < horizon; h++) {
                Distribution step = forecast.sum(r, h + shift, h + shift + 1);
                double m = step.mean() / usual;
                double deviation = Math.sqrt(step.variance()) / usual;
                mean[h] += m;
                squares[h] += m * m;
                excess[h] += deviation * deviation - (counts ? m / usual : 0);
            }
        }
        double scale = 0;
        for (int h = 0; h < horizon; h++) {
            scale += mean[h] / season[Math.floorMod(origin + h, season.length)] / horizon;
        }
        for (int h = 0; h < horizon; h++) {
            excess[h] = squares[h] > 0 ? Math.max(0.01, Math.min(10, excess[h] / squares[h])) : 0.5;
            mean[h] = scale > 0 ? Math.min(10, mean[h] / scale) : season[Math.floorMod(origin + h, season.length)];
        }
        return new Course(mean, excess, donor);
    }
}
