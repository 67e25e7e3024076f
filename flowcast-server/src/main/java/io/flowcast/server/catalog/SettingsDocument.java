package io.flowcast.server.catalog;

import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.server.http.Doc;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What the company decides once. */
public record SettingsDocument(
        @Doc("Currency of all prices and costs.") Currency currency,
        @Doc("What orders should reach.") ServiceObjective objective,

        @Doc("Share of customers who pick the freshest goods, from 0 to 1.")
        double newestFirstShare,

        @Doc("Which discounts may be asked.") MarkdownRule markdown,
        @Doc("Terms of moving goods between sites.") PlanSettings.TransferTerms transfer,
        @Doc("Terms of giving goods away.") DonationTerms donation,

        @Doc("Ways to throw away and what they cost; at least one.")
        Map<Pathway, Double> disposalCostPerKilogram,

        @Doc("Time a vehicle spends at a stop.") long serviceSecondsPerStop,

        @Doc("Iterations of the search for routes, for each day of a plan.")
        long routingIterations,

        @Doc("Emission factors and meals, each with its source.")
        List<Factor> factors) {

    /** Terms of giving goods away; tax relief and fairness are those of the standard. */
    public record DonationTerms(
            @Doc("What it costs to hand over a kilogram.") double costPerKilogram,

            @Doc("What a kilogram given is worth to the giver.")
            double valuePerKilogram) {}

    private static final long MOST_ITERATIONS = 10_000_000;

    /** Checks what the settings of a plan check, and keeps its own copies. */
    public SettingsDocument {
        disposalCostPerKilogram = Map.copyOf(disposalCostPerKilogram);
        factors = List.copyOf(factors);
        if (routingIterations < 1 || routingIterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "routingIterations must lie between 1 and " + MOST_ITERATIONS + ", was " + routingIterations);
        }
        settings(
                1,
                currency,
                objective,
                newestFirstShare,
                markdown,
                transfer,
                donation,
                disposalCostPerKilogram,
                serviceSecondsPerStop,
                routingIterations);
    }

    /** The document of settings and factors. */
    public static SettingsDocument of(PlanSettings settings, Factors factors) {
        return new SettingsDocument(
                settings.currency(),
                settings.objective(),
                settings.newestFirstShare(),
                settings.markdown(),
                settings.transfer(),
                new DonationTerms(
                        settings.donation().costPerKilogram(),
                        settings.donation().valuePerKilogram()),
                settings.disposal().costPerKilogram(),
                settings.serviceSecondsPerStop(),
                Math.min(settings.routing().iterations(), MOST_ITERATIONS),
                factors.all());
    }

    /** The settings of a plan of so many days. */
    public PlanSettings settings(int horizonDays) {
        return settings(
                horizonDays,
                currency,
                objective,
                newestFirstShare,
                markdown,
                transfer,
                donation,
                disposalCostPerKilogram,
                serviceSecondsPerStop,
                routingIterations);
    }

    private static PlanSettings settings(
            int horizonDays,
            Currency currency,
            ServiceObjective objective,
            double newestFirstShare,
            MarkdownRule markdown,
            PlanSettings.TransferTerms transfer,
            DonationTerms donation,
            Map<Pathway, Double> disposal,
            long serviceSecondsPerStop,
            long routingIterations) {
        return new PlanSettings(
                horizonDays,
                currency,
                objective,
                newestFirstShare,
                markdown,
                transfer,
                new io.flowcast.api.expiry.DonationTerms(donation.costPerKilogram(), donation.valuePerKilogram()),
                new DisposalRule(disposal),
                serviceSecondsPerStop,
                StopWhen.afterIterations(routingIterations));
    }
}
