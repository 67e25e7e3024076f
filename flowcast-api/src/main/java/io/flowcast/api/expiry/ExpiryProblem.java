package io.flowcast.api.expiry;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;
import java.util.List;

/**
 * What to do with many lots.
 *
 * @param today the day of the decision and of step 0 of the forecast
 * @param horizonDays days to look ahead, at least 1, at most the forecast's horizon
 * @param forecast daily demand at full price
 * @param lots the lots
 * @param arrivals fresh goods that will compete with them
 * @param markdown which discounts may be asked
 * @param transfers ways between sites
 * @param donation who can be given goods
 * @param disposal ways to throw away
 * @param newestFirstShare share of customers who pick the freshest goods; the others take the oldest
 * @param rescue other ways out: rework and return
 */
public record ExpiryProblem(
        LocalDate today,
        int horizonDays,
        DemandForecast forecast,
        List<LotOutlook> lots,
        List<Arrival> arrivals,
        MarkdownRule markdown,
        List<TransferOption> transfers,
        DonationRun donation,
        DisposalRule disposal,
        double newestFirstShare,
        RescueRule rescue) {
    /** Checks and copies the arguments. */
    public ExpiryProblem {
        Require.present("today", today);
        Require.that(
                horizonDays >= 1 && horizonDays <= forecast.horizon(),
                "horizonDays must lie between 1 and the forecast's " + forecast.horizon() + ", was " + horizonDays);
        lots = List.copyOf(lots);
        arrivals = List.copyOf(arrivals);
        Require.present("markdown", markdown);
        transfers = List.copyOf(transfers);
        Require.present("donation", donation);
        Require.present("disposal", disposal);
        Require.fraction("newestFirstShare", newestFirstShare);
        Require.present("rescue", rescue);
    }

    /**
     * A problem without rework and returns.
     *
     * @param today the day of the decision and of step 0 of the forecast
     * @param horizonDays days to look ahead, at least 1, at most the forecast's horizon
     * @param forecast daily demand at full price
     * @param lots the lots
     * @param arrivals fresh goods that will compete with them
     * @param markdown which discounts may be asked
     * @param transfers ways between sites
     * @param donation who can be given goods
     * @param disposal ways to throw away
     * @param newestFirstShare share of customers who pick the freshest goods; the others take the oldest
     */
    public ExpiryProblem(
            LocalDate today,
            int horizonDays,
            DemandForecast forecast,
            List<LotOutlook> lots,
            List<Arrival> arrivals,
            MarkdownRule markdown,
            List<TransferOption> transfers,
            DonationRun donation,
            DisposalRule disposal,
            double newestFirstShare) {
        this(
                today,
                horizonDays,
                forecast,
                lots,
                arrivals,
                markdown,
                transfers,
                donation,
                disposal,
                newestFirstShare,
                RescueRule.none());
    }
}
