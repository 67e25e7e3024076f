package io.flowcast.core.math.distribution;

/** One value with certainty. */
final class Point extends CheckedDistribution {
    private final double value;

    Point(double value) {
        this.value = value;
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double variance() {
        return 0;
    }

    @Override
    double below(double x) {
        return x >= value ? 1 : 0;
    }

    @Override
    double excess(double level) {
        return value - level;
    }

    @Override
    double inverse(double probability) {
        return value;
    }

    @Override
    public boolean discrete() {
        return value == Math.rint(value);
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public String toString() {
        return "Point(" + value + ")";
    }
}
