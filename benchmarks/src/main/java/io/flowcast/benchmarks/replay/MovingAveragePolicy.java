package io.flowcast.benchmarks.replay;

import io.flowcast.core.simulate.ItemState;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Base stock: mean over the protection interval plus a safety factor times its standard deviation, from recorded sales. */
final class MovingAveragePolicy implements ReplayPolicy {
    private final ReplayWorld world;
    private final double[] safetyFactor;
    private final double[][] mean;
    private final double[][] deviation;

    MovingAveragePolicy(ReplayWorld world) {
        this.world = world;
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        safetyFactor = levels().stream()
                .mapToDouble(normal::inverseCumulativeProbability)
                .toArray();
        int window = world.rules.sweep().movingAverageDays();
        mean = new double[world.items][world.days];
        deviation = new double[world.items][world.days];
        for (int i = 0; i < world.items; i++) {
            for (int d = 0; d < world.days; d++) {
                mean[i][d] = world.recordedMean(i, d, window);
                deviation[i][d] = world.recordedDeviation(i, d, window);
            }
        }
    }

    @Override
    public String name() {
        return "moving-average base stock";
    }

    @Override
    public List<Double> levels() {
        return world.rules.sweep().serviceLevels();
    }

    @Override
    public long order(int level, ItemState state, Customers customers) {
        int days = world.protectionDays();
        int item = state.item();
        int day = state.day();
        double baseStock = days * mean[item][day] + safetyFactor[level] * Math.sqrt(days) * deviation[item][day];
        long position = ReplayPolicy.position(state, world);
        return world.cases(item, baseStock - position);
    }
}
