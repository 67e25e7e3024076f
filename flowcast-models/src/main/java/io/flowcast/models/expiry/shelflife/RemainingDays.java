package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.distribution.Distribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Days of life that are left to goods which are still good at an age.
 *
 * <p>The whole life T, in days at the reference temperature, is log-normal with a given coefficient of variation; a
 * small share of the goods fails before the stated life L: {@code ln T ~ N(mu, s^2)}, {@code s^2 = ln(1 + cv^2)}, {@code
 * mu = ln L - z s} with z the quantile of that share. At age a the rest is {@code R = min(T - a, cap)} given T &gt; a:
 *
 * <pre>
 *   P(R &gt; r)  = S(a + r) / S(a)                                   for r &lt; cap, S the survival function of T
 *   E[R]      = (M1(a + cap) - M1(a)) / S(a)                      M1(u) = E[min(T, u)]
 *   E[(a+R)^2] = (M2(a + cap) - M2(a)) / S(a) + a^2               M2(u) = E[min(T, u)^2]
 *   Mk(u)     = exp(k mu + k^2 s^2 / 2) Phi((ln u - mu - k s^2) / s) + u^k S(u)
 * </pre>
 *
 * <p>Limited moments Mk of the log-normal: Klugman, Panjer and Willmot, "Loss models", appendix A.
 */
final class RemainingDays implements Distribution {
    /** Beyond this share of the upper tail nothing is told apart. */
    private static final double NEGLIGIBLE = 1e-9;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double mu;
    private final double sigma;
    private final double age;
    private final double survivalAtAge;
    private final double cap;
    private final double mean;
    private final double variance;

    private RemainingDays(double mu, double sigma, double age, double survivalAtAge, double cap) {
        this.mu = mu;
        this.sigma = sigma;
        this.age = age;
        this.survivalAtAge = survivalAtAge;
        this.cap = cap;
        double first = (limitedMoment(1, age + cap) - limitedMoment(1, age)) / survivalAtAge;
        mean = Math.min(cap, Math.max(0, first));
        double secondFromZero = (limitedMoment(2, age + cap) - limitedMoment(2, age)) / survivalAtAge + age * age;
        double square = (age + mean) * (age + mean);
        variance = Math.min(cap * cap / 4, Math.max(0, secondFromZero - square));
    }

    /**
     * The rest of a life.
     *
     * @param lifeDays stated life L at the reference temperature, above zero
     * @param ageDays age a in days at the reference temperature, at least 0
     * @param capDays no more than this is left whatever the goods are like (the label ends), may be infinite
     * @param settings spread of lives
     */
    static Distribution of(double lifeDays, double ageDays, double capDays, ShelfLifeSettings settings) {
        if (capDays <= 0) {
            return new FixedDays(0);
        }
        double cv = settings.lifeCoefficientOfVariation();
        if (cv == 0) {
            return new FixedDays(Math.min(capDays, Math.max(0, lifeDays - ageDays)));
        }
        double s = Math.sqrt(Math.log1p(cv * cv));
        double z = NORMAL.inverseCumulativeProbability(settings.failedShareAtStatedLife());
        double m = Math.log(lifeDays) - z * s;
        double survival = NORMAL.cumulativeProbability(-(Math.log(ageDays) - m) / s);
        if (survival < NEGLIGIBLE) {
            return new FixedDays(0);
        }
        double longest = Math.exp(m - s * NORMAL.inverseCumulativeProbability(NEGLIGIBLE * survival)) - ageDays;
        return new RemainingDays(m, s, ageDays, survival, Math.min(capDays, Math.max(0, longest)));
    }

    private double survival(double life) {
        return NORMAL.cumulativeProbability(-(Math.log(life) - mu) / sigma);
    }

    private double limitedMoment(int k, double limit) {
        if (limit <= 0) {
            return 0;
        }
        double whole = Math.exp(k * mu + k * k * sigma * sigma / 2);
        double below = NORMAL.cumulativeProbability((Math.log(limit) - mu - k * sigma * sigma) / sigma);
        return whole * below + Math.pow(limit, k) * survival(limit);
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
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, was " + probability);
        }
        if (probability >= 1 - survival(age + cap) / survivalAtAge) {
            return cap;
        }
        double upper = survivalAtAge * (1 - probability);
        double life = Math.exp(mu - sigma * NORMAL.inverseCumulativeProbability(upper));
        return Math.min(cap, Math.max(0, life - age));
    }

    @Override
    public double cdf(double value) {
        if (value < 0) {
            return 0;
        }
        return value >= cap ? 1 : Math.max(0, 1 - survival(age + value) / survivalAtAge);
    }

    @Override
    public double lossAbove(double level) {
        if (level <= 0) {
            return mean - level;
        }
        if (level >= cap) {
            return 0;
        }
        return Math.max(0, (limitedMoment(1, age + cap) - limitedMoment(1, age + level)) / survivalAtAge);
    }

    @Override
    public boolean discrete() {
        return false;
    }

    @Override
    public Tail tail() {
        return Tail.BOUNDED;
    }

    @Override
    public String toString() {
        return "log-normal life, " + age + " days old, at most " + cap + " days left";
    }
}
