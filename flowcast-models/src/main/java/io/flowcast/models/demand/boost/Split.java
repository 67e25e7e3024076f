package io.flowcast.models.demand.boost;

/** The best split of a leaf seen so far; one for each thread and child, used again and again. */
final class Split {
    double gain;
    int feature;
    /** Last bin on the left, or -1 where a set of bins goes left. */
    int bin;

    boolean missingLeft;
    long[] set = new long[4];
    int setWords;
    /** Sums of the left side, channel by channel as in a histogram. */
    final long[] left;

    Split(int channels) {
        left = new long[channels];
    }

    void clear() {
        gain = 0;
        feature = -1;
    }

    /** Takes over a better split; of equal ones that of the first feature, so that the order of threads does not matter. */
    void offer(Split other) {
        if (other.feature >= 0
                && (feature < 0 || other.gain > gain || (other.gain == gain && other.feature < feature))) {
            copy(other);
        }
    }

    void copy(Split other) {
        gain = other.gain;
        feature = other.feature;
        bin = other.bin;
        missingLeft = other.missingLeft;
        setWords = other.setWords;
        if (other.feature >= 0 && other.bin < 0) {
            if (set.length < other.setWords) {
                set = new long[other.set.length];
            }
            System.arraycopy(other.set, 0, set, 0, other.setWords);
        }
        System.arraycopy(other.left, 0, left, 0, left.length);
    }
}
