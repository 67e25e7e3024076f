package io.flowcast.api.impact;

import io.flowcast.api.internal.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the figures of an {@link Impact}, for people who check them.
 *
 * @param terms what was assumed
 * @param planBalance where the goods went with the plan
 * @param withoutBalance where they went with the baseline
 * @param tiers mass by tier of the waste hierarchy, best first, then what is not ranked
 * @param figures totals of the lines, with intervals of what is saved
 * @param assumptions what has to be known to read it, in sentences: counterfactual, rebound, uncertainty, boundaries
 */
public record ImpactReport(
        ImpactTerms terms,
        MassBalance planBalance,
        MassBalance withoutBalance,
        List<TierMass> tiers,
        List<FigureTotal> figures,
        List<String> assumptions) {
    /** Checks and copies the arguments. */
    public ImpactReport {
        Require.present("terms", terms);
        Require.present("planBalance", planBalance);
        Require.present("withoutBalance", withoutBalance);
        tiers = List.copyOf(tiers);
        figures = List.copyOf(figures);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Mass in a tier.
     *
     * @param tier name of the tier
     * @param rank 1 for the best; 0 for what is not ranked
     * @param planKilograms with the plan; prevention is what the baseline has unsold more
     * @param withoutKilograms with the baseline
     * @param planShare share of all that is prevented or unsold with the plan, 0 if there is nothing
     * @param withoutShare the same with the baseline
     */
    public record TierMass(
            String tier,
            int rank,
            double planKilograms,
            double withoutKilograms,
            double planShare,
            double withoutShare) {
        /** Checks the arguments. */
        public TierMass {
            Require.text("tier", tier);
            Require.nonNegative("rank", (long) rank);
            Require.nonNegative("planKilograms", planKilograms);
            Require.nonNegative("withoutKilograms", withoutKilograms);
            Require.fraction("planShare", planShare);
            Require.fraction("withoutShare", withoutShare);
        }
    }

    /**
     * The total of a figure.
     *
     * @param name its name, as in the lines where it is a sum of lines
     * @param unit its unit
     * @param plan with the plan
     * @param without with the baseline
     * @param savedLow lower end of the interval of what the plan saves (baseline less plan), or {@code null} if nothing
     *     about it is uncertain or known to be
     * @param savedHigh upper end
     */
    public record FigureTotal(
            String name,
            String unit,
            double plan,
            double without,
            @Nullable Double savedLow,
            @Nullable Double savedHigh) {
        /** Checks the arguments. */
        public FigureTotal {
            Require.text("name", name);
            Require.text("unit", unit);
            Require.finite("plan", plan);
            Require.finite("without", without);
            if (savedLow != null) {
                Require.finite("savedLow", savedLow);
            }
            if (savedHigh != null) {
                Require.finite("savedHigh", savedHigh);
            }
        }

        /**
         * What the plan saves.
         *
         * @return baseline less plan; negative where the plan has more
         */
        public double saved() {
            return without - plan;
        }
    }

    /**
     * Mass that counts as food loss and waste, by the user's hierarchy.
     *
     * @param balance one side
     * @return kilograms
     */
    public double foodLossAndWasteKilograms(MassBalance balance) {
        double sum = 0;
        for (var entry : balance.unsoldKilograms().entrySet()) {
            sum += terms.hierarchy().countedAsWaste().contains(entry.getKey()) ? entry.getValue() : 0;
        }
        return sum;
    }
}
