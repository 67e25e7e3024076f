package io.flowcast.core.stock;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where lots went: every lot that came of them by split, transfer or rework, what of it lies where, and what left to whom.
 *
 * <p>A lot is a descendant if it names a recalled lot as its parent, or if an entry of the ledger moved goods from one to the other. Entries
 * that were reversed do not count, except that goods which once were together stay suspect. Costs one pass over the ledger.
 *
 * @param lotIds the recalled lots and all that came of them, in the order they were found
 * @param holdings what is left of them, by lot
 * @param releases what left the company or was lost: sales, gifts, returns, waste, counts that differed
 * @param findings lots that are unknown ({@code recall.unknown-lot}) and transfers whose other end is not in the ledger ({@code
 *     recall.lost-trace})
 */
public record Recall(List<String> lotIds, List<Holding> holdings, List<Release> releases, Findings findings) {
    /** Copies the lists. */
    public Recall {
        lotIds = List.copyOf(lotIds);
        holdings = List.copyOf(holdings);
        releases = List.copyOf(releases);
    }

    /**
     * What is left of one lot.
     *
     * @param lotId the lot
     * @param siteId where it lies
     * @param productId what it is; another product after rework
     * @param units how much, above zero
     * @param blocked whether it is blocked already
     */
    public record Holding(String lotId, String siteId, String productId, long units, boolean blocked) {}

    /**
     * Goods that are not in stock any more.
     *
     * @param eventId entry of the ledger
     * @param lotId from which lot
     * @param siteId from where
     * @param kind how they left
     * @param units how much left, negative for a count that found more
     * @param at when
     * @param counterpart customer or recipient, or {@code null} if the ledger does not say
     */
    public record Release(
            String eventId,
            String lotId,
            String siteId,
            Movement.Kind kind,
            long units,
            Instant at,
            @Nullable String counterpart) {}

    /**
     * Follows one lot.
     *
     * @param ledger all movements
     * @param lotId the lot
     * @return where it went
     */
    public static Recall of(LotLedger ledger, String lotId) {
        return of(ledger, List.of(lotId));
    }

    /**
     * Follows several lots, for example all of one batch of a supplier.
     *
     * @param ledger all movements
     * @param lotIds the lots
     * @return where they went
     */
    public static Recall of(LotLedger ledger, Collection<String> lotIds) {
        FindingCollector findings = new FindingCollector();
        List<Movement> movements = ledger.movements();
        Map<String, StockLot> lots = new LinkedHashMap<>();
        ledger.onHand().forEach(lot -> lots.put(lot.lotId(), lot));
        for (Movement movement : movements) {
            if (!lots.containsKey(movement.lotId())) {
                ledger.find(movement.lotId()).ifPresent(lot -> lots.put(lot.lotId(), lot));
            }
        }
        Deque<String> open = new ArrayDeque<>();
        Set<String> found = new LinkedHashSet<>();
        for (String lotId : lotIds) {
            Optional<StockLot> lot = ledger.find(lotId);
            if (lot.isEmpty()) {
                findings.add(
                        Severity.ERROR,
                        "recall.unknown-lot",
                        Place.of("lot ledger"),
                        "lotId",
                        lotId,
                        "Maybe the supplier's batch number was given instead of the key of the lot.");
            } else if (found.add(lotId)) {
                lots.put(lotId, lot.get());
                open.add(lotId);
            }
        }
        Map<String, Set<String>> children = children(lots, movements);
        while (!open.isEmpty()) {
            for (String child : children.getOrDefault(open.remove(), Set.of())) {
                if (lots.containsKey(child) && found.add(child)) {
                    open.add(child);
                }
            }
        }
        return report(lots, movements, found, findings);
    }

