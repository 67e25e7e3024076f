package io.flowcast.core.simulate;

import io.flowcast.core.run.Streams;
import java.util.SplittableRandom;

/** Who takes the freshest: draws, once for all policies, how many customers of each day do. */
public final class DemandSplit {
    /** Above this many customers the binomial is drawn from the normal, whose error is then below 1e-3 units. */
    private static final int ONE_BY_ONE = 10_000;

    private DemandSplit() {}

    /**
     * Draws for each run and day how many of the customers take the freshest unit, each independently.
     *
     * @param demand demand of each run and day
     * @param newestFirstShare probability that a customer takes the freshest, in [0, 1]
     * @param seed seed of the simulation
     * @param key stable name of the item
     * @return for each element of the demand the part that takes the freshest
     */
    public static int[] draw(int[] demand, double newestFirstShare, long seed, String key) {
        if (!(newestFirstShare >= 0 && newestFirstShare <= 1)) {
            throw new IllegalArgumentException("newestFirstShare must lie between 0 and 1, was " + newestFirstShare);
        }
        long stream = Streams.seed(Streams.seed(seed, "newest-first"), key);
        int[] newest = new int[demand.length];
        for (int i = 0; i < demand.length; i++) {
            newest[i] = binomial(demand[i], newestFirstShare, Streams.of(stream, i));
        }
        return newest;
    }

    private static int binomial(int n, double p, SplittableRandom random) {
        if (p == 0 || p == 1) {
            return p == 0 ? 0 : n;
        }
        if (n > ONE_BY_ONE) {
            double drawn = n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian();
            return (int) Math.max(0, Math.min(n, Math.rint(drawn)));
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (random.nextDouble() < p) {
                count++;
            }
        }
        return count;
    }
}
