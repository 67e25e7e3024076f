package io.flowcast.api.stock;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of lots, kept like money: entries are only ever added, a mistake is corrected by an entry that reverses it,
 * and the stock of any moment can be told as it was, or as it was known to be.
 *
 * <p>Not safe for several threads.
 */
public final class LotLedger {
    private static final String SOURCE = "lot ledger";

    private final Map<String, StockLot> opened = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, Movement> byEvent = new HashMap<>();
    private final Map<String, String> reversedBy = new HashMap<>();
    private final Map<String, Long> balance = new HashMap<>();

    /** An empty ledger. */
    public LotLedger() {}

    /**
     * Opens a lot. Its own quantity is what came in, so it needs no separate receipt; it counts at every moment, as a lot
     * knows only its day of receipt. Where the moment matters, open it with nothing and add a receipt.
     *
     * @param lot the lot
     * @return true if it was opened, false if the same lot was there already
     * @throws InvalidInputException if another lot has the same key
     */
    public boolean open(StockLot lot) {
        StockLot known = opened.putIfAbsent(lot.lotId(), lot);
        if (known == null) {
            balance.put(lot.lotId(), lot.quantityUnits());
            return true;
        }
        if (!known.equals(lot)) {
            throw refuse("lot.duplicate", "lotId", lot.lotId(), "Maybe two deliveries were given the same lot key.");
        }
        return false;
    }

    /**
     * Adds an entry.
     *
     * @param movement the entry
     * @return true if it was added, false if the same event was there already
     * @throws InvalidInputException if the lot is unknown, the event key was used for something else, the lot would
     *     fall below zero or overflow, or it reverses an event that is unknown or already reversed, or differs from it
     */
    public boolean append(Movement movement) {
        Movement known = byEvent.get(movement.eventId());
        if (known != null) {
            if (!known.equals(movement)) {
                throw refuse(
                        "lot.event-reused",
                        "eventId",
                        movement.eventId(),
                        "Maybe a corrected event was sent with its old key; send a reversal and a new event.");
            }
            return false;
        }
        Long before = balance.get(movement.lotId());
        if (before == null) {
            throw refuse(
                    "lot.unknown", "lotId", movement.lotId(), "Maybe the receipt of this lot was not imported yet.");
        }
        checkReversal(movement);
        long after = before + movement.deltaUnits();
        if (after < 0) {
            boolean overflow = movement.deltaUnits() > 0;
            throw refuse(
                    overflow ? "lot.overflow" : "lot.negative-balance",
                    "deltaUnits",
                    movement.deltaUnits() + " on a balance of " + before,
                    overflow
                            ? "Maybe the quantity is in another unit than the product's base unit."
                            : "Maybe the goods were sold from another lot.");
        }
        if (movement.reversesEventId() != null) {
            reversedBy.put(movement.reversesEventId(), movement.eventId());
        }
        byEvent.put(movement.eventId(), movement);
        movements.add(movement);
        balance.put(movement.lotId(), after);
        return true;
    }

    private void checkReversal(Movement movement) {
        String target = movement.reversesEventId();
        if (target == null) {
            return;
        }
        Movement original = byEvent.get(target);
        if (original == null || reversedBy.containsKey(target)) {
            throw refuse(
                    "lot.reversal-target",
                    "reversesEventId",
                    target,
                    "Maybe the event was never recorded, or was reversed before.");
        }
        if (original.deltaUnits() != -movement.deltaUnits() || !original.lotId().equals(movement.lotId())) {
            throw refuse(
                    "lot.reversal-differs",
                    "deltaUnits",
                    String.valueOf(movement.deltaUnits()),
                    "Maybe only a part should be corrected: reverse the whole event and record the right one.");
        }
    }

    /**
     * A part of a lot becomes a lot of its own that keeps its parent.
     *
     * @param lotId the lot to split
     * @param newLotId key of the new lot
     * @param units how much goes over, above zero
     * @param at when
     * @return the new lot
     * @throws InvalidInputException as {@link #append} and {@link #open} do; nothing has changed then
     */
    public StockLot split(String lotId, String newLotId, long units, Instant at) {
        StockLot parent = find(lotId)
                .orElseThrow(() ->
                        refuse("lot.unknown", "lotId", lotId, "Maybe the receipt of this lot was not imported yet."));
        if (units <= 0 || opened.containsKey(newLotId)) {
            throw refuse(
                    "lot.split",
                    units <= 0 ? "units" : "newLotId",
                    units <= 0 ? String.valueOf(units) : newLotId,
                    "Maybe the split was sent twice.");
        }
        StockLot child = new StockLot(
                newLotId,
                lotId,
                parent.siteId(),
                parent.productId(),
                0,
                parent.receivedOn(),
                parent.expiresOn(),
                parent.dateKind(),
                parent.unitCost(),
                parent.condition(),
                parent.conditionSince());
        Movement out =
                new Movement("split-out:" + newLotId, lotId, Movement.Kind.SPLIT_OUT, -units, at, at, null, newLotId);
        Movement in =
                new Movement("split-in:" + newLotId, newLotId, Movement.Kind.SPLIT_IN, units, at, at, null, lotId);
        for (Movement half : List.of(out, in)) {
            if (byEvent.containsKey(half.eventId())) {
                throw refuse("lot.event-reused", "eventId", half.eventId(), "Maybe the split was recorded by hand.");
            }
        }
        append(out);
        open(child);
        append(in);
        return child.withQuantity(units);
    }

    /**
     * A lot with what is left of it now.
     *
     * @param lotId its key
     * @return the lot, or empty if it is unknown
     */
    public Optional<StockLot> find(String lotId) {
        @Nullable StockLot lot = opened.get(lotId);
        return lot == null ? Optional.empty() : Optional.of(lot.withQuantity(balance.getOrDefault(lotId, 0L)));
    }

    /**
     * All lots with what is left of them now.
     *
     * @return lots with something left, in the order they were opened
     */
    public List<StockLot> onHand() {
        return opened.values().stream()
                .map(lot -> lot.withQuantity(balance.getOrDefault(lot.lotId(), 0L)))
                .filter(lot -> lot.quantityUnits() > 0)
                .toList();
    }

    /**
     * What was left of a lot at a moment, by what was known at another.
     *
     * @param lotId its key
     * @param eventTime events up to this moment count
     * @param knownAt entries recorded up to this moment count
     * @return base units; 0 for an unknown lot, negative where an entry is dated before the goods that it took had come
     */
    public long balance(String lotId, Instant eventTime, Instant knownAt) {
        StockLot lot = opened.get(lotId);
        if (lot == null) {
            return 0;
        }
        long units = lot.quantityUnits();
        for (Movement movement : movements) {
            if (movement.lotId().equals(lotId)
                    && !movement.recordedTime().isAfter(knownAt)
                    && !movement.eventTime().isAfter(eventTime)) {
                units += movement.deltaUnits();
            }
        }
        return units;
    }

    /**
     * All entries.
     *
     * @return the entries in the order they were added
     */
    public List<Movement> movements() {
        return List.copyOf(movements);
    }

    private static InvalidInputException refuse(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.ERROR, Place.of(SOURCE), name, value, cause)));
    }
}
