package io.flowcast.api.expiry;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.internal.Require;
import java.time.LocalDate;

/**
 * Goods that should not come in as planned, since what is there will waste.
 *
 * @param kind what to do
 * @param key site and product
 * @param arriveOn when they would come in
 * @param plannedUnits how much would come in, above zero
 * @param fewerUnits how much less of it should, above zero
 * @param wasteAvoidedUnits expected waste that this avoids, at least 0
 * @param gain expected money that this gains, purchases saved and sales lost counted
 * @param reason what decided, for people
 */
public record StockHint(
        Kind kind,
        SeriesKey key,
        LocalDate arriveOn,
        long plannedUnits,
        long fewerUnits,
        double wasteAvoidedUnits,
        double gain,
        String reason) {
    /** Checks the arguments. */
    public StockHint {
        Require.present("kind", kind);
        Require.present("key", key);
        Require.present("arriveOn", arriveOn);
        Require.positive("plannedUnits", plannedUnits);
        Require.positive("fewerUnits", fewerUnits);
        Require.that(
                fewerUnits <= plannedUnits,
                "fewerUnits must not exceed plannedUnits " + plannedUnits + ", was " + fewerUnits);
        Require.nonNegative("wasteAvoidedUnits", wasteAvoidedUnits);
        Require.finite("gain", gain);
        Require.text("reason", reason);
    }

    /** What a hint asks for. */
    public enum Kind {
        /** Take the whole delivery back: it comes in although stock will waste. */
        STOP_ORDER,
        /** Order or produce less of it. */
        REDUCE
    }
}
