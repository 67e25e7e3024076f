package io.flowcast.benchmarks.replay;

import io.flowcast.core.run.Streams;
import io.flowcast.core.simulate.DemandSplit;

/** The customers of one run: how many want a product on a day, and how many of them take the freshest. */
final class Customers {
    final int seed;

    /** Element [item][day]. */
    final int[][] demand;

    /** Of these, how many look for the newest goods; the others take the oldest. */
    final int[][] newestFirst;

    Customers(ReplayWorld world, int seed) {
        this.seed = seed;
        demand = world.latent.draw(Streams.seed(seed, "demand"));
        newestFirst = new int[demand.length][];
        double share = world.rules.issuing().newestFirstShare();
        for (int i = 0; i < demand.length; i++) {
            newestFirst[i] =
                    DemandSplit.draw(demand[i], share, seed, world.keys.get(i).toString());
        }
    }
}
