package io.flowcast.models.expiry.donation;

import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.Fairness;
import io.flowcast.api.expiry.RecipientStanding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How gifts are shared between recipients, by their place in a list.
 *
 * @param fairness the rule
 * @param weights how much each recipient counts, above 0
 * @param pastKilograms what each has had before
 * @param pastNeedKilograms what each could have taken before
 * @param maxRelief most tax relief that all gifts together can bring
 */
public record Sharing(
        Fairness fairness, double[] weights, double[] pastKilograms, double[] pastNeedKilograms, double maxRelief) {

    /** Checks the arguments; the arrays are kept, not copied. */
    public Sharing {
        int n = weights.length;
        if (pastKilograms.length != n || pastNeedKilograms.length != n) {
            throw new IllegalArgumentException(
                    "weights, past and past need must have one entry for each recipient, had " + n + ", "
                            + pastKilograms.length + " and " + pastNeedKilograms.length);
        }
        for (int r = 0; r < n; r++) {
            if (!(weights[r] > 0 && weights[r] <= 1e9 && pastKilograms[r] >= 0 && pastKilograms[r] <= 1e150)
                    || !(pastNeedKilograms[r] >= 0 && pastNeedKilograms[r] <= 1e150)) {
                throw new IllegalArgumentException("not a standing: weight " + weights[r] + ", past " + pastKilograms[r]
                        + " of " + pastNeedKilograms[r] + " kg. Maybe a sign was lost.");
            }
        }
        if (!(maxRelief >= 0)) {
            throw new IllegalArgumentException("maxRelief must not be negative, was " + maxRelief
                    + ". Maybe the yearly limit is used up: then it is 0.");
        }
    }

    /**
     * The sharing that a problem asks for.
     *
     * @param run recipients and terms
     * @param recipientIds ids of the recipients in the order of the capacities; of standings with the same id the first
     *     counts
     * @return the sharing
     */
    public static Sharing of(DonationRun run, List<String> recipientIds) {
        Map<String, RecipientStanding> byId = new HashMap<>();
        run.terms().standings().forEach(standing -> byId.putIfAbsent(standing.recipientId(), standing));
        int n = recipientIds.size();
        double[] weights = new double[n];
        double[] past = new double[n];
        double[] need = new double[n];
        for (int r = 0; r < n; r++) {
            String id = recipientIds.get(r);
            RecipientStanding standing = byId.getOrDefault(id, RecipientStanding.fresh(id));
            weights[r] = standing.weight();
            past[r] = standing.pastReceivedKilograms();
            need[r] = standing.pastNeedKilograms();
        }
        return new Sharing(
                run.terms().fairness(),
                weights,
                past,
                need,
                run.terms().relief().maxPerPlan());
    }

    /**
     * Max-min of fill rates among recipients that are all alike.
     *
     * @param recipients how many there are
     * @return the sharing
     */
    public static Sharing standard(int recipients) {
        double[] weights = new double[recipients];
        Arrays.fill(weights, 1);
        return new Sharing(
                Fairness.standard(), weights, new double[recipients], new double[recipients], Double.MAX_VALUE);
    }

    /** What a level of 1 means for a recipient: its weighted need of past and today, or its weight. */
    double scale(int r, double capacityKilograms) {
        boolean quantity = fairness instanceof Fairness.MaxMin rule && rule.measure() == Fairness.Measure.QUANTITY;
        double scale = weights[r] * (quantity ? 1 : pastNeedKilograms[r] + capacityKilograms);
        return scale > 0 ? scale : 1;
    }

    /** Fair claims on a mass: what is missing to the weighted share of past and today, at least a trace. */
    double[] claims(double[] capacityKilograms, boolean[] reached, double mass) {
        double scales = 0;
        double all = mass;
        for (int r = 0; r < capacityKilograms.length; r++) {
            if (reached[r]) {
                scales += scale(r, capacityKilograms[r]);
                all += pastKilograms[r];
            }
        }
        double[] claims = new double[capacityKilograms.length];
        for (int r = 0; r < claims.length; r++) {
            if (reached[r]) {
                double share = scale(r, capacityKilograms[r]) / scales;
                // A trace keeps everybody in the sharing when nobody else has room.
                claims[r] = Math.max(1e-9 * share * Math.max(mass, 1e-9), share * all - pastKilograms[r]);
            }
        }
        return claims;
    }
}
