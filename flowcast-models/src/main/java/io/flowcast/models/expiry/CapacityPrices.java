package io.flowcast.models.expiry;

import io.flowcast.api.catalog.Recipient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a kilogram of room at each way out is worth to others: prices p(k) that nearly minimise the dual of sharing the room,
 *
 * <pre>
 *   L(p) = sum over k of C(k) p(k) + sum over offers o of n(o) max(0, max over k of g(o, k) - m(o) p(k))
 * </pre>
 *
 * <p>with C(k) the room, n(o) the units of an offer, m(o) the mass of one and g(o, k) what it gains there over staying. The
 * inner maximum is replaced by a soft one whose temperature falls (Nesterov 2005, Math. Program. 103), so that alike
 * recipients share and prices move smoothly; then gradient steps. Any prices are safe: they only steer the search.
 */
final class CapacityPrices {
    private static final int STEPS = 80;

    private final ProblemBook book;
    private final int recipients;
    private final double[] room;
    private final List<double[]> gains = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final List<double[]> sizes = new ArrayList<>();
    final double[] price;

    CapacityPrices(ProblemBook book) {
        this.book = book;
        recipients = book.recipients.size();
        room = new double[recipients + book.rescues.size()];
        price = new double[room.length];
        for (int r = 0; r < recipients; r++) {
            Recipient recipient = book.recipients.get(r);
            room[r] = recipient.capacityGramsPerDay() / 1000.0;
        }
        for (int k = 0; k < book.rescues.size(); k++) {
            room[recipients + k] = book.rescues.get(k).capacityGrams / 1000.0;
        }
        for (LotState lot : book.lots) {
            if (!lot.canLeave()) {
                continue;
            }
            if (!lot.forSale()) {
                offer(lot, lot.units, -lot.disposalCost, Math.max(0, lot.giftValue + lot.disposalCost));
            } else {
                for (int i = 0; i < lot.giftParts.length; i++) {
                    if (lot.giftParts[i] > 0) {
                        offer(lot, lot.giftParts[i], lot.keepWorth[i], lot.giftGains[i]);
                    }
                }
            }
        }
    }

    private void offer(LotState lot, long units, double keepWorth, double giftGain) {
        int n = lot.takers.length + lot.ways.length;
        double[] gain = new double[n];
        int[] place = new int[n];
        int i = 0;
        for (int r : lot.takers) {
            place[i] = r;
            gain[i++] = giftGain / lot.kilogramsPerUnit;
        }
        for (int k : lot.ways) {
            place[i] = recipients + k;
            gain[i++] = (book.rescues.get(k).value(lot) - keepWorth) / lot.kilogramsPerUnit;
        }
        gains.add(gain);
        places.add(place);
        sizes.add(new double[] {units * lot.kilogramsPerUnit});
    }

    /** Finds the prices; says whether any is above zero. */
    boolean find() {
        double scale = 0;
        double mass = 0;
        for (int o = 0; o < gains.size(); o++) {
            scale += Arrays.stream(gains.get(o)).max().orElse(0) * sizes.get(o)[0];
            mass += sizes.get(o)[0];
        }
        scale = mass > 0 ? scale / mass : 0;
        if (!(scale > 0)) {
            return false;
        }
        double[] use = new double[room.length];
        for (int step = 0; step < STEPS; step++) {
            double temperature = scale * Math.max(0.003, 0.2 * Math.pow(0.93, step));
            use(temperature, use);
            double pace = 0.6 * scale / (1 + step / 12.0);
            boolean over = false;
            for (int k = 0; k < room.length; k++) {
                double excess = room[k] > 0 ? use[k] / room[k] - 1 : 0;
                over |= excess > 0;
                price[k] = Math.max(0, price[k] + pace * Math.max(-1, Math.min(1, excess)));
            }
            if (step == 0 && !over) {
                return false;
            }
        }
        return Arrays.stream(price).anyMatch(p -> p > 0);
    }

    private void use(double temperature, double[] use) {
        Arrays.fill(use, 0);
        double[] weight = new double[room.length];
        for (int o = 0; o < gains.size(); o++) {
            double[] gain = gains.get(o);
            int[] place = places.get(o);
            double best = 0;
            for (int i = 0; i < gain.length; i++) {
                best = Math.max(best, gain[i] - price[place[i]]);
            }
            // Staying gains 0; of ways worth the same the larger room takes more.
            double sum = Math.exp(-best / temperature);
            for (int i = 0; i < gain.length; i++) {
                weight[i] = Math.exp((gain[i] - price[place[i]] - best) / temperature);
                sum += weight[i];
            }
            for (int i = 0; i < gain.length; i++) {
                use[place[i]] += sizes.get(o)[0] * weight[i] / sum;
            }
        }
    }
}
