package io.flowcast.models.expiry;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.TransferOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what was decided into decisions that people can read. */
final class DecisionWriter {
    private final ProblemBook book;
    private final LocalDate today;
    private final Pathway pathway;
    private final Map<TransferOption, Double> kilogramsByLane = new HashMap<>();

    DecisionWriter(ProblemBook book) {
        this.book = book;
        today = book.problem.today();
        pathway = book.problem.disposal().cheapest();
        for (LotState lot : book.lots) {
            for (Move move : lot.moves) {
                kilogramsByLane.merge(move.lane, move.units * lot.kilogramsPerUnit, Double::sum);
            }
        }
    }

    List<LotDecision> write() {
        List<LotDecision> decisions = new ArrayList<>();
        for (LotState lot : book.lots) {
            if (lot.staying > 0 && lot.forSale()) {
                decisions.add(stay(lot));
            }
            for (Move move : lot.moves) {
                decisions.add(move(lot, move));
            }
            for (int r = 0; r < lot.gifts.length; r++) {
                if (lot.gifts[r] > 0) {
                    decisions.add(gift(lot, r));
                }
            }
            for (int k = 0; k < lot.rescued.length; k++) {
                if (lot.rescued[k] > 0) {
                    decisions.add(rescue(lot, k));
                }
            }
            long rest = lot.units - lot.given() - lot.rescued();
            if (!lot.forSale() && rest > 0) {
                decisions.add(discard(lot, rest));
            }
        }
        return decisions;
    }

    private LotDecision stay(LotState lot) {
        boolean now = lot.level > 0 && lot.fromDay == 0;
        ExpiryAction action = now ? new ExpiryAction.Markdown(discount(lot)) : new ExpiryAction.Keep();
        return decision(
                lot,
                action,
                lot.staying,
                lot.stayProbability,
                lot.staySold,
                lot.stayWaste,
                lot.stayValue,
                lot.stayValueAtFullPrice,
                stayReason(lot, now));
    }

    private String stayReason(LotState lot, boolean now) {
        if (lot.level == 0) {
            return String.format(
                    Locale.ROOT,
                    "sells in full with probability %.0f %%, %.1f units expected to expire",
                    100 * lot.stayProbability,
                    lot.stayWaste);
        }
        double more = lot.stayValue - lot.stayValueAtFullPrice;
        return now
                ? String.format(
                        Locale.ROOT,
                        "%.0f %% off is worth %.2f more than full price: %.1f units expected to expire",
                        100 * discount(lot),
                        more,
                        lot.stayWaste)
                : String.format(
                        Locale.ROOT,
                        "full price for now; %.0f %% off from %s on looks best and is worth %.2f more",
                        100 * discount(lot),
                        today.plusDays(lot.fromDay),
                        more);
    }

    private double discount(LotState lot) {
        return book.problem.markdown().discountFractions().get(lot.level - 1);
    }

    private LotDecision move(LotState lot, Move move) {
        double share = move.units * lot.kilogramsPerUnit / kilogramsByLane.getOrDefault(move.lane, 1.0);
        double value = move.value - move.lane.fixedCost() * share;
        double kept = lot.keptValue(move.units);
        return decision(
                lot,
                new ExpiryAction.Transfer(move.lane.toSiteId()),
                move.units,
                lot.wholeProbability,
                move.sold,
                move.wasted,
                value,
                kept,
                String.format(
                        Locale.ROOT,
                        "%.1f units expected to sell there, the way paid; worth %.2f more than here",
                        move.sold,
                        value - kept));
    }

    private LotDecision gift(LotState lot, int recipient) {
        long units = lot.gifts[recipient];
        double value = lot.giftValue * units;
        double kept = lot.keptValue(units);
        String reason = !lot.forSale()
                ? "past its best-before date, which the recipient accepts"
                : value >= kept
                        ? String.format(
                                Locale.ROOT, "expected to be wasted if kept; given away worth %.2f more", value - kept)
                        : String.format(
                                Locale.ROOT,
                                "would hardly sell: worth %.2f less than keeping, but it is eaten",
                                kept - value);
        return decision(
                lot,
                new ExpiryAction.Donate(book.recipients.get(recipient).id()),
                units,
                lot.forSale() ? lot.wholeProbability : 0,
                0,
                0,
                value,
                kept,
                reason);
    }

    private LotDecision rescue(LotState lot, int way) {
        long units = lot.rescued[way];
        double value = book.rescues.get(way).value(lot) * units;
        double kept = lot.keptValue(units);
        return decision(
                lot,
                book.rescues.get(way).action(),
                units,
                lot.forSale() ? lot.wholeProbability : 0,
                0,
                0,
                value,
                kept,
                String.format(
                        Locale.ROOT,
                        "the best way out for units that would hardly sell: worth %.2f more",
                        value - kept));
    }

    private LotDecision discard(LotState lot, long units) {
        double value = -lot.disposalCost * units;
        return decision(
                lot,
                new ExpiryAction.Discard(pathway),
                units,
                0,
                0,
                units,
                value,
                value,
                "could be sold until " + lot.lastSaleDate + " only, and nobody takes it");
    }

    private LotDecision decision(
            LotState lot,
            ExpiryAction action,
            long units,
            double probabilitySold,
            double sold,
            double waste,
            double value,
            double valueOfKeeping,
            String reason) {
        return new LotDecision(
                lot.outlook.lot(),
                action,
                units,
                today,
                lot.lastSaleDate,
                Math.min(1, Math.max(0, probabilitySold)),
                Math.max(0, sold),
                Math.max(0, waste),
                value,
                valueOfKeeping,
                reason);
    }
}
