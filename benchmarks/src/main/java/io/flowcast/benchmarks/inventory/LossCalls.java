package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import io.flowcast.models.inventory.loss.DemandLaws;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The functions of stockpyl.loss_functions. */
final class LossCalls {
    private static final String ROOM = "stockpyl.loss_functions.";

    private LossCalls() {}

    static void addTo(Map<String, OracleCall> calls) {
        both(calls, "standard_normal", a -> DemandLaws.normal(0, 1), "z");
        both(calls, "normal", a -> DemandLaws.normal(a.number("mean"), positive(a, "sd")), "x");
        first(calls, "lognormal_loss", a -> DemandLaws.lognormal(a.number("mu"), positive(a, "sigma")), "x");
        both(calls, "exponential", a -> notBelow(a, 0, DemandLaws.exponential(a.number("mu"))), "x");
        first(calls, "gamma_loss", a -> above(a, DemandLaws.gamma(a.number("a"), a.number("b"))), "x");
        second(calls, "gamma_second_loss", a -> notBelow(a, 0, DemandLaws.gamma(a.number("a"), a.number("b"))), "x");
        both(calls, "uniform", LossCalls::uniform, "x");
        both(calls, "poisson", a -> whole(a, DemandLaws.poisson(a.number("mean"))), "x");
        both(calls, "geometric", a -> whole(a, DemandLaws.geometric(a.number("p"))), "x");
        both(calls, "negative_binomial", a -> whole(a, negativeBinomial(a)), "x");
        calls.put(ROOM + "standard_normal_loss_dict", LossCalls::table);
        calls.put(ROOM + "continuous_loss", a -> pair(FrozenLaw.between(a.law("distrib"), a.number("x"), 1)));
        calls.put(ROOM + "continuous_second_loss", a -> pair(FrozenLaw.between(a.law("distrib"), a.number("x"), 2)));
        first(calls, "discrete_loss", a -> whole(a, discrete(a)), "x");
        second(calls, "discrete_second_loss", a -> whole(a, discrete(a)), "x");
    }

    private static void both(Map<String, OracleCall> calls, String name, Function<Arguments, DemandLaw> law, String x) {
        first(calls, name + "_loss", law, x);
        second(calls, name + "_second_loss", law, x);
    }

    private static void first(
            Map<String, OracleCall> calls, String name, Function<Arguments, DemandLaw> law, String x) {
        calls.put(ROOM + name, a -> {
            DemandLaw demand = law.apply(a);
            return Arguments.list(demand.loss(a.number(x)), demand.leftover(a.number(x)));
        });
    }

    private static void second(
            Map<String, OracleCall> calls, String name, Function<Arguments, DemandLaw> law, String x) {
        calls.put(ROOM + name, a -> {
            DemandLaw demand = law.apply(a);
            return Arguments.list(demand.secondLoss(a.number(x)), demand.secondLeftover(a.number(x)));
        });
    }

    private static Object pair(double[] values) {
        return Arguments.list(values);
    }

    private static double positive(Arguments a, String name) {
        if (!(a.number(name) > 0)) {
            throw new IllegalArgumentException(name + " must be above zero, was " + a.number(name));
        }
        return a.number(name);
    }

    private static DemandLaw whole(Arguments a, DemandLaw law) {
        if (a.number("x") != Math.rint(a.number("x"))) {
            throw new IllegalArgumentException("x must be a whole number, was " + a.number("x"));
        }
        return law;
    }

    private static DemandLaw notBelow(Arguments a, double least, DemandLaw law) {
        if (!(a.number("x") >= least)) {
            throw new IllegalArgumentException("x must be at least " + least + ", was " + a.number("x"));
        }
        return law;
    }

    private static DemandLaw above(Arguments a, DemandLaw law) {
        if (!(a.number("x") > 0)) {
            throw new IllegalArgumentException("x must be above zero, was " + a.number("x"));
        }
        return law;
    }

    private static DemandLaw uniform(Arguments a) {
        if (a.number("x") > a.number("b")) {
            throw new IllegalArgumentException("x must be at most b, was " + a.number("x"));
        }
        return notBelow(a, a.number("a"), DemandLaws.uniform(a.number("a"), a.number("b")));
    }

    private static DemandLaw negativeBinomial(Arguments a) {
        return a.has("r") && a.has("p")
                ? DemandLaws.negativeBinomial(a.number("r"), a.number("p"))
                : DemandLaws.negativeBinomialOfMoments(a.number("mean"), a.number("sd"));
    }

    static DemandLaw discrete(Arguments a) {
        return a.has("distrib") ? a.law("distrib") : DemandLaws.table(a.masses("pmf"));
    }

    private static Object table(Arguments a) {
        Map<String, Object> table = new LinkedHashMap<>();
        DemandLaw normal = DemandLaws.normal(0, 1);
        boolean below = a.flag("complementary", false);
        double step = a.number("step", 0.01);
        for (double z = a.number("start", -4); z < a.number("stop", 4); z += step) {
            table.put(String.valueOf(z), below ? normal.leftover(z) : normal.loss(z));
        }
        return table;
    }
}
