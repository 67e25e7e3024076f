package io.flowcast.models.routing.internal.construct;

import java.util.SplittableRandom;

/**
 * Which places are overlooked: each with the same probability, by drawing how many are looked at before the next one (Christiaens and Vanden
 * Berghe 2020, Transportation Science 54(2), section 5.3).
 */
final class Blinks {

    private static final int NEVER = Integer.MAX_VALUE;

    private SplittableRandom random = new SplittableRandom(0);
    private double logKeep;
    private int untilNext = NEVER;

    /** Overlooks places from now on with a probability in [0, 1). */
    void begin(SplittableRandom source, double rate) {
        random = source;
        logKeep = Math.log1p(-rate);
        untilNext = rate > 0 ? gap() : NEVER;
    }

    private int gap() {
        return (int) Math.min(1e9, Math.log(1 - random.nextDouble()) / logKeep);
    }

    /** Whether the place that is being looked at is overlooked. */
    boolean next() {
        if (untilNext == NEVER || untilNext-- > 0) {
            return false;
        }
        untilNext = gap();
        return true;
    }
}
