package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.GumbelDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.apache.commons.math3.distribution.LogisticDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;

/** Frozen distributions of scipy.stats: {"dist": name, "args": [shapes, loc, scale], "kwds": {...}}. */
final class FrozenLaw {
    private static final double TAIL = 1e-10;

    private FrozenLaw() {}

    /** Names of the shape arguments of the kinds known here, in scipy's order. */
    private static final Map<String, List<String>> SHAPES = Map.ofEntries(
            Map.entry("norm", List.of()),
            Map.entry("uniform", List.of()),
            Map.entry("expon", List.of()),
            Map.entry("gamma", List.of("a")),
            Map.entry("erlang", List.of("a")),
            Map.entry("chi2", List.of("df")),
            Map.entry("lognorm", List.of("s")),
            Map.entry("beta", List.of("a", "b")),
            Map.entry("weibull_min", List.of("c")),
            Map.entry("rayleigh", List.of()),
            Map.entry("halfnorm", List.of()),
            Map.entry("powerlaw", List.of("a")),
            Map.entry("loguniform", List.of("a", "b")),
            Map.entry("reciprocal", List.of("a", "b")),
            Map.entry("triang", List.of("c")),
            Map.entry("logistic", List.of()),
            Map.entry("laplace", List.of()),
            Map.entry("gumbel_r", List.of()),
            Map.entry("t", List.of("df")),
            Map.entry("f", List.of("dfn", "dfd")),
            Map.entry("pareto", List.of("b")),
            Map.entry("truncnorm", List.of("a", "b")),
            Map.entry("poisson", List.of("mu")),
            Map.entry("nbinom", List.of("n", "p")),
            Map.entry("geom", List.of("p")),
            Map.entry("binom", List.of("n", "p")),
            Map.entry("bernoulli", List.of("p")),
            Map.entry("hypergeom", List.of("M", "n", "N")),
            Map.entry("randint", List.of("low", "high")));

    private static final List<String> COUNTS =
            List.of("poisson", "nbinom", "geom", "binom", "bernoulli", "hypergeom", "randint");

    static DemandLaw of(Map<?, ?> frozen) {
        String kind = String.valueOf(frozen.get("dist"));
        List<String> shapes = SHAPES.get(kind);
        if (shapes == null) {
            throw new Arguments.Unreadable("distribution " + kind);
        }
        boolean count = COUNTS.contains(kind);
        double[] given = new double[shapes.size() + 2];
        given[given.length - 1] = 1;
        if (frozen.get("args") instanceof List<?> args) {
            for (int i = 0; i < args.size() && i < given.length; i++) {
                given[i] = args.get(i) instanceof Number n ? n.doubleValue() : Double.NaN;
            }
        }
        if (frozen.get("kwds") instanceof Map<?, ?> named) {
            for (int i = 0; i < given.length; i++) {
                String name = i < shapes.size() ? shapes.get(i) : i == shapes.size() ? "loc" : "scale";
                if (named.get(name) instanceof Number n) {
                    given[i] = n.doubleValue();
                }
            }
        }
        double location = given[shapes.size()];
        double scale = count ? 1 : given[shapes.size() + 1];
        DemandLaw standard = count ? count(kind, given) : continuous(kind, given);
        return DemandLaws.shifted(DemandLaws.scaled(standard, scale), location);
    }

    private static DemandLaw count(String kind, double[] given) {
        return switch (kind) {
            case "poisson" -> DemandLaws.poisson(given[0]);
            case "nbinom" -> DemandLaws.negativeBinomial(given[0], given[1]);
            case "geom" -> DemandLaws.geometric(given[0]);
            case "binom" -> binomial(given[0], given[1]);
            case "bernoulli" -> binomial(1, given[0]);
            case "hypergeom" -> hypergeometric(given[0], given[1], given[2]);
            default -> DemandLaws.uniformWhole(given[0], given[1] - 1);
        };
    }

    private static DemandLaw binomial(double n, double p) {
        BinomialDistribution law = new BinomialDistribution(null, (int) n, p);
        double[] mass = new double[(int) n + 1];
        for (int k = 0; k < mass.length; k++) {
            mass[k] = law.probability(k);
        }
        return DemandLaws.table(0, mass);
    }

    private static DemandLaw hypergeometric(double population, double marked, double drawn) {
        HypergeometricDistribution law =
                new HypergeometricDistribution(null, (int) population, (int) marked, (int) drawn);
        double[] mass = new double[law.getSupportUpperBound() - law.getSupportLowerBound() + 1];
        for (int k = 0; k < mass.length; k++) {
            mass[k] = law.probability(law.getSupportLowerBound() + k);
        }
        return DemandLaws.table(law.getSupportLowerBound(), mass);
    }

