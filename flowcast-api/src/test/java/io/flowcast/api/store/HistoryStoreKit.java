package io.flowcast.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.finding.InvalidInputException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link HistoryStore} must do. Extend it and give it an empty store. */
public abstract class HistoryStoreKit {

    /** First day of the sales of this kit. */
    protected static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** For the implementation's test. */
    protected HistoryStoreKit() {}

    /**
     * Makes a store.
     *
     * @return an empty store
     */
    protected abstract HistoryStore emptyStore();

    @Test
    void keepsEveryField() {
        HistoryStore store = emptyStore();
        int[] hourly = IntStream.range(0, SalesDay.HOURS).toArray();
        hourly[3] = 127;
        hourly[4] = 128;
        hourly[5] = Integer.MAX_VALUE;
        SalesDay full = new SalesDay(
                "S1", "P1", MONDAY, 276, hourly, 0b1000_0000_0000_0000_0000_0001, true, 0.1 + 0.2, true, true);
        SalesDay bare = new SalesDay("S1", "P2", MONDAY, Long.MAX_VALUE, new int[0], 0, false, 1, false, false);

        ImportReceipt receipt = store.publish("sha256:01", List.of(full, bare).iterator());

        assertThat(receipt.rows()).isEqualTo(2);
        assertThat(receipt.repeated()).isFalse();
        assertThat(receipt.contentHash()).isEqualTo("sha256:01");
        assertThat(all(store)).containsExactly(full, bare);
    }

    @Test
    void keepsTheNamesOfKeysAsTheyAre() {
        HistoryStore store = emptyStore();
        List<SalesDay> days = Stream.of(
                        "tab\there", "new\nline", "back\\slash", "\\N", "quote\"'", "Käse 🧀", " space ", "a,b;{c}")
                .map(key -> day(key, key, 0, 1))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();

        store.publish("sha256:01", days.iterator());

        assertThat(all(store)).containsExactlyInAnyOrderElementsOf(days);
    }

    @Test
    void readsBySiteProductAndDateWhateverTheOrderOfTheImport() {
        HistoryStore store = emptyStore();
        List<SalesDay> ordered = new ArrayList<>();
        for (String site : List.of("A", "B", "a")) {
            for (String product : List.of("P10", "P9", "p1")) {
                for (int i = 0; i < 5; i++) {
                    ordered.add(day(site, product, i, i));
                }
            }
        }
        List<SalesDay> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        store.publish("sha256:01", shuffled.iterator());

        assertThat(all(store)).containsExactlyElementsOf(ordered);
    }

    @Test
    void readsWhatTheQueryNames() {
        HistoryStore store = emptyStore();
        List<SalesDay> days = new ArrayList<>();
        for (String site : List.of("S1", "S2", "S3")) {
            for (String product : List.of("P1", "P2")) {
                for (int i = 0; i < 10; i++) {
                    days.add(day(site, product, i, i));
                }
            }
        }
        store.publish("sha256:01", days.iterator());

        HistoryQuery query = new HistoryQuery(MONDAY.plusDays(2), MONDAY.plusDays(4), Set.of("S1", "S3"), Set.of("P2"));

        assertThat(read(store, query))
                .containsExactly(
                        day("S1", "P2", 2, 2),
                        day("S1", "P2", 3, 3),
                        day("S1", "P2", 4, 4),
                        day("S3", "P2", 2, 2),
                        day("S3", "P2", 3, 3),
                        day("S3", "P2", 4, 4));
        assertThat(read(store, HistoryQuery.between(MONDAY.plusDays(50), MONDAY.plusDays(60))))
                .isEmpty();
    }

    @Test
    void replacesADayThatIsThereAndKeepsTheOthers() {
        HistoryStore store = emptyStore();
        store.publish(
                "sha256:01",
                List.of(day("S1", "P1", 0, 5), day("S1", "P1", 1, 6)).iterator());

        store.publish(
                "sha256:02",
                List.of(day("S1", "P1", 1, 60), day("S1", "P1", 2, 70)).iterator());

        assertThat(all(store)).containsExactly(day("S1", "P1", 0, 5), day("S1", "P1", 1, 60), day("S1", "P1", 2, 70));
    }

    @Test
    void doesNothingForContentItHasPublished() {
        HistoryStore store = emptyStore();
        ImportReceipt first =
                store.publish("sha256:01", List.of(day("S1", "P1", 0, 5)).iterator());

        ImportReceipt second =
                store.publish("sha256:01", List.of(day("S1", "P1", 0, 5)).iterator());

        assertThat(second.repeated()).isTrue();
        assertThat(second.importId()).isEqualTo(first.importId());
        assertThat(second.rows()).isEqualTo(1);
        assertThat(second.publishedAt()).isEqualTo(first.publishedAt());
        assertThat(all(store)).containsExactly(day("S1", "P1", 0, 5));
    }

