package io.flowcast.core.run;

import java.util.SplittableRandom;

/**
 * Random streams derived from a seed and stable keys: a row's stream depends on its name, never on its place or on the
 * thread that works on it.
 *
 * <p>Keys are mixed by the finaliser of SplitMix64 (Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number
 * generators", OOPSLA), variant 13 of Stafford.
 */
public final class Streams {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Streams() {}

    /**
     * Derives a seed from another and a number.
     *
     * @param seed the seed
     * @param key a number that names the stream, for example a path or a day
     * @return a seed that has nothing visible in common with either
     */
    public static long seed(long seed, long key) {
        return mix(mix(seed + GOLDEN_GAMMA) ^ mix(key * GOLDEN_GAMMA + 0x632be59bd9b4e019L));
    }

    /**
     * Derives a seed from another and a name.
     *
     * @param seed the seed
     * @param key a name, for example of a stage or a series
     * @return a seed that has nothing visible in common with either
     */
    public static long seed(long seed, CharSequence key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        return seed(seed(seed, h), key.length());
    }

    /**
     * A stream for a name.
     *
     * @param seed the seed of the run
     * @param key a stable name
     * @return a generator of its own
     */
    public static SplittableRandom of(long seed, CharSequence key) {
        return new SplittableRandom(seed(seed, key));
    }

    /**
     * A stream for a number.
     *
     * @param seed the seed of the run
     * @param key a stable number
     * @return a generator of its own
     */
    public static SplittableRandom of(long seed, long key) {
        return new SplittableRandom(seed(seed, key));
    }

    /**
     * A number in [0, 1) that depends on a seed and two keys only; for loops that must not allocate.
     *
     * @param seed the seed
     * @param first first key, for example a path
     * @param second second key, for example a step
     * @return the number, with 53 random bits
     */
    public static double unit(long seed, long first, long second) {
        return (seed(seed(seed, first), second) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
