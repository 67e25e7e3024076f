package io.flowcast.core.stock;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks lots for customers.
 *
 * <p>A lot is never picked if it is blocked, if its last day of sale is before the day of picking or of delivery, if it came in after the day
 * of picking, or if less life is left than the customer was promised. The last day is the label's; opened and thawed goods also end
 * with their life after that, and goods without a label with the product's life from receipt. Requests are served in their order, so
 * put those first that matter most. Immutable; costs a sort of the lots and, for each request, a pass over the lots of its product
 * at its site.
 */
public final class LotPicker {
    private final PickRule rule;
    private final Map<String, Product> products;

    /**
     * A picker.
     *
     * @param rule order of picking
     * @param products what is sold; a lot of another product is not picked
     */
    public LotPicker(PickRule rule, List<Product> products) {
        this.rule = rule;
        Map<String, Product> byId = new HashMap<>();
        products.forEach(product -> byId.put(product.id(), product));
        this.products = byId;
    }

    /** A lot with its last day and what is left of it while picking. */
    private static final class Candidate {
        final StockLot lot;
        final LocalDate lastDay;
        final double lifeDays;
        long left;

        Candidate(StockLot lot, LocalDate lastDay, double lifeDays) {
            this.lot = lot;
            this.lastDay = lastDay;
            this.lifeDays = lifeDays;
            left = lot.quantityUnits();
        }
    }

    private record Key(String siteId, String productId) {}

    /**
     * Last day on which a lot can be sold by its label and its condition.
     *
     * @param lot the lot
     * @param product what it is
     * @return the day; the day before it became so if the life after opening or thawing is below one day
     */
    public static LocalDate lastDay(StockLot lot, Product product) {
        ShelfLife life = product.shelfLife();
        LocalDate last = lot.expiresOn();
        if (last == null) {
            last = end(lot.receivedOn(), life.days());
        }
        Double after = switch (lot.condition()) {
            case OPENED -> life.daysAfterOpening();
            case THAWED -> life.daysAfterThawing();
            case SEALED, BLOCKED -> null;
        };
        if (after != null) {
            LocalDate since = lot.conditionSince();
            LocalDate end = end(since == null ? lot.receivedOn() : since, after);
            last = end.isBefore(last) ? end : last;
        }
        return last;
    }

    private static LocalDate end(LocalDate from, double days) {
        return from.plusDays((long) Math.floor(Math.min(days, 365_000)) - 1);
    }

