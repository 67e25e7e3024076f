package io.flowcast.models.expiry.sell;

import io.flowcast.api.stock.LotLedger;
import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns a ledger of lots into shelves by day, for {@link PickingMix}. */
public final class LotSales {
    private LotSales() {}

    private record Shelf(String siteId, String productId) {}

    /** Movements of one lot on one day: what came and went but for sales, and sales. */
    private static final class DayFlow {
        long in;
        long sold;
    }

    /**
     * One shelf for each site, product and day with sales: what lay there in the morning with what came in that day, and what was sold.
     * Sales that were reversed do not count; lots without a date on their label are left out, since customers cannot tell them apart.
     *
     * @param ledger all movements
     * @param zone time zone of the sites, which says when a day ends
     * @return the shelves in the order of site, product and day
     */
    public static List<PickingDay> of(LotLedger ledger, ZoneId zone) {
        Map<String, StockLot> lots = new LinkedHashMap<>();
        ledger.onHand().forEach(lot -> lots.put(lot.lotId(), lot));
        Set<String> reversed = new HashSet<>();
        for (Movement movement : ledger.movements()) {
            if (!lots.containsKey(movement.lotId())) {
                ledger.find(movement.lotId()).ifPresent(lot -> lots.put(lot.lotId(), lot));
            }
            if (movement.reversesEventId() != null) {
                reversed.add(movement.reversesEventId());
            }
        }
        Map<String, TreeMap<LocalDate, DayFlow>> flows = new HashMap<>();
        Map<String, Long> moved = new HashMap<>();
        Map<Shelf, Set<LocalDate>> sellingDays = new HashMap<>();
        for (Movement movement : ledger.movements()) {
            moved.merge(movement.lotId(), movement.deltaUnits(), Long::sum);
            if (movement.kind() == Movement.Kind.REVERSAL || reversed.contains(movement.eventId())) {
                continue;
            }
            LocalDate day = movement.eventTime().atZone(zone).toLocalDate();
            DayFlow flow = flows.computeIfAbsent(movement.lotId(), key -> new TreeMap<>())
                    .computeIfAbsent(day, key -> new DayFlow());
            StockLot lot = lots.get(movement.lotId());
            if (movement.kind() == Movement.Kind.SALE && lot != null) {
                flow.sold -= movement.deltaUnits();
                sellingDays
                        .computeIfAbsent(new Shelf(lot.siteId(), lot.productId()), key -> new HashSet<>())
                        .add(day);
            } else {
                flow.in += movement.deltaUnits();
            }
        }
        Map<Shelf, List<StockLot>> shelves = new HashMap<>();
        for (StockLot lot : lots.values()) {
            if (lot.expiresOn() != null) {
                shelves.computeIfAbsent(new Shelf(lot.siteId(), lot.productId()), key -> new ArrayList<>())
                        .add(lot);
            }
        }
        List<PickingDay> days = new ArrayList<>();
        sellingDays.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Shelf, Set<LocalDate>> entry) ->
                                entry.getKey().siteId())
                        .thenComparing(entry -> entry.getKey().productId()))
                .forEach(entry -> entry.getValue().stream()
                        .sorted()
                        .forEach(day ->
                                days.add(day(shelves.getOrDefault(entry.getKey(), List.of()), day, flows, moved))));
        return days;
    }

    private static PickingDay day(
            List<StockLot> lots,
            LocalDate day,
            Map<String, TreeMap<LocalDate, DayFlow>> flows,
            Map<String, Long> moved) {
        List<PickingDay.LotSale> sales = new ArrayList<>();
        for (StockLot lot : lots) {
            LocalDate last = lot.expiresOn();
            if (last == null || last.isBefore(day)) {
                continue;
            }
            TreeMap<LocalDate, DayFlow> flow = flows.getOrDefault(lot.lotId(), new TreeMap<>());
            // what the lot was opened with counts from its day of receipt
            long opened = lot.quantityUnits() - moved.getOrDefault(lot.lotId(), 0L);
            long available = lot.receivedOn().isAfter(day) ? 0 : opened;
            for (DayFlow before : flow.headMap(day, false).values()) {
                available += before.in - before.sold;
            }
            DayFlow today = flow.getOrDefault(day, new DayFlow());
            // goods that left for elsewhere that day were on the shelf for a part of it; count them as gone
            available += today.in;
            sales.add(new PickingDay.LotSale(last, Math.max(available, today.sold), today.sold));
        }
        return new PickingDay(sales);
    }
}
