package io.flowcast.models.expiry.shelflife;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import org.jspecify.annotations.Nullable;

/**
 * One sample that somebody watched: when it was last good and first bad, and how warm it lay. Immutable.
 *
 * <p>Seen to spoil: both moments are alike. Good when last seen: there is no bad moment. Bad when first seen: the good moment is
 * the start.
 */
public final class SpoilageRecord {
    private static final String SOURCE = "spoilage record";

    private final double goodDays;
    private final double badDays;
    private final double celsius;
    private final @Nullable TemperatureTrace toGood;
    private final @Nullable TemperatureTrace toBad;

    private SpoilageRecord(
            double goodDays,
            double badDays,
            double celsius,
            @Nullable TemperatureTrace toGood,
            @Nullable TemperatureTrace toBad) {
        this.goodDays = goodDays;
        this.badDays = badDays;
        this.celsius = celsius;
        this.toGood = toGood;
        this.toBad = toBad;
    }

    /**
     * A sample at a steady temperature.
     *
     * @param goodDays days from the start until it was last good, at least 0
     * @param badDays days until it was first bad, above zero and not before {@code goodDays}; infinite if it stayed good
     * @param celsius the temperature
     * @return the record
     * @throws io.flowcast.api.finding.InvalidInputException if the days are no order or the temperature is none
     */
    public static SpoilageRecord steady(double goodDays, double badDays, double celsius) {
        Refusal refusal = new Refusal(SOURCE);
        refusal.check(
                goodDays >= 0 && goodDays < Double.POSITIVE_INFINITY && badDays >= goodDays && badDays > 0,
                -1,
                "spoilage.bad-interval",
                "goodDays, badDays",
                goodDays + ", " + badDays,
                "Maybe the two were swapped; a sample that was bad at the start tells of its supplier, not of its life.");
        refusal.check(
                celsius > -273.15 && celsius < 1000,
                -1,
                "temperature.bad-reading",
                "celsius",
                celsius,
                "Maybe the unit is not Celsius.");
        refusal.throwIfAny();
        return new SpoilageRecord(goodDays, badDays, celsius, null, null);
    }

    /**
     * A sample along a logger's temperatures.
     *
     * @param toGood trace from the start until it was last good
     * @param toBad trace from the start until it was first bad, not shorter; {@code null} if it stayed good
     * @return the record
     * @throws io.flowcast.api.finding.InvalidInputException if the second trace is shorter or empty
     */
    public static SpoilageRecord along(TemperatureTrace toGood, @Nullable TemperatureTrace toBad) {
        Refusal refusal = new Refusal(SOURCE);
        double bad = toBad == null ? Double.POSITIVE_INFINITY : toBad.days();
        refusal.check(
                bad >= toGood.days() && bad > 0,
                -1,
                "spoilage.bad-interval",
                "toBad",
                bad,
                "Maybe the two traces were swapped.");
        refusal.throwIfAny();
        double last = toBad == null || toBad.pieces() == 0 ? Double.NaN : toBad.pieceEnd(toBad.pieces() - 1);
        return new SpoilageRecord(toGood.days(), bad, last, toGood, toBad);
    }

    /** Age when last good, in days at the reference temperature. */
    double goodAge(AgeingRate rate) {
        return toGood == null ? goodDays * rate.at(celsius) : toGood.ageDays(rate);
    }

    /** Age when first bad. */
    double badAge(AgeingRate rate) {
        if (badDays == goodDays) {
            return goodAge(rate);
        }
        if (badDays == Double.POSITIVE_INFINITY) {
            return badDays;
        }
        return toBad == null ? badDays * rate.at(celsius) : toBad.ageDays(rate);
    }

    /** Rate at the moment it was seen to spoil, 1 in a gap of the logger. */
    double rateAtEnd(AgeingRate rate) {
        return Double.isNaN(celsius) ? 1 : rate.at(celsius);
    }

    boolean seenToSpoil() {
        return goodDays == badDays;
    }

    /** Whether it lay at one temperature, and at which. */
    boolean steadyAt(double other) {
        return toGood == null && celsius == other;
    }

    double celsius() {
        return celsius;
    }
}
