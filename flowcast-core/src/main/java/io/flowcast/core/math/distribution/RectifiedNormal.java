package io.flowcast.core.math.distribution;

/**
 * max(0, Y) with Y normal of location m and scale s: what is below 0 becomes 0, with its probability.
 *
 * <p>With z = (x - m)/s: P(X &le; x) is the normal one; E[max(X - x, 0)] = s (density(z) - z P(Z &gt; z)) (Zipkin 2000,
 * appendix C).
 */
final class RectifiedNormal extends CheckedDistribution {
    private final double location;
    private final double scale;
    private final double mean;
    private final double variance;

    RectifiedNormal(double location, double scale) {
        this.location = location;
        this.scale = scale;
        double a = location / scale;
        mean = scale * Normal.loss(-a);
        double square = (a * a + 1) * Normal.lower(a) + a * Normal.density(a);
        double unitMean = Normal.loss(-a);
        double relative = a > 8 ? 1 : Math.max(0, square - unitMean * unitMean);
        variance = scale * scale * relative;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    double below(double value) {
        return Normal.lower((value - location) / scale);
    }

    @Override
    double excess(double level) {
        return scale * Normal.loss((level - location) / scale);
    }

    @Override
    double inverse(double probability) {
        return probability == 0 ? 0 : Math.max(0, location + scale * Normal.quantile(probability));
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.LIGHT;
    }

    @Override
    public String toString() {
        return "RectifiedNormal(location=" + location + ", scale=" + scale + ")";
    }
}
