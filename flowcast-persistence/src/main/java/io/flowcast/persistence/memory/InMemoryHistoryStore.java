package io.flowcast.persistence.memory;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.store.HistoryQuery;
import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.ImportReceipt;
import io.flowcast.persistence.internal.Storable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps sales in this process. A reader goes on seeing what was there when it began. Safe for several threads. */
public final class InMemoryHistoryStore implements HistoryStore {

    private static final String SOURCE = "sales";

    private final Receipts receipts;
    private volatile NavigableMap<SeriesKey, NavigableMap<LocalDate, SalesDay>> published = new TreeMap<>();

    /**
     * An empty store.
     *
     * @param clock tells when an import was published
     */
    public InMemoryHistoryStore(Clock clock) {
        receipts = new Receipts(clock);
    }

    @Override
    public synchronized ImportReceipt publish(String contentHash, Iterator<SalesDay> days) {
        @Nullable ImportReceipt repeated = receipts.repeated(contentHash);
        if (repeated != null) {
            return repeated;
        }
        Map<SeriesKey, NavigableMap<LocalDate, SalesDay>> added = new TreeMap<>();
        FindingCollector findings = new FindingCollector();
        long rows = 0;
        while (days.hasNext()) {
            SalesDay day = days.next();
            rows++;
            check(day, findings);
            if (added.computeIfAbsent(day.key(), key -> new TreeMap<>()).put(day.date(), day) != null) {
                findings.add(
                        Severity.ERROR,
                        "sales.duplicate",
                        Place.of(SOURCE, day.key().toString()),
                        "date",
                        day.date(),
                        "Maybe two exports were put into one file.");
            }
        }
        if (findings.has(Severity.ERROR)) {
            throw new InvalidInputException(findings.toFindings());
        }
        NavigableMap<SeriesKey, NavigableMap<LocalDate, SalesDay>> next = new TreeMap<>(published);
        added.forEach((key, series) -> next.merge(key, series, InMemoryHistoryStore::joined));
        published = next;
        return receipts.issue(contentHash, rows);
    }

    @Override
    public Stream<SalesDay> read(HistoryQuery query) {
        return published.entrySet().stream()
                .filter(series -> chosen(query, series.getKey()))
                .flatMap(series -> series.getValue().subMap(query.from(), true, query.to(), true).values().stream());
    }

    private static void check(SalesDay day, FindingCollector findings) {
        for (String key : new String[] {day.siteId(), day.productId()}) {
            if (!Storable.text(key)) {
                findings.add(
                        Storable.finding(Place.of(SOURCE), key.equals(day.siteId()) ? "siteId" : "productId", key));
            }
        }
    }

    private static NavigableMap<LocalDate, SalesDay> joined(
            NavigableMap<LocalDate, SalesDay> before, NavigableMap<LocalDate, SalesDay> added) {
        NavigableMap<LocalDate, SalesDay> joined = new TreeMap<>(before);
        joined.putAll(added);
        return joined;
    }

    private static boolean chosen(HistoryQuery query, SeriesKey key) {
        return (query.siteIds().isEmpty() || query.siteIds().contains(key.siteId()))
                && (query.productIds().isEmpty() || query.productIds().contains(key.productId()));
    }
}
