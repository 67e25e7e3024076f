package io.flowcast.models.demand.internal;

/**
 * Continuous demand with a mean and a standard deviation, never negative: the cube of a shaped variable,
 *
 * <pre>
 *   X = mean max(0, 1 - c + sqrt(c) S)^3 / k,    c = (deviation/mean)^2 / 9
 * </pre>
 *
 * <p>With S standard normal this is the gamma distribution in the approximation of Wilson and Hilferty ("The distribution of
 * chi-square", PNAS 17, 1931); as the deviation falls it becomes the shape of S itself. k makes the mean exact: in closed form where the
 * part below zero is out of reach, else by the trapezoid rule. All O(1). Limits: the deviation is exact for small c only (within 3 % up to
 * deviation/mean = .7); with S not normal the skew of S adds to that of the cube. Above deviation/mean of 2 the ratio is cut.
 */
final class GammaLike implements Marginal {
    private static final double MAX_RATIO = 2;
    /** Below this the value is one number: the cube root could not tell its scores apart. */
    private static final double MIN_RATIO = 1e-7;

    private static final double LAST_PROBABILITY = 1 - 1e-9;
    private static final double STEP = 0.05;
    private static final double END = 6;

    private final double mean;
    private final double deviation;
    private final double shift;
    private final double width;
    private final double factor;
    private final Shape shape;

    GammaLike(double mean, double deviation, Shape shape) {
        this.mean = mean;
        this.shape = shape;
        double whole = mean > 0 ? Math.min(MAX_RATIO, deviation / mean) : 0;
        double ratio = whole < MIN_RATIO ? 0 : whole;
        this.deviation = ratio * mean;
        double c = ratio * ratio / 9;
        width = Math.sqrt(c);
        shift = 1 - c;
        double norm;
        if (shift > 6 * width) {
            norm = shift * shift * shift + 3 * shift * c + c * width * shape.thirdMoment();
        } else {
            double sum = 0;
            double weights = 0;
            for (double z = -END; z <= END; z += STEP) {
                double w = Normal.density(z);
                sum += w * cube(z);
                weights += w;
            }
            norm = sum / weights;
        }
        factor = mean / norm;
    }

    private double cube(double score) {
        double root = Math.max(0, shift + width * shape.at(score));
        return root * root * root;
    }

    double at(double score) {
        return factor * cube(score);
    }

    /** Score z with P(Z <= z) = P(X <= value); -infinity below all values, infinity above all. */
    double scoreOf(double value) {
        if (!(value >= 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(width > 0) || !(factor > 0)) {
            return value >= mean ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return shape.scoreOf((Math.cbrt(value / factor) - shift) / width);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return deviation * deviation;
    }

    @Override
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        return at(Normal.quantile(Math.min(probability, LAST_PROBABILITY)));
    }

    @Override
    public double cdf(double value) {
        return Normal.cdf(scoreOf(value));
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean - level;
        }
        if (!(width > 0)) {
            return Math.max(0, mean - level);
        }
        // Over the scores above that of the level, so that the kink lies on the border.
        double from = Math.max(-END, Math.min(scoreOf(level), END + 2));
        double sum = 0;
        int steps = 200;
        double h = (END + 3 - from) / steps;
        for (int i = 0; i <= steps; i++) {
            double z = from + i * h;
            double simpson = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += simpson * Normal.density(z) * Math.max(0, at(z) - level);
        }
        return sum * h / 3;
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return width > 0 ? Tail.LIGHT : Tail.BOUNDED;
    }

    @Override
    public void fromScores(double[] scores, int first, int stride, int count) {
        for (int i = 0, at = first; i < count; i++, at += stride) {
            scores[at] = at(scores[at]);
        }
    }
}
