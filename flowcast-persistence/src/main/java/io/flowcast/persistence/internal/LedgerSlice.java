package io.flowcast.persistence.internal;

import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Applies the laws of {@link LotLedger} to a part of a ledger: the lots that new movements touch, with all their earlier
 * movements. The laws look at nothing else, so the answer is that of the whole ledger.
 *
 * <p>Time and memory grow with the movements of the touched lots.
 */
public final class LedgerSlice {

    private LedgerSlice() {}

    /**
     * Checks new movements against a slice.
     *
     * @param lots every lot that the new movements name, that holds an event of the same key, or that holds an event they
     *     reverse, as far as they exist
     * @param earlier all movements of those lots, in the order they were added
     * @param added the new movements
     * @return those that are new indeed, with times as they are kept
     * @throws io.flowcast.api.finding.InvalidInputException at the first movement that breaks a law
     */
    public static List<Movement> append(
            Collection<StockLot> lots, Collection<Movement> earlier, Collection<Movement> added) {
        LotLedger ledger = new LotLedger();
        lots.forEach(ledger::open);
        earlier.forEach(ledger::append);
        List<Movement> fresh = new ArrayList<>();
        for (Movement movement : added) {
            Movement kept = asKept(movement);
            if (ledger.append(kept)) {
                fresh.add(kept);
            }
        }
        return fresh;
    }

    private static Movement asKept(Movement movement) {
        Storable.requireText("movements", "eventId", movement.eventId());
        Storable.requireText("movements", "counterpart", movement.counterpart());
        return new Movement(
                movement.eventId(),
                movement.lotId(),
                movement.kind(),
                movement.deltaUnits(),
                Storable.time(movement.eventTime()),
                Storable.time(movement.recordedTime()),
                movement.reversesEventId(),
                movement.counterpart());
    }
}
