package io.flowcast.api.plan;

import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.internal.Require;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.routing.StopWhen;
import java.util.Currency;
import java.util.Map;

/**
 * What the planner of a company decides once.
 *
 * @param horizonDays days to plan, at least 1
 * @param currency currency of all prices and costs of the run
 * @param objective what orders should reach
 * @param newestFirstShare share of customers who pick the freshest goods; the others take the oldest
 * @param markdown which discounts may be asked
 * @param transfer terms of moving goods between sites
 * @param donation terms of giving goods away
 * @param disposal ways to throw away
 * @param serviceSecondsPerStop time a vehicle spends at a stop
 * @param routing when the search for routes ends, for each day of the plan
 * @param rescue other ways out for goods that will not sell: rework and return
 */
public record PlanSettings(
        int horizonDays,
        Currency currency,
        ServiceObjective objective,
        double newestFirstShare,
        MarkdownRule markdown,
        TransferTerms transfer,
        DonationTerms donation,
        DisposalRule disposal,
        long serviceSecondsPerStop,
        StopWhen routing,
        RescueRule rescue) {
    /** Checks the arguments. */
    public PlanSettings {
        Require.positive("horizonDays", (long) horizonDays);
        Require.present("currency", currency);
        Require.present("objective", objective);
        Require.fraction("newestFirstShare", newestFirstShare);
        Require.present("markdown", markdown);
        Require.present("transfer", transfer);
        Require.present("donation", donation);
        Require.present("disposal", disposal);
        Require.nonNegative("serviceSecondsPerStop", serviceSecondsPerStop);
        Require.present("routing", routing);
        Require.present("rescue", rescue);
    }

    /**
     * Settings without rework and returns.
     *
     * @param horizonDays days to plan, at least 1
     * @param currency currency of all prices and costs of the run
     * @param objective what orders should reach
     * @param newestFirstShare share of customers who pick the freshest goods; the others take the oldest
     * @param markdown which discounts may be asked
     * @param transfer terms of moving goods between sites
     * @param donation terms of giving goods away
     * @param disposal ways to throw away
     * @param serviceSecondsPerStop time a vehicle spends at a stop
     * @param routing when the search for routes ends, for each day of the plan
     */
    public PlanSettings(
            int horizonDays,
            Currency currency,
            ServiceObjective objective,
            double newestFirstShare,
            MarkdownRule markdown,
            TransferTerms transfer,
            DonationTerms donation,
            DisposalRule disposal,
            long serviceSecondsPerStop,
            StopWhen routing) {
        this(
                horizonDays,
                currency,
                objective,
                newestFirstShare,
                markdown,
                transfer,
                donation,
                disposal,
                serviceSecondsPerStop,
                routing,
                RescueRule.none());
    }

    /**
     * Sober settings: a week, 95 % fill rate, a third of the customers pick the freshest, no markdowns, transfers or
     * donations, landfill at no cost, five minutes a stop, 2,000 iterations a day of routes.
     *
     * @param currency currency of the run
     * @return settings to start from
     */
    public static PlanSettings standard(Currency currency) {
        return new PlanSettings(
                7,
                currency,
                new ServiceObjective.FillRate(0.95),
                1.0 / 3,
                MarkdownRule.none(),
                TransferTerms.none(),
                new DonationTerms(0, 0),
                new DisposalRule(Map.of(Pathway.LANDFILL, 0.0)),
                300,
                StopWhen.afterIterations(2_000));
    }

    /**
     * Terms of moving goods between sites.
     *
     * @param maxDistanceMetres sites further apart do not exchange goods; 0 for no transfers
     * @param costPerKilogramKilometre cost of moving a kilogram a kilometre
     * @param fixedCost cost of a transfer at all
     * @param days whole days it takes
     */
    public record TransferTerms(long maxDistanceMetres, double costPerKilogramKilometre, double fixedCost, int days) {
        /** Checks the arguments. */
        public TransferTerms {
            Require.nonNegative("maxDistanceMetres", maxDistanceMetres);
            Require.nonNegative("costPerKilogramKilometre", costPerKilogramKilometre);
            Require.nonNegative("fixedCost", fixedCost);
            Require.nonNegative("days", (long) days);
        }

        /**
         * No transfers.
         *
         * @return terms that allow none
         */
        public static TransferTerms none() {
            return new TransferTerms(0, 0, 0, 1);
        }
    }
}
