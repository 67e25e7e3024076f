package io.flowcast.api.impact;

import io.flowcast.api.expiry.WasteHierarchy;
import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be assumed to say what a plan saves. None of it can be measured by a plan, so all of it is said with the
 * result.
 *
 * @param hierarchy how ways out rank, and which count as waste
 * @param donationDisplacement share of donated food that replaces food somebody would have bought, from 0 to 1
 * @param markdownDisplacement share of food sold at a lower price that replaces food somebody would have bought, from 0
 *     to 1; the rest is eaten beside it and saves no production (rebound)
 * @param confidence how much of the outcomes an interval holds, above 0 and below 1
 * @param draws how many outcomes are drawn for intervals, at least 100
 * @param assumedDeviation geometric standard deviation, at least 1, of factors whose source states no range, by the
 *     beginning of their id; the longest beginning counts; factors that none names are taken as exact
 */
public record ImpactTerms(
        WasteHierarchy hierarchy,
        double donationDisplacement,
        double markdownDisplacement,
        double confidence,
        int draws,
        Map<String, Double> assumedDeviation) {
    /** Checks and copies the arguments. */
    public ImpactTerms {
        Require.present("hierarchy", hierarchy);
        Require.fraction("donationDisplacement", donationDisplacement);
        Require.fraction("markdownDisplacement", markdownDisplacement);
        Require.that(confidence > 0 && confidence < 1, "confidence must lie between 0 and 1, was " + confidence);
        Require.that(draws >= 100 && draws <= 1_000_000, "draws must lie between 100 and 1,000,000, was " + draws);
        assumedDeviation = Collections.unmodifiableMap(new TreeMap<>(assumedDeviation));
        assumedDeviation.forEach((prefix, deviation) -> Require.that(
                deviation >= 1 && deviation <= 100,
                "assumedDeviation of " + prefix + " must lie between 1 and 100, was " + deviation));
    }

    /**
     * EPA Wasted Food Scale, every kilogram saved replaces a purchase, 90 % intervals from 2,000 draws, no deviation
     * assumed.
     *
     * @return terms to start from
     */
    public static ImpactTerms standard() {
        return new ImpactTerms(WasteHierarchy.epaWastedFoodScale(), 1, 1, 0.9, 2_000, Map.of());
    }
}
