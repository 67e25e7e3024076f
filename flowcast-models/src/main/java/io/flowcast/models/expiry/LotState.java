package io.flowcast.models.expiry;

import io.flowcast.api.expiry.LotOutlook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One lot: what is known of it, what was decided, and what that is expected to bring. */
final class LotState {
    final LotOutlook outlook;
    final int index;
    final LocalDate lastSaleDate;
    /** Last day of sale counted from today, -1 if it is over. */
    final int lastDay;

    final long units;
    final double kilogramsPerUnit;
    final double disposalCost;

    /** Whether the date is known, so that others can be told how long it keeps. */
    final boolean dated;

    /** Who may take it today, as places in the list of recipients. */
    int[] takers = {};

    /** Worth of giving one unit away today, costs taken off. */
    double giftValue;

    /** The part of it that is tax relief; the plan's limit on relief is looked at when gifts are shared out. */
    double giftRelief;

    /** What the limit takes of it, for each unit. */
    double reliefLost;

    /** Ways out beside sale and gift that take it, as places in the list of rescues. */
    int[] ways = {};

    /** Worth of the best way out of one unit today, gift included, what its room is worth to others taken off. */
    double outValue;

    /** Worth of a unit that expires: what throwing away costs, or a gift on a later day. */
    double wasteValue;

    // Decided.
    long staying;
    long wanted;
    int level;
    int fromDay;
    /** Whether the whole ladder was looked at. */
    boolean searched;

    final List<Move> moves = new ArrayList<>();
    long[] gifts = {};
    /** Units by way out beside sale and gift. */
    long[] rescued = {};

    /** Parts of {@code wanted}, those that sell most easily first, and what giving each unit gains. */
    long[] giftParts = {};

    double[] giftGains = {};

    /** What a unit of each part would bring on the shelf. */
    double[] keepWorth = {};

    /** Place in the play of its series. */
    int handle;

    /** Expected waste if all of it stays at full price. */
    double wasteIfKept;

    // Expected.
    double stayValue;
    double stayValueAtFullPrice;
    double stayProbability;
    /** Whether the gain of its discount does not stand out from chance. */
    boolean byChance;

    double staySold;
    double stayWaste;
    double leaveValueIfKept;
    /** Standard error of it. */
    double leaveError;

    double wholeProbability;

    LotState(LotOutlook outlook, int index, LocalDate lastSaleDate, int lastDay, double disposalCostPerKilogram) {
        this.outlook = outlook;
        this.index = index;
        this.lastSaleDate = lastSaleDate;
        this.lastDay = lastDay;
        units = outlook.lot().quantityUnits();
        kilogramsPerUnit = outlook.massGramsPerUnit() / 1000;
        disposalCost = disposalCostPerKilogram * kilogramsPerUnit;
        staying = units;
        dated = outlook.remainingLife().labelDate() != null;
        wasteValue = -disposalCost;
    }

    /** Days a unit of it could be sold when it came in, 0 if that is not known. */
    int lifeOnArrival() {
        long days = lastSaleDate.toEpochDay() - outlook.lot().receivedOn().toEpochDay() + 1;
        return dated && forSale() ? (int) Math.max(0, Math.min(days, 1_000_000)) : 0;
    }

    boolean forSale() {
        return lastDay >= 0;
    }

    boolean giveable() {
        return takers.length > 0;
    }

    /** Whether units may leave the shelf by a gift or another way out. */
    boolean canLeave() {
        return takers.length > 0 || ways.length > 0;
    }

    long given() {
        return sum(gifts);
    }

    long rescued() {
        return sum(rescued);
    }

    private static long sum(long[] units) {
        long sum = 0;
        for (long u : units) {
            sum += u;
        }
        return sum;
    }

    /** Takes units out of the lot, those first that were to be given away and sell least easily. */
    void take(long taken) {
        long fromGifts = Math.min(wanted, taken);
        wanted -= fromGifts;
        staying -= taken - fromGifts;
        long rest = fromGifts;
        for (int i = giftParts.length - 1; i >= 0 && rest > 0; i--) {
            long part = Math.min(rest, giftParts[i]);
            giftParts[i] -= part;
            rest -= part;
        }
    }

    /** What units that leave would have brought on the shelf: their share of all that leave. */
    double keptValue(long leaving) {
        return forSale() ? leaveValueIfKept * leaving / (units - staying) : -disposalCost * leaving;
    }
}