    private static DemandLaw continuous(String kind, double[] given) {
        double a = given[0];
        double b = given[1];
        return switch (kind) {
            case "norm" -> DemandLaws.normal(0, 1);
            case "uniform" -> DemandLaws.uniform(0, 1);
            case "expon" -> DemandLaws.exponential(1);
            case "gamma", "erlang" -> DemandLaws.gamma(a, 1);
            case "chi2" -> DemandLaws.gamma(a / 2, 2);
            case "lognorm" -> DemandLaws.lognormal(0, a);
            case "beta" -> of(new BetaDistribution(null, a, b));
            case "weibull_min" -> of(new WeibullDistribution(null, a, 1, 1e-12));
            case "rayleigh" -> of(new WeibullDistribution(null, 2, Math.sqrt(2), 1e-12));
            case "halfnorm" -> truncatedNormal(0, Double.POSITIVE_INFINITY);
            case "powerlaw" -> of(new BetaDistribution(null, a, 1));
            case "loguniform", "reciprocal" -> loguniform(a, b);
            case "triang" -> of(new TriangularDistribution(null, 0, a, 1));
            case "logistic" -> of(new LogisticDistribution(null, 0, 1));
            case "laplace" -> of(new LaplaceDistribution(null, 0, 1));
            case "gumbel_r" -> of(new GumbelDistribution(null, 0, 1));
            case "t" -> of(new TDistribution(null, a));
            case "f" -> of(new FDistribution(null, a, b));
            case "pareto" -> of(new ParetoDistribution(null, 1, a));
            default -> truncatedNormal(a, b);
        };
    }

    private static DemandLaw of(AbstractRealDistribution law) {
        double variance = law.getNumericalVariance();
        return DemandLaws.continuous(
                law.getNumericalMean(),
                Double.isFinite(variance) ? variance : 0,
                law::cumulativeProbability,
                x -> 1 - law.cumulativeProbability(x),
                law::inverseCumulativeProbability,
                law.getSupportLowerBound(),
                law.getSupportUpperBound());
    }

    private static DemandLaw loguniform(double a, double b) {
        double width = Math.log(b / a);
        double mean = (b - a) / width;
        return DemandLaws.continuous(
                mean,
                (b * b - a * a) / (2 * width) - mean * mean,
                x -> x <= a ? 0 : Math.min(1, Math.log(x / a) / width),
                x -> x >= b ? 0 : Math.min(1, Math.log(b / x) / width),
                p -> a * Math.exp(p * width),
                a,
                b);
    }

    private static DemandLaw truncatedNormal(double a, double b) {
        DemandLaw normal = DemandLaws.normal(0, 1);
        double below = normal.cdf(a);
        double inside = normal.cdf(b) - below;
        double fa = Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI);
        double fb = Math.exp(-b * b / 2) / Math.sqrt(2 * Math.PI);
        double mean = (fa - fb) / inside;
        double edge = (Double.isFinite(a) ? a * fa : 0) - (Double.isFinite(b) ? b * fb : 0);
        return DemandLaws.continuous(
                mean,
                1 + edge / inside - mean * mean,
                x -> (normal.cdf(x) - below) / inside,
                x -> (normal.survival(x) - normal.survival(b)) / inside,
                p -> Math.max(a, Math.min(b, normal.quantile(Math.max(1e-300, below + p * inside)))),
                a,
                b);
    }

    /**
     * First and second losses as stockpyl integrates them: over the values between the quantiles of 1e-10 and 1 - 1e-10
     * only.
     *
     * @return above and below, of the order 1 or 2
     */
    static double[] between(DemandLaw law, double x, int order) {
        double low = law.quantile(TAIL);
        double high = law.quantile(1 - TAIL);
        double above = 0;
        double below = 0;
        if (x < high) {
            double width = high - Math.max(x, Double.NEGATIVE_INFINITY);
            above = order == 1
                    ? law.loss(x) - law.loss(high) - width * law.survival(high)
                    : law.secondLoss(x)
                            - law.secondLoss(high)
                            - width * law.loss(high)
                            - 0.5 * width * width * law.survival(high);
        }
        if (x > low) {
            double width = x - low;
            below = order == 1
                    ? law.leftover(x) - law.leftover(low) - width * law.cdf(low)
                    : law.secondLeftover(x)
                            - law.secondLeftover(low)
                            - width * law.leftover(low)
                            - 0.5 * width * width * law.cdf(low);
        }
        return new double[] {above, below};
    }
}
