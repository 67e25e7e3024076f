package io.flowcast.models.expiry.donation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The linear programmes of {@link GiftAllocation}, in kilograms, solved by ojAlgo. */
final class FlowProgram {
    /** Fill rates closer than this are the same. */
    private static final double SAME = 1e-7;

    private final List<GiftAllocation.Kind> kinds;
    private final double[] capacity;

    FlowProgram(List<GiftAllocation.Kind> kinds, double[] capacity) {
        this.kinds = kinds;
        this.capacity = capacity;
    }

    /** One programme with its flows from kinds to recipients and its limits. */
    private final class Program {
        final ExpressionsBasedModel model = new ExpressionsBasedModel();
        final Variable[][] flow = new Variable[kinds.size()][capacity.length];
        final Expression[] ofKind = new Expression[kinds.size()];
        final Expression[] ofRecipient = new Expression[capacity.length];

        Program() {
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

    /** Mass of each kind that is given for the largest value. */
    double[] mostValue() {
        Program program = new Program();
        for (int g = 0; g < kinds.size(); g++) {
            double[][] tiers = kinds.get(g).tiers();
            program.ofKind[g].level(0);
            for (int i = 0; i < tiers[0].length; i++) {
                // Where two plans are worth the same, the one that feeds more people wins.
                Variable tier = program.model
                        .newVariable("z" + g + "," + i)
                        .lower(0)
                        .upper(tiers[0][i])
                        .weight(tiers[1][i] + 1e-6);
                program.ofKind[g].set(tier, -1);
            }
        }
        double[][] flows = program.flows(program.model.maximise());
        return Arrays.stream(flows).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    /** The fairest way to hand out a mass of each kind. */
    double[][] fairest(double[] given) {
        double[] fill = new double[capacity.length];
        boolean[] fixed = new boolean[capacity.length];
        List<Integer> open = new ArrayList<>();
        for (int r = 0; r < capacity.length; r++) {
            int recipient = r;
            fixed[r] = capacity[r] <= 0
                    || kinds.stream().noneMatch(kind -> Arrays.binarySearch(kind.takers(), recipient) >= 0);
            if (!fixed[r]) {
                open.add(r);
            }
        }
        double[][] flows = new double[kinds.size()][capacity.length];
        while (!open.isEmpty()) {
            Level level = raise(given, fill, fixed, open);
            flows = level.flows;
            boolean any = false;
            for (int r : open) {
                if (received(flows, r) <= (level.fill + SAME) * capacity[r]
                        && (level.fill >= 1 - SAME
                                || mostOf(given, fill, fixed, open, level.fill, r)
                                        <= (level.fill + 1e-6) * capacity[r])) {
                    fill[r] = level.fill;
                    fixed[r] = true;
                    any = true;
                }
            }
            open.removeIf(r -> fixed[r]);
            if (!any) {
                return flows; // the solver's rounding hides who is at the limit; the flows are good to that rounding
            }
        }
        return flows;
    }

    private record Level(double fill, double[][] flows) {}

    /** The highest fill rate that all open recipients can have together. */
    private Level raise(double[] given, double[] fill, boolean[] fixed, List<Integer> open) {
        Program program = handingOut(given, fill, fixed);
        Variable level = program.model.newVariable("level").lower(0).upper(1).weight(1);
        for (int r : open) {
            Expression atLeast = program.model.newExpression("atLeast" + r).lower(0);
            for (int g = 0; g < kinds.size(); g++) {
                if (program.flow[g][r] != null) {
                    atLeast.set(program.flow[g][r], 1);
                }
            }
            atLeast.set(level, -capacity[r]);
        }
        Optimisation.Result result = program.model.maximise();
        return new Level(result.doubleValue(program.model.indexOf(level)), program.flows(result));
    }

    /** The most that one recipient can get while all other open ones keep a fill rate. */
    private double mostOf(
            double[] given, double[] fill, boolean[] fixed, List<Integer> open, double level, int recipient) {
        Program program = handingOut(given, fill, fixed);
        for (int r : open) {
            program.ofRecipient[r].lower(Math.max(0, (level - SAME) * capacity[r]));
        }
        for (int g = 0; g < kinds.size(); g++) {
            if (program.flow[g][recipient] != null) {
                program.flow[g][recipient].weight(1);
            }
        }
        return received(program.flows(program.model.maximise()), recipient);
    }

    private Program handingOut(double[] given, double[] fill, boolean[] fixed) {
        Program program = new Program();
        for (int g = 0; g < kinds.size(); g++) {
            program.ofKind[g].level(given[g] * (1 - SAME)); // what the solver rounded up must still fit
        }
        for (int r = 0; r < capacity.length; r++) {
            if (fixed[r]) {
                program.ofRecipient[r].lower(Math.max(0, (fill[r] - SAME) * capacity[r]));
                program.ofRecipient[r].upper((fill[r] + SAME) * capacity[r]);
            }
        }
        return program;
    }

    private static double received(double[][] flows, int recipient) {
        double sum = 0;
        for (double[] ofKind : flows) {
            sum += ofKind[recipient];
        }
        return sum;
    }
}
