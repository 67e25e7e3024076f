package io.flowcast.models.expiry.donation;

import io.flowcast.api.expiry.Fairness;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The linear programmes of {@link GiftAllocation}, in kilograms, solved by ojAlgo. */
final class FlowProgram {
    private final List<GiftAllocation.Kind> kinds;
    private final double[] capacity;
    private final Sharing sharing;
    /** Fair share of each recipient in all that is given; only where a cap is set. */
    private final double[] fair;

    private final double cap;

    FlowProgram(List<GiftAllocation.Kind> kinds, double[] capacity, Sharing sharing, double[] claims) {
        this.kinds = kinds;
        this.capacity = capacity;
        this.sharing = sharing;
        cap = sharing.fairness() instanceof Fairness.DeviationCap rule ? rule.maxShareDeviation() : 2;
        double all = Arrays.stream(claims).sum();
        fair = Arrays.stream(claims).map(c -> all > 0 ? c / all : 0).toArray();
    }

    /** One programme with its flows from kinds to recipients and its limits. */
    private final class Program {
        final ExpressionsBasedModel model = new ExpressionsBasedModel();
        final Variable[][] flow = new Variable[kinds.size()][capacity.length];
        final Expression[] ofKind = new Expression[kinds.size()];

        Program() {
            Expression[] ofRecipient = new Expression[capacity.length];
            for (int r = 0; r < capacity.length; r++) {
                ofRecipient[r] = model.newExpression("recipient" + r).upper(capacity[r]);
            }
            for (int g = 0; g < kinds.size(); g++) {
                ofKind[g] = model.newExpression("kind" + g);
                for (int r : kinds.get(g).takers()) {
                    flow[g][r] = model.newVariable("f" + g + "," + r).lower(0);
                    ofKind[g].set(flow[g][r], 1);
                    ofRecipient[r].set(flow[g][r], 1);
                }
            }
        }

        /** Keeps x_r / X between a least and a largest share, by columns for x_r and X, so that rows stay short. */
        void keepShares(double[] least, double[] largest) {
            Variable all = model.newVariable("all").lower(0);
            Expression sum = model.newExpression("sum").level(0);
            sum.set(all, -1);
            for (int r = 0; r < capacity.length; r++) {
                Variable received = model.newVariable("x" + r).lower(0);
                Expression of = model.newExpression("x of " + r).level(0);
                of.set(received, -1);
                for (int g = 0; g < kinds.size(); g++) {
                    if (flow[g][r] != null) {
                        of.set(flow[g][r], 1);
                    }
                }
                sum.set(received, 1);
                Expression over = model.newExpression("over" + r).upper(0);
                over.set(received, 1);
                over.set(all, -largest[r]);
                Expression under = model.newExpression("under" + r).lower(0);
                under.set(received, 1);
                under.set(all, -least[r]);
            }
        }

        double[][] flows(Optimisation.Result result) {
            double[][] kilograms = new double[flow.length][capacity.length];
            for (int g = 0; g < flow.length; g++) {
                for (int r : kinds.get(g).takers()) {
                    kilograms[g][r] = Math.max(0, result.doubleValue(model.indexOf(flow[g][r])));
                }
            }
            return kilograms;
        }
    }

    /** The flows of the largest value; the mass of each kind is what counts, and with a cap the shares too. */
    double[][] mostValue() {
        Program program = new Program();
        boolean limited = sharing.maxRelief() < mostRelief();
        Variable relief = program.model
                .newVariable("relief")
                .lower(0)
                .upper(limited ? sharing.maxRelief() : 0)
                .weight(1);
        Expression reliefEarned = program.model.newExpression("reliefEarned").lower(0);
        reliefEarned.set(relief, -1);
        for (int g = 0; g < kinds.size(); g++) {
            double[][] tiers = kinds.get(g).tiers();
            program.ofKind[g].level(0);
            for (int i = 0; i < tiers[0].length; i++) {
                // Where two plans are worth the same, the one that feeds more people wins.
                double gain = tiers[1][i] + (limited ? 0 : tiers[2][i]);
                Variable tier = program.model
                        .newVariable("z" + g + "," + i)
                        .lower(0)
                        .upper(tiers[0][i])
                        .weight(gain + 1e-6);
                program.ofKind[g].set(tier, -1);
                if (limited) {
                    reliefEarned.set(tier, tiers[2][i]);
                }
            }
        }
        if (cap < 1) {
            program.keepShares(
                    Arrays.stream(fair).map(f -> f - cap).toArray(),
                    Arrays.stream(fair).map(f -> f + cap).toArray());
        }
        return program.flows(program.model.maximise());
    }

    private double mostRelief() {
        double most = 0;
        for (GiftAllocation.Kind kind : kinds) {
            for (int i = 0; i < kind.tiers()[0].length; i++) {
                most += kind.tiers()[0][i] * kind.tiers()[2][i];
            }
        }
        return most;
    }

    /** The way to hand out a mass of each kind whose largest deviation from the fair shares is least. */
    double[][] leastDeviation(double[] given) {
        Program program = new Program();
        double all = Arrays.stream(given).sum();
        for (int g = 0; g < kinds.size(); g++) {
            program.ofKind[g].level(given[g] * (1 - 1e-7)); // what the solver rounded up must still fit
        }
        Variable most = program.model.newVariable("most").lower(0).weight(1);
        for (int r = 0; r < capacity.length; r++) {
            Expression over = program.model.newExpression("over" + r).upper(fair[r] * all);
            Expression under = program.model.newExpression("under" + r).lower(fair[r] * all);
            for (int g = 0; g < kinds.size(); g++) {
                if (program.flow[g][r] != null) {
                    over.set(program.flow[g][r], 1);
                    under.set(program.flow[g][r], 1);
                }
            }
            over.set(most, -1);
            under.set(most, 1);
        }
        Optimisation.Result result = program.model.minimise();
        return program.flows(result);
    }
}
