package io.flowcast.benchmarks.replay;

import io.flowcast.core.simulate.ItemState;
import java.util.List;

/** Fills the shelf up to what was sold on the same weekdays last week, times a factor. */
final class LastWeekPolicy implements ReplayPolicy {
    private final ReplayWorld world;

    LastWeekPolicy(ReplayWorld world) {
        this.world = world;
    }

    @Override
    public String name() {
        return "last week";
    }

    @Override
    public List<Double> levels() {
        return world.rules.sweep().lastWeekMultipliers();
    }

    @Override
    public long order(int level, ItemState state, Customers customers) {
        double sold = 0;
        for (int d = state.day(); d < state.day() + world.protectionDays(); d++) {
            int lastWeek = d - 7;
            while (lastWeek >= state.day()) {
                lastWeek -= 7; // a window longer than a week repeats the last known one
            }
            sold += world.recorded(state.item(), lastWeek);
        }
        long position = ReplayPolicy.position(state, world);
        return world.cases(state.item(), sold * levels().get(level) - position);
    }
}
