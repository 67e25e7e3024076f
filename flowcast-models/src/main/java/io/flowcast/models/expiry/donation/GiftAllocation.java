package io.flowcast.models.expiry.donation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives offers to recipients with capacities: first for the largest value, then fairly, then in whole units.
 *
 * <p><b>Value.</b> Offers that the same recipients may take form a kind. With z_o the mass given of offer o, f_gr the mass
 * of kind g that goes to recipient r, w_o the gain per kilogram and C_r the capacity:
 *
 * <pre>
 *   max  sum_o w_o z_o
 *   s.t. sum_{o in g} z_o = sum_r f_gr,   sum_g f_gr &lt;= C_r,   0 &lt;= z_o &lt;= mass of o,   f &gt;= 0
 * </pre>
 *
 * <p><b>Fairness.</b> With the mass of each kind fixed, the worst fill rate (mass received over capacity) is made as
 * high as it can be, then the next worst among the others, and so on (max-min). What a recipient can get forms the base
 * of a polymatroid, on which that is the same as the least sum of squares of fill rates weighted by capacity
 * (Fujishige 1980); with one kind that all may take it gives everybody the same fill rate (proportional).
 *
 * <p><b>Whole units.</b> Each kind is handed out, best gain first, to the recipient with the most of its share still open;
 * what rounding leaves over goes where there is room. No capacity is ever exceeded. Of offers with equal gain the
 * first in the list goes first.
 *
 * <p>Cost: one linear programme with at most {@value #TIERS} columns for each kind, beside the flows, and for each
 * level of fill rate as many small ones as recipients may be at that level. The gain of offers is averaged where a kind
 * has more than that many.
 */
public final class GiftAllocation {
    private static final int TIERS = 64;

    private final List<GiftOffer> offers;
    private final double[] capacityKilograms;
    private final long[][] units;

    private GiftAllocation(List<GiftOffer> offers, long[] capacityGrams) {
        this.offers = offers;
        capacityKilograms =
                Arrays.stream(capacityGrams).mapToDouble(g -> g / 1000.0).toArray();
        units = new long[offers.size()][];
    }

    /**
     * Allocates the offers.
     *
     * @param offers what can be given
     * @param capacityGrams how much each recipient takes, at least 0
     * @return units of each offer (first index) that go to each recipient (second index)
     */
    public static long[][] allocate(List<GiftOffer> offers, long[] capacityGrams) {
        GiftAllocation allocation = new GiftAllocation(offers, capacityGrams);
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
        FlowProgram program = new FlowProgram(kinds, capacityKilograms);
        double[] given = program.mostValue();
        double[][] flows = program.fairest(given);
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

    private record Rest(int offer, int[] takers) {}

    /** Offers by who may take them, best gain first. */
    private List<Kind> kinds() {
        Map<String, List<Integer>> byTakers = new TreeMap<>();
        for (int o = 0; o < offers.size(); o++) {
            GiftOffer offer = offers.get(o);
            List<Integer> takers = offer.takers().stream()
                    .filter(r -> capacityKilograms[r] * 1000 >= offer.massGramsPerUnit())
                    .toList();
            if (offer.units() > 0 && offer.gainPerUnit() >= 0 && !takers.isEmpty()) {
                byTakers.computeIfAbsent(takers.toString(), none -> new ArrayList<>())
                        .add(o);
            }
        }
        List<Kind> kinds = new ArrayList<>();
        for (List<Integer> members : byTakers.values()) {
            members.sort(
                    Comparator.comparingDouble((Integer o) -> -offers.get(o).gainPerKilogram()));
            int[] takers = offers.get(members.get(0)).takers().stream()
                    .mapToInt(Integer::intValue)
                    .filter(r -> capacityKilograms[r] * 1000
                            >= offers.get(members.get(0)).massGramsPerUnit())
                    .toArray();
            kinds.add(new Kind(members, takers, tiers(members)));
        }
        return kinds;
    }

    /** Mass and gain per kilogram of the offers, joined to at most {@link #TIERS} steps. */
    private double[][] tiers(List<Integer> members) {
        int tiers = Math.min(TIERS, members.size());
        double[] mass = new double[tiers];
        double[] gain = new double[tiers];
        for (int i = 0; i < members.size(); i++) {
            GiftOffer offer = offers.get(members.get(i));
            int tier = (int) ((long) i * tiers / members.size());
            mass[tier] += offer.massKilograms();
            gain[tier] += offer.massKilograms() * offer.gainPerKilogram();
        }
        for (int i = 0; i < tiers; i++) {
            gain[i] /= mass[i];
        }
        return new double[][] {mass, gain};
    }

    /**
     * Offers that the same recipients may take.
     *
     * @param members places in the list of offers, best gain first
     * @param takers places of the recipients, rising
     * @param tiers masses in kg, and gains per kg
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
                long take = Math.min(left, fits);
                if (take <= 0) {
                    break;
                }
                give(o, best, take, mass, open, room);
                left -= take;
            }
        }
    }

    private void useWhatIsLeft(Rest rest, double[] room) {
        double[] none = new double[room.length];
        int o = rest.offer();
        double mass = offers.get(o).massGramsPerUnit() / 1000;
        long left = offers.get(o).units() - Arrays.stream(units[o]).sum();
        while (left > 0) {
            int best = -1;
            double mostFree = 0;
            for (int r : rest.takers()) {
                double free = room[r] / capacityKilograms[r];
                if (free > mostFree && wholeUnits(room[r], mass) > 0) {
                    best = r;
                    mostFree = free;
                }
            }
            if (best < 0) {
                return;
            }
            long take = Math.min(left, wholeUnits(room[best], mass));
            give(o, best, take, mass, none, room);
            left -= take;
        }
    }

    private static long wholeUnits(double kilograms, double massKilograms) {
        return (long) Math.floor(kilograms / massKilograms + 1e-9);
    }

    private void give(int offer, int recipient, long take, double mass, double[] open, double[] room) {
        units[offer][recipient] += take;
        open[recipient] -= take * mass;
        room[recipient] -= take * mass;
    }
}
