package io.flowcast.api.stock;

import io.flowcast.api.internal.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link LotLedger}.
 *
 * @param eventId key of the event; the same event twice counts once
 * @param lotId the lot that changes
 * @param kind what happened
 * @param deltaUnits what is added to the lot, negative for goods that leave it
 * @param eventTime when it happened
 * @param recordedTime when it was written down, not before it happened
 * @param reversesEventId the event that this one corrects, or {@code null}
 * @param counterpart lot, site or recipient on the other side, or {@code null}
 */
public record Movement(
        String eventId,
        String lotId,
        Kind kind,
        long deltaUnits,
        Instant eventTime,
        Instant recordedTime,
        @Nullable String reversesEventId,
        @Nullable String counterpart) {
    /** Checks the arguments. */
    public Movement {
        Require.text("eventId", eventId);
        Require.text("lotId", lotId);
        Require.present("kind", kind);
        Require.present("eventTime", eventTime);
        Require.that(
                !recordedTime.isBefore(eventTime),
                "recordedTime " + recordedTime + " is before eventTime " + eventTime);
        Require.that(
                (kind == Kind.REVERSAL) == (reversesEventId != null),
                "a reversal names the event it reverses, and nothing else does");
    }

    /** What happened to a lot. */
    public enum Kind {
        /** Goods came in; opens the lot. */
        RECEIPT,
        /** Sold. */
        SALE,
        /** Left for another lot of the same goods. */
        SPLIT_OUT,
        /** Came from the lot it was split from. */
        SPLIT_IN,
        /** Left for another site. */
        TRANSFER_OUT,
        /** Came from another site. */
        TRANSFER_IN,
        /** Given away. */
        DONATION,
        /** Turned into another product. */
        REWORK,
        /** Went back to the supplier. */
        RETURN,
        /** Thrown away. */
        WASTE,
        /** Counted and found to differ. */
        ADJUSTMENT,
        /** Takes an earlier event back. */
        REVERSAL
    }
}