    @Test
    void givesATimeThatItWillRepeatExactly() {
        ImportReceipt receipt = emptyStore().publish("sha256:01", Collections.emptyIterator());

        assertThat(receipt.rows()).isZero();
        assertThat(receipt.publishedAt()).isEqualTo(receipt.publishedAt().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void keepsNothingOfAnImportThatNamesADayTwice() {
        HistoryStore store = emptyStore();
        store.publish("sha256:01", List.of(day("S1", "P1", 0, 5)).iterator());
        List<SalesDay> twice = List.of(day("S1", "P1", 0, 9), day("S2", "P1", 0, 7), day("S2", "P1", 0, 8));

        assertThatThrownBy(() -> store.publish("sha256:02", twice.iterator()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().count("sales.duplicate")).isEqualTo(1));

        assertThat(all(store)).containsExactly(day("S1", "P1", 0, 5));
        ImportReceipt corrected = store.publish("sha256:02", twice.subList(0, 2).iterator());
        assertThat(corrected.repeated()).isFalse();
    }

    @Test
    void keepsNothingOfAnImportWithAKeyThatCannotBeWritten() {
        HistoryStore store = emptyStore();
        for (String key : List.of("zero\u0000byte", "half\uD83E")) {
            List<SalesDay> days = List.of(day("S1", "P1", 0, 5), day("S1", key, 0, 5));

            assertThatThrownBy(() -> store.publish("sha256:01", days.iterator()))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.findings().count("text.not-storable"))
                                    .isEqualTo(1));
        }
        assertThat(all(store)).isEmpty();
    }

    @Test
    void keepsNothingOfAnImportThatBreaksOff() {
        HistoryStore store = emptyStore();
        Iterator<SalesDay> breaksOff = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public SalesDay next() {
                if (next == 1_000) {
                    throw new IllegalStateException("the source broke off");
                }
                return day("S1", "P1", next++, 1);
            }
        };

        assertThatThrownBy(() -> store.publish("sha256:01", breaksOff))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the source broke off");

        assertThat(all(store)).isEmpty();
        assertThat(store.publish("sha256:01", List.of(day("S1", "P1", 0, 1)).iterator())
                        .repeated())
                .isFalse();
    }

    @Test
    void publishesTheSameContentOnceHoweverManyBringIt() throws Exception {
        HistoryStore store = emptyStore();
        List<SalesDay> days =
                IntStream.range(0, 300).mapToObj(i -> day("S1", "P1", i, i)).toList();

        List<ImportReceipt> receipts = atOnce(6, () -> store.publish("sha256:01", days.iterator()));

        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(receipts)
                .extracting(ImportReceipt::importId)
                .containsOnly(receipts.get(0).importId());
        assertThat(all(store)).containsExactlyElementsOf(days);
    }

    @Test
    void takesDifferentContentForTheSameDaysFromSeveralSides() throws Exception {
        HistoryStore store = emptyStore();
        List<Callable<ImportReceipt>> tasks = IntStream.range(0, 6)
                .<Callable<ImportReceipt>>mapToObj(n -> () -> {
                    // Each in its own order, which must not end in a deadlock.
                    List<SalesDay> days = new ArrayList<>(IntStream.range(0, 200)
                            .mapToObj(i -> day("S1", "P" + i % 20, i / 20, n))
                            .toList());
                    Collections.shuffle(days, new Random(n));
                    return store.publish("sha256:0" + n, days.iterator());
                })
                .toList();

        assertThat(atOnce(tasks)).allMatch(receipt -> !receipt.repeated() && receipt.rows() == 200);

        List<SalesDay> kept = all(store);
        assertThat(kept).hasSize(200);
        assertThat(kept)
                .extracting(SalesDay::soldUnits)
                .containsOnly(kept.get(0).soldUnits());
    }

    @Test
    void showsReadersAllOfAnImportOrNothing() throws Exception {
        HistoryStore store = emptyStore();
        List<SalesDay> days = IntStream.range(0, 5_000)
                .mapToObj(i -> day("S" + i % 50, "P1", i / 50, i))
                .toList();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<ImportReceipt> publishing = executor.submit(() -> store.publish("sha256:01", days.iterator()));
            Set<Integer> seen = new java.util.HashSet<>();
            do {
                seen.add(all(store).size());
            } while (!publishing.isDone());
            publishing.get();
            seen.add(all(store).size());
            assertThat(seen).isSubsetOf(0, 5_000).contains(5_000);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<ImportReceipt> atOnce(int times, Callable<ImportReceipt> task) throws Exception {
        return atOnce(Collections.nCopies(times, task));
    }

    private static List<ImportReceipt> atOnce(List<Callable<ImportReceipt>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
        try {
            List<ImportReceipt> receipts = new ArrayList<>();
            for (Future<ImportReceipt> future : executor.invokeAll(tasks)) {
                receipts.add(future.get());
            }
            return receipts;
        } finally {
            executor.shutdownNow();
        }
    }

    private static SalesDay day(String site, String product, int plusDays, long units) {
        return new SalesDay(site, product, MONDAY.plusDays(plusDays), units, new int[0], 0, false, 1, false, false);
    }

    private static List<SalesDay> all(HistoryStore store) {
        return read(store, HistoryQuery.between(MONDAY, MONDAY.plusYears(5)));
    }

    private static List<SalesDay> read(HistoryStore store, HistoryQuery query) {
        try (Stream<SalesDay> days = store.read(query)) {
            return days.toList();
        }
    }
}
