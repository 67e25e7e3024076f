package io.flowcast.benchmarks.replay;

import io.flowcast.core.simulate.AgeTransition;
import io.flowcast.core.simulate.ItemState;
import java.util.List;

/** Knows the customers of the run and orders just what they will miss. The bound: nobody can do this. */
final class ClairvoyantPolicy implements ReplayPolicy {
    private final ReplayWorld world;

    ClairvoyantPolicy(ReplayWorld world) {
        this.world = world;
    }

    @Override
    public String name() {
        return "clairvoyant (bound)";
    }

    @Override
    public List<Double> levels() {
        return List.of(1.0);
    }

    @Override
    public long order(int level, ItemState state, Customers customers) {
        int item = state.item();
        long[] shelf = new long[world.life];
        for (int i = 0; i < world.life; i++) {
            shelf[i] = state.stock(i + 1);
        }
        int arrival = state.day() + world.lead;
        for (int d = state.day(); d < arrival && d < world.days; d++) {
            sell(item, d, shelf, customers);
            AgeTransition.expire(shelf, 0, world.life);
            int ahead = d + 1 - state.day();
            shelf[world.life - 1] += ahead < world.lead ? state.arriving(ahead) : 0;
        }
        long missing = 0;
        for (int d = arrival; d < arrival + world.review && d < world.days; d++) {
            missing += customers.demand[item][d] - sell(item, d, shelf, customers);
            AgeTransition.expire(shelf, 0, world.life);
        }
        return world.cases(item, missing);
    }

    private long sell(int item, int day, long[] shelf, Customers customers) {
        int newest = customers.newestFirst[item][day];
        return AgeTransition.sell(shelf, 0, world.life, customers.demand[item][day] - newest, newest);
    }
}
