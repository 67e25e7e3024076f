package io.flowcast.core.label;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A label as a lot of stock.
 *
 * <p>Which date rules: a use-by date (AI 17, or 7003) is law and makes the lot one of {@link DateKind#USE_BY}; without it the best-before
 * date (AI 15), which is a promise of quality; a sell-by date (AI 16) brings the last day of sale forward and never makes a lot safer or
 * unsafer. An expiry time (AI 7003) before the last minute of its day ends sale the day before, since days are the smallest unit of a
 * lot.
 *
 * @param lot the lot, or {@code null} if the label does not tell enough
 * @param findings what was wrong, the label's own findings first
 */
public record LabelLot(@Nullable StockLot lot, Findings findings) {
    private static final String SOURCE = "label";

    /**
     * Makes a lot.
     *
     * @param label what the label says
     * @param lotId key of the lot in the ledger; a batch number is not unique across suppliers, so the caller chooses it
     * @param productId what it is
     * @param unit base unit of the product: weight is taken for grams, the count for pieces
     * @param siteId where it came in
     * @param receivedOn day of receipt
     * @param unitCost cost of one base unit, at least 0
     * @return the lot with findings: {@code lot.expired-on-arrival}, {@code gs1.no-expiry-date}, {@code gs1.no-weight}
     */
    public static LabelLot of(
            Gs1Label label,
            String lotId,
            String productId,
            BaseUnit unit,
            String siteId,
            LocalDate receivedOn,
            double unitCost) {
        FindingCollector collector = new FindingCollector();
        collector.addAll(label.findings());
        Place place = Place.of(SOURCE, "lot " + lotId);
        OptionalLong quantity = label.quantity(unit);
        if (quantity.isEmpty()) {
            collector.add(
                    Severity.ERROR,
                    "gs1.no-weight",
                    place,
                    "(310n)",
                    null,
                    "Maybe the weight is on another label of the pack.");
            return new LabelLot(null, collector.toFindings());
        }
        Optional<LocalDate> safe = lastSafeDay(label);
        Optional<LocalDate> best = label.bestBefore();
        LocalDate last = safe.or(() -> best).orElse(null);
        LocalDate sellBy = label.sellBy().orElse(null);
        if (sellBy != null && (last == null || sellBy.isBefore(last))) {
            last = sellBy;
        }
        boolean unreadable = label.elements().stream()
                .anyMatch(element ->
                        isExpiry(element.ai()) && label.value(element.ai()).isEmpty());
        if (unreadable || (last == null && !label.valid())) {
            collector.add(
                    Severity.ERROR,
                    "gs1.no-expiry-date",
                    place,
                    "(17), (15)",
                    null,
                    "Maybe the date was misprinted or misread: read it from the pack before the goods are used.");
            return new LabelLot(null, collector.toFindings());
        }
        if (last == null) {
            collector.add(
                    Severity.WARNING,
                    "gs1.no-expiry-date",
                    place,
                    "(17), (15)",
                    null,
                    "Maybe the date is printed on the pack only; the catalogue's life from receipt is used.");
        } else if (last.isBefore(receivedOn)) {
            collector.add(
                    Severity.WARNING,
                    "lot.expired-on-arrival",
                    place,
                    "expiresOn",
                    last,
                    "Maybe the delivery was late, or the label is of another lot; the goods must not be sold.");
        }
        StockLot lot = new StockLot(
                lotId,
                null,
                siteId,
                productId,
                quantity.getAsLong(),
                receivedOn,
                last,
                // the cautious kind where there is no date, or where a use-by date may stand in the part that was not
                // read
                safe.isPresent() || (best.isEmpty() && sellBy == null) || !label.valid()
                        ? DateKind.USE_BY
                        : DateKind.BEST_BEFORE,
                unitCost,
                StockLot.Condition.SEALED,
                null);
        return new LabelLot(lot, collector.toFindings());
    }

    private static Optional<LocalDate> lastSafeDay(Gs1Label label) {
        Optional<LocalDate> day = label.date("17");
        Optional<LocalDate> timed = label.expiryTime().map(LabelLot::lastWholeDay);
        if (day.isPresent() && timed.isPresent()) {
            return timed.get().isBefore(day.get()) ? timed : day;
        }
        return day.or(() -> timed);
    }

    private static LocalDate lastWholeDay(LocalDateTime moment) {
        boolean whole = moment.getHour() == 23 && moment.getMinute() == 59;
        return whole ? moment.toLocalDate() : moment.toLocalDate().minusDays(1);
    }

    private static boolean isExpiry(String ai) {
        return ai.equals("17") || ai.equals("15") || ai.equals("16") || ai.equals("7003");
    }
}