    private static Map<String, Set<String>> children(Map<String, StockLot> lots, List<Movement> movements) {
        Map<String, Set<String>> children = new HashMap<>();
        for (StockLot lot : lots.values()) {
            String parent = lot.parentLotId();
            if (parent != null) {
                children.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(lot.lotId());
            }
        }
        for (Movement movement : movements) {
            String other = movement.counterpart();
            if (other == null) {
                continue;
            }
            boolean out = switch (movement.kind()) {
                case SPLIT_OUT, TRANSFER_OUT -> true;
                case REWORK -> movement.deltaUnits() < 0;
                default -> false;
            };
            boolean in = switch (movement.kind()) {
                case SPLIT_IN, TRANSFER_IN -> true;
                case REWORK -> movement.deltaUnits() > 0;
                default -> false;
            };
            if (out && lots.containsKey(other)) {
                children.computeIfAbsent(movement.lotId(), key -> new LinkedHashSet<>())
                        .add(other);
            } else if (in) {
                children.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(movement.lotId());
            }
        }
        return children;
    }

    private static Recall report(
            Map<String, StockLot> lots, List<Movement> movements, Set<String> found, FindingCollector findings) {
        List<Holding> holdings = new ArrayList<>();
        for (String lotId : found) {
            StockLot lot = lots.get(lotId);
            if (lot != null && lot.quantityUnits() > 0) {
                holdings.add(new Holding(
                        lotId,
                        lot.siteId(),
                        lot.productId(),
                        lot.quantityUnits(),
                        lot.condition() == StockLot.Condition.BLOCKED));
            }
        }
        Set<String> reversed = new HashSet<>();
        Set<String> arrived = new HashSet<>();
        for (Movement movement : movements) {
            if (movement.reversesEventId() != null) {
                reversed.add(movement.reversesEventId());
            }
            if (movement.kind() == Movement.Kind.TRANSFER_IN && movement.counterpart() != null) {
                arrived.add(movement.counterpart());
            }
        }
        List<Release> releases = new ArrayList<>();
        for (Movement movement : movements) {
            StockLot lot = found.contains(movement.lotId()) ? lots.get(movement.lotId()) : null;
            if (lot == null || reversed.contains(movement.eventId())) {
                continue;
            }
            switch (movement.kind()) {
                case SALE, DONATION, RETURN, WASTE, ADJUSTMENT -> releases.add(release(movement, lot));
                case REWORK, TRANSFER_OUT -> {
                    String other = movement.counterpart();
                    boolean followed = movement.deltaUnits() >= 0
                            || (other != null && lots.containsKey(other))
                            || arrived.contains(movement.lotId());
                    if (!followed) {
                        releases.add(release(movement, lot));
                        findings.add(
                                Severity.WARNING,
                                "recall.lost-trace",
                                Place.of("lot ledger", "event " + movement.eventId()),
                                "counterpart",
                                other,
                                "Maybe the receiving side did not name the lot it came from; ask there by hand.");
                    }
                }
                case RECEIPT, SPLIT_OUT, SPLIT_IN, TRANSFER_IN, REVERSAL -> {
                    // goods that came in, or that stay within the lots that are followed
                }
            }
        }
        return new Recall(List.copyOf(found), holdings, releases, findings.toFindings());
    }

    private static Release release(Movement movement, StockLot lot) {
        return new Release(
                movement.eventId(),
                movement.lotId(),
                lot.siteId(),
                movement.kind(),
                -movement.deltaUnits(),
                movement.eventTime(),
                movement.counterpart());
    }

    /**
     * What is still in stock.
     *
     * @return units over all lots
     */
    public long unitsOnHand() {
        return holdings.stream().mapToLong(Holding::units).sum();
    }

    /**
     * What left in one way.
     *
     * @param kind how, for example {@link Movement.Kind#SALE}
     * @return units
     */
    public long units(Movement.Kind kind) {
        return releases.stream()
                .filter(release -> release.kind() == kind)
                .mapToLong(Release::units)
                .sum();
    }

    /**
     * Who has goods of the lots: customers of sales and recipients of gifts that the ledger names.
     *
     * @return units by name, in the order of the ledger
     */
    public Map<String, Long> toWhom() {
        Map<String, Long> units = new LinkedHashMap<>();
        for (Release release : releases) {
            boolean out = release.kind() == Movement.Kind.SALE || release.kind() == Movement.Kind.DONATION;
            String name = release.counterpart();
            if (out && name != null) {
                units.merge(name, release.units(), Long::sum);
            }
        }
        return units;
    }
}