    /**
     * Picks for all requests.
     *
     * @param lots what lies at all sites; not changed
     * @param requests what is wanted, most important first
     * @param today day of picking
     * @return what is picked, with findings {@code lot.unknown-product}, {@code lot.expired}, {@code lot.duplicate}, {@code pick.unknown-product}
     *     and {@code pick.short}
     */
    public PickList pick(List<StockLot> lots, List<PickRequest> requests, LocalDate today) {
        FindingCollector findings = new FindingCollector();
        Map<Key, List<Candidate>> shelves = shelves(lots, today, findings);
        List<PickList.Pick> picks = new ArrayList<>();
        List<Long> shortUnits = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            PickRequest request = requests.get(i);
            if (!products.containsKey(request.productId())) {
                findings.add(
                        Severity.ERROR,
                        "pick.unknown-product",
                        Place.of("pick requests", "customer " + request.customerId()),
                        "productId",
                        request.productId(),
                        "Maybe the product is missing in the catalog; nothing is picked.");
                shortUnits.add(request.units());
                continue;
            }
            List<Candidate> shelf = shelves.getOrDefault(new Key(request.siteId(), request.productId()), List.of());
            shortUnits.add(serve(i, request, shelf, today, picks, findings));
        }
        return new PickList(picks, shortUnits, findings.toFindings());
    }

    private Map<Key, List<Candidate>> shelves(List<StockLot> lots, LocalDate today, FindingCollector findings) {
        Map<Key, List<Candidate>> shelves = new HashMap<>();
        Map<String, StockLot> seen = new HashMap<>();
        for (StockLot lot : lots) {
            Place place = Place.of("lots", "lot " + lot.lotId());
            Product product = products.get(lot.productId());
            if (product == null) {
                findings.add(
                        Severity.ERROR,
                        "lot.unknown-product",
                        place,
                        "productId",
                        lot.productId(),
                        "Maybe the product is missing in the catalog; the lot is not picked.");
                continue;
            }
            if (seen.putIfAbsent(lot.lotId(), lot) != null) {
                findings.add(
                        Severity.ERROR,
                        "lot.duplicate",
                        place,
                        "lotId",
                        lot.lotId(),
                        "Maybe the lot was sent twice; the first one counts.");
                continue;
            }
            LocalDate last = lastDay(lot, product);
            if (last.isBefore(today) && lot.quantityUnits() > 0) {
                findings.add(
                        Severity.WARNING,
                        last.isBefore(lot.receivedOn()) ? "lot.expired-on-arrival" : "lot.expired",
                        place,
                        "lastDay",
                        last,
                        "Maybe it was thrown away without a record; it is not picked.");
            }
            shelves.computeIfAbsent(new Key(lot.siteId(), lot.productId()), key -> new ArrayList<>())
                    .add(new Candidate(lot, last, product.shelfLife().days()));
        }
        shelves.values().forEach(shelf -> shelf.sort(order()));
        return shelves;
    }

    private Comparator<Candidate> order() {
        Comparator<Candidate> byLastDay = Comparator.comparing(candidate -> candidate.lastDay);
        Comparator<Candidate> byReceipt = Comparator.comparing(candidate -> candidate.lot.receivedOn());
        Comparator<Candidate> order = switch (rule) {
            case FEFO -> byLastDay.thenComparing(byReceipt);
            case FIFO -> byReceipt.thenComparing(byLastDay);
            case LIFO -> byReceipt.reversed().thenComparing(byLastDay.reversed());
        };
        return order.thenComparing(candidate -> candidate.lot.lotId());
    }

    private static long serve(
            int number,
            PickRequest request,
            List<Candidate> shelf,
            LocalDate today,
            List<PickList.Pick> picks,
            FindingCollector findings) {
        long wanted = request.units();
        long blocked = 0;
        long expired = 0;
        long tooShort = 0;
        for (Candidate candidate : shelf) {
            StockLot lot = candidate.lot;
            long daysLeft = candidate.lastDay.toEpochDay() - request.deliverOn().toEpochDay();
            if (lot.condition() == StockLot.Condition.BLOCKED) {
                blocked += candidate.left;
            } else if (daysLeft < 0 || candidate.lastDay.isBefore(today)) {
                expired += candidate.left;
            } else if (!request.minimumLife().met(daysLeft, candidate.lifeDays)) {
                tooShort += candidate.left;
            } else if (!lot.receivedOn().isAfter(today) && candidate.left > 0 && wanted > 0) {
                long units = Math.min(wanted, candidate.left);
                candidate.left -= units;
                wanted -= units;
                picks.add(new PickList.Pick(
                        number, request.customerId(), lot.lotId(), units, candidate.lastDay, daysLeft));
            }
        }
        if (wanted > 0) {
            findings.add(
                    Severity.WARNING,
                    "pick.short",
                    Place.of("pick requests", "customer " + request.customerId() + ", product " + request.productId()),
                    "units",
                    wanted + " of " + request.units() + "; on the shelf blocked " + blocked + ", expired " + expired
                            + ", too short a life " + tooShort,
                    "Maybe a fresher lot is on its way, or the customer accepts less remaining life.");
        }
        return wanted;
    }

    /**
     * The rule.
     *
     * @return order of picking
     */
    public PickRule rule() {
        return rule;
    }
}
