package io.flowcast.models.expiry.donation;

import io.flowcast.api.expiry.Fairness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives offers to recipients with capacities: first for the largest value, then fairly, then in whole units.
 *
 * <p><b>Value.</b> Offers that the same recipients may take form a kind. With z_o the mass given of offer o, f_gr the mass
 * of kind g that goes to recipient r, w_o the gain and v_o the tax relief per kilogram, C_r the capacity and V the limit
 * of the relief:
 *
 * <pre>
 *   max  sum_o w_o z_o + min(V, sum_o v_o z_o)
 *   s.t. sum_{o in g} z_o = sum_r f_gr,   sum_g f_gr &lt;= C_r,   0 &lt;= z_o &lt;= mass of o,   f &gt;= 0
 * </pre>
 *
 * <p><b>Fairness</b>, with the mass of each kind fixed, by the rule of the {@link Sharing}:
 *
 * <ul>
 *   <li>max-min: the vector of levels (past + received) / (weight x need) is made lexicographically as large as it can
 *       be, exactly, by {@link FairFlow} (Fujishige 1980); with one kind that all may take and no past everybody has the
 *       same fill rate;
 *   <li>proportional: each kind is split by claims among those with room, all kinds at once, so that the order of kinds
 *       does not matter;
 *   <li>cap: the most value with masses over claims as alike as they can be, if its shares lie within the cap; else the
 *       shares are kept within it by the programme of value (Orgut, Ivy, Uzsoy and Wilson 2016), and of such plans the one
 *       with the least deviation is taken.
 * </ul>
 *
 * <p><b>Whole units.</b> Each kind is handed out, best gain first, to the recipient with the most of its share still open;
 * what rounding leaves over goes to the one at the lowest level that has room. No capacity is ever exceeded. Of offers
 * with equal gain the first in the list goes first.
 *
 * <p>As long as neither a cap nor the limit of the relief is reached, the value is found exactly by taking the offers in
 * the order of their gain and giving as much of each as still finds room (the gifts that find room together form a
 * polymatroid, on which greedy is optimal; Edmonds 1970); else by a linear programme.
 *
 * <p>Cost: a search through kinds and recipients for each offer, and maximum flows for fairness; with a cap or a limit that
 * is reached, linear programmes with at most {@value #TIERS} columns for each kind beside the flows, in which the gain of
 * offers is averaged where a kind has more than that many.
 */
public final class GiftAllocation {
    private static final int TIERS = 64;

    private final List<GiftOffer> offers;
    private final Sharing sharing;
    private final double[] capacityKilograms;
    private final double[] received;
    private final long[][] units;
    private double[] claims = {};
    private double reliefLeft;

    private GiftAllocation(List<GiftOffer> offers, long[] capacityGrams, Sharing sharing) {
        this.offers = offers;
        this.sharing = sharing;
        capacityKilograms =
                Arrays.stream(capacityGrams).mapToDouble(g -> g / 1000.0).toArray();
        received = new double[capacityGrams.length];
        units = new long[offers.size()][];
        reliefLeft = sharing.maxRelief();
    }

    /**
     * Allocates the offers by max-min of fill rates.
     *
     * @param offers what can be given
     * @param capacityGrams how much each recipient takes, at least 0
     * @return units of each offer (first index) that go to each recipient (second index)
     */
    public static long[][] allocate(List<GiftOffer> offers, long[] capacityGrams) {
        return allocate(offers, capacityGrams, Sharing.standard(capacityGrams.length));
    }

    /**
     * Allocates the offers.
     *
     * @param offers what can be given
     * @param capacityGrams how much each recipient takes, at least 0
     * @param sharing how they are shared
     * @return units of each offer (first index) that go to each recipient (second index)
     */
    public static long[][] allocate(List<GiftOffer> offers, long[] capacityGrams, Sharing sharing) {
        if (sharing.weights().length != capacityGrams.length) {
            throw new IllegalArgumentException("sharing names " + sharing.weights().length + " recipients for "
                    + capacityGrams.length + " capacities. Maybe a recipient was left out.");
        }
        for (GiftOffer offer : offers) {
            for (int taker : offer.takers()) {
                if (taker < 0 || taker >= capacityGrams.length) {
                    throw new IllegalArgumentException("takers must lie below " + capacityGrams.length + ", were "
                            + offer.takers() + ". Maybe recipients are counted from 1.");
                }
            }
        }
        GiftAllocation allocation = new GiftAllocation(offers, capacityGrams, sharing);
        allocation.solve();
        return allocation.units;
    }

    private void solve() {
        for (int o = 0; o < units.length; o++) {
            units[o] = new long[capacityKilograms.length];
        }
        List<Kind> kinds = kinds();
        if (kinds.isEmpty()) {
            return;
        }
        double[][] flows = flows(kinds);
        double[] room = capacityKilograms.clone();
        for (int g = 0; g < flows.length; g++) {
            handOut(kinds.get(g), flows[g], room);
        }
        kinds.stream()
                .flatMap(kind -> kind.members().stream().map(o -> new Rest(o, kind.takers())))
                .sorted(Comparator.comparingDouble(
                                (Rest rest) -> -offers.get(rest.offer()).gainPerKilogram())
                        .thenComparingInt(Rest::offer))
                .forEach(rest -> useWhatIsLeft(rest, room));
    }

    private double[][] flows(List<Kind> kinds) {
        int n = capacityKilograms.length;
        boolean[] reached = new boolean[n];
        double mass = 0;
        for (Kind kind : kinds) {
            for (int r : kind.takers()) {
                reached[r] = true;
            }
            mass += Arrays.stream(kind.tiers()[0]).sum();
        }
        claims = sharing.claims(capacityKilograms, reached, mass);
        FlowProgram program = new FlowProgram(kinds, capacityKilograms, sharing, claims);
        double[] given = mostValue(kinds);
        if (sharing.fairness() instanceof Fairness.DeviationCap cap) {
            double[][] fair = given == null ? new double[0][] : byClaims(kinds, given);
            if (given != null && deviation(fair) <= cap.maxShareDeviation()) {
                return fair; // the most value of all, and within the cap
            }
            given = null;
        }
        if (given == null) {
            given = Arrays.stream(program.mostValue())
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
        }
        if (sharing.fairness() instanceof Fairness.Proportional) {
            return new ProportionalFlow(kinds, given, capacityKilograms, claims).solve();
        }
        if (sharing.fairness() instanceof Fairness.DeviationCap) {
            return program.leastDeviation(given);
        }
        double[] scale = new double[n];
        for (int r = 0; r < n; r++) {
            scale[r] = sharing.scale(r, capacityKilograms[r]);
        }
        return new FairFlow(kinds, given, capacityKilograms, sharing.pastKilograms(), scale).solve();
    }

    /** Masses received over claims as alike as they can be. */
    private double[][] byClaims(List<Kind> kinds, double[] given) {
        double[] scale = Arrays.stream(claims).map(c -> c > 0 ? c : 1).toArray();
        return new FairFlow(kinds, given, capacityKilograms, new double[scale.length], scale).solve();
    }

    /** Largest difference of a share of all that is given from the fair one. */
    private double deviation(double[][] flows) {
        double[] mass = new double[claims.length];
        for (double[] ofKind : flows) {
            for (int r = 0; r < mass.length; r++) {
                mass[r] += ofKind[r];
            }
        }
        double all = Arrays.stream(mass).sum();
        double fair = Arrays.stream(claims).sum();
        double worst = 0;
        for (int r = 0; r < mass.length && all > 0; r++) {
            worst = Math.max(worst, Math.abs(mass[r] / all - claims[r] / fair));
        }
        return worst;
    }

    /**
     * Mass of each kind that is given for the largest value, offer by offer, best gain first; {@code null} if the limit of
     * the relief is exceeded, which this cannot look at.
     */
    private double @Nullable [] mostValue(List<Kind> kinds) {
        double all = 0;
        List<int[]> order = new ArrayList<>();
        for (int g = 0; g < kinds.size(); g++) {
            for (int o : kinds.get(g).members()) {
                order.add(new int[] {g, o});
                all += offers.get(o).massKilograms();
            }
        }
        order.sort(Comparator.comparingDouble((int[] one) -> -offers.get(one[1]).gainPerKilogram())
                .thenComparingInt(one -> one[1]));
        double[] given = new double[kinds.size()];
        boolean[] closed = new boolean[kinds.size()];
        MassFlow flow = new MassFlow(kinds, new double[kinds.size()], received.length, 1e-12 * Math.max(1e-6, all));
        flow.start(capacityKilograms);
        double relief = 0;
        for (int[] one : order) {
            if (!closed[one[0]]) {
                GiftOffer offer = offers.get(one[1]);
                double mass = offer.massKilograms();
                double sent = flow.more(one[0], mass);
                given[one[0]] += sent;
                relief += sent / mass * offer.units() * offer.reliefPerUnit();
                // What cannot be given now can never be: sets of gifts that find room form a polymatroid.
                closed[one[0]] = sent < mass * (1 - 1e-9);
            }
        }
        return relief > sharing.maxRelief() ? null : given;
    }

    private record Rest(int offer, int[] takers) {}

    /** Offers by who may take them, best gain first. */
    private List<Kind> kinds() {
        Map<String, List<Integer>> byTakers = new TreeMap<>();
        for (int o = 0; o < offers.size(); o++) {
            GiftOffer offer = offers.get(o);
            int[] takers = takers(offer);
            if (offer.units() > 0 && offer.gainPerKilogram() >= 0 && takers.length > 0) {
                byTakers.computeIfAbsent(Arrays.toString(takers), none -> new ArrayList<>())
                        .add(o);
            }
        }
        List<Kind> kinds = new ArrayList<>();
        for (List<Integer> members : byTakers.values()) {
            members.sort(
                    Comparator.comparingDouble((Integer o) -> -offers.get(o).gainPerKilogram()));
            kinds.add(new Kind(members, takers(offers.get(members.get(0))), tiers(members)));
        }
        return kinds;
    }

    /** Those who have room for a unit. */
    private int[] takers(GiftOffer offer) {
        return offer.takers().stream()
                .mapToInt(Integer::intValue)
                .filter(r -> capacityKilograms[r] * 1000 >= offer.massGramsPerUnit())
                .toArray();
    }

    /** Mass, gain and relief per kilogram of the offers, joined to at most {@link #TIERS} steps. */
    private double[][] tiers(List<Integer> members) {
        int tiers = Math.min(TIERS, members.size());
        double[] mass = new double[tiers];
        double[] gain = new double[tiers];
        double[] relief = new double[tiers];
        for (int i = 0; i < members.size(); i++) {
            GiftOffer offer = offers.get(members.get(i));
            int tier = (int) ((long) i * tiers / members.size());
            mass[tier] += offer.massKilograms();
            gain[tier] += offer.units() * offer.gainPerUnit();
            relief[tier] += offer.units() * offer.reliefPerUnit();
        }
        for (int i = 0; i < tiers; i++) {
            gain[i] /= mass[i];
            relief[i] /= mass[i];
        }
        return new double[][] {mass, gain, relief};
    }

    /**
     * Offers that the same recipients may take.
     *
     * @param members places in the list of offers, best gain first
     * @param takers places of the recipients, rising
     * @param tiers masses in kg, gains per kg and relief per kg
     */
    record Kind(List<Integer> members, int[] takers, double[][] tiers) {}

    private void handOut(Kind kind, double[] share, double[] room) {
        double[] open = share.clone();
        for (int o : kind.members()) {
            double mass = offers.get(o).massGramsPerUnit() / 1000;
            long left = offers.get(o).units();
            while (left > 0) {
                int best = kind.takers()[0];
                for (int r : kind.takers()) {
                    best = open[r] > open[best] ? r : best;
                }
                // A crumb of a millionth keeps rounding of the programme from costing a unit.
                long fits = wholeUnits(Math.min(open[best] + 1e-6, room[best]), mass);
                long take = Math.min(worthwhile(o), Math.min(left, fits));
                if (take <= 0) {
                    break;
                }
                open[best] -= take * mass;
                give(o, best, take, mass, room);
                left -= take;
            }
        }
    }

    /** How many units of an offer gain something with the relief that is left. */
    private long worthwhile(int o) {
        GiftOffer offer = offers.get(o);
        if (offer.gainPerUnit() >= 0) {
            return Long.MAX_VALUE;
        }
        return offer.reliefPerUnit() > 0 ? (long) Math.floor(reliefLeft / offer.reliefPerUnit()) : 0;
    }

    private void useWhatIsLeft(Rest rest, double[] room) {
        int o = rest.offer();
        double mass = offers.get(o).massGramsPerUnit() / 1000;
        long left = Math.min(
                worthwhile(o), offers.get(o).units() - Arrays.stream(units[o]).sum());
        while (left > 0) {
            int best = -1;
            double lowest = Double.POSITIVE_INFINITY;
            for (int r : rest.takers()) {
                double level = (sharing.pastKilograms()[r] + received[r]) / sharing.scale(r, capacityKilograms[r]);
                if (level < lowest && wholeUnits(room[r], mass) > 0 && withinCap(r, mass)) {
                    best = r;
                    lowest = level;
                }
            }
            if (best < 0) {
                return;
            }
            boolean capped = sharing.fairness() instanceof Fairness.DeviationCap;
            long some = capped ? 1 : Math.max(1, left / rest.takers().length);
            long take = Math.min(some, wholeUnits(room[best], mass));
            give(o, best, take, mass, room);
            left -= take;
        }
    }

    /** Whether one unit more for a recipient keeps all shares within a cap: its own rises, the others' fall. */
    private boolean withinCap(int r, double mass) {
        if (!(sharing.fairness() instanceof Fairness.DeviationCap cap)) {
            return true;
        }
        double all = Arrays.stream(received).sum() + mass;
        double needs = Arrays.stream(claims).sum();
        for (int k = 0; k < received.length; k++) {
            double share = (received[k] + (k == r ? mass : 0)) / all;
            double deviation = k == r ? share - claims[k] / needs : claims[k] / needs - share;
            if (deviation > cap.maxShareDeviation()) {
                return false;
            }
        }
        return true;
    }

    private static long wholeUnits(double kilograms, double massKilograms) {
        return (long) Math.floor(kilograms / massKilograms + 1e-9);
    }

    private void give(int offer, int recipient, long take, double mass, double[] room) {
        units[offer][recipient] += take;
        received[recipient] += take * mass;
        room[recipient] -= take * mass;
        reliefLeft -= take * offers.get(offer).reliefPerUnit();
    }
}
