package io.flowcast.persistence.memory;

import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.store.ImportReceipt;
import io.flowcast.api.store.LotStore;
import io.flowcast.persistence.internal.LedgerSlice;
import io.flowcast.persistence.internal.Storable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger of lots in this process. Safe for several threads. */
public final class InMemoryLotStore implements LotStore {

    private static final Comparator<StockLot> ORDER = Comparator.comparing(StockLot::siteId)
            .thenComparing(StockLot::productId)
            .thenComparing(StockLot::expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StockLot::lotId);

    private final Receipts receipts;
    private final Map<String, StockLot> lots = new HashMap<>();
    private final Map<String, List<Movement>> movementsByLot = new HashMap<>();
    private final Map<String, String> lotByEvent = new HashMap<>();

    /**
     * An empty store.
     *
     * @param clock tells when an import was published
     */
    public InMemoryLotStore(Clock clock) {
        receipts = new Receipts(clock);
    }

    @Override
    public synchronized ImportReceipt open(String contentHash, Iterator<StockLot> added) {
        @Nullable ImportReceipt repeated = receipts.repeated(contentHash);
        if (repeated != null) {
            return repeated;
        }
        LotLedger laws = new LotLedger();
        Map<String, StockLot> fresh = new LinkedHashMap<>();
        long rows = 0;
        while (added.hasNext()) {
            StockLot lot = added.next();
            rows++;
            Storable.requireText("lots", "lotId", lot.lotId());
            Storable.requireText("lots", "siteId", lot.siteId());
            Storable.requireText("lots", "productId", lot.productId());
            StockLot known = lots.get(lot.lotId());
            if (known != null) {
                laws.open(known);
            }
            laws.open(lot);
            fresh.put(lot.lotId(), lot);
        }
        lots.putAll(fresh);
        return receipts.issue(contentHash, rows);
    }

    @Override
    public synchronized int append(List<Movement> movements) {
        Set<String> touched = new LinkedHashSet<>();
        for (Movement movement : movements) {
            touched.add(movement.lotId());
            touched.add(lotByEvent.getOrDefault(movement.eventId(), movement.lotId()));
            if (movement.reversesEventId() != null) {
                touched.add(lotByEvent.getOrDefault(movement.reversesEventId(), movement.lotId()));
            }
        }
        List<StockLot> involved =
                touched.stream().map(lots::get).filter(Objects::nonNull).toList();
        List<Movement> earlier = touched.stream()
                .flatMap(lot -> movementsByLot.getOrDefault(lot, List.of()).stream())
                .toList();
        List<Movement> fresh = LedgerSlice.append(involved, earlier, movements);
        for (Movement movement : fresh) {
            movementsByLot
                    .computeIfAbsent(movement.lotId(), lot -> new ArrayList<>())
                    .add(movement);
            lotByEvent.put(movement.eventId(), movement.lotId());
        }
        return fresh.size();
    }

    @Override
    public synchronized List<StockLot> onHand(Instant eventTime, Instant knownAt) {
        return lots.values().stream()
                .map(lot -> lot.withQuantity(Math.max(0, lot.quantityUnits() + moved(lot.lotId(), eventTime, knownAt))))
                .filter(lot -> lot.quantityUnits() > 0)
                .sorted(ORDER)
                .toList();
    }

    private long moved(String lotId, Instant eventTime, Instant knownAt) {
        return movementsByLot.getOrDefault(lotId, List.of()).stream()
                .filter(movement -> !movement.eventTime().isAfter(eventTime)
                        && !movement.recordedTime().isAfter(knownAt))
                .mapToLong(Movement::deltaUnits)
                .sum();
    }
}
