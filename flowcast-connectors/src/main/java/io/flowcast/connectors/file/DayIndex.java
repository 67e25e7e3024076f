package io.flowcast.connectors.file;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which days of which series a file has shown: one bit a day, so that doubled and missing days are found without
 * keeping the rows. Memory has a limit; beyond it nothing new is remembered and {@link #full()} says so.
 */
final class DayIndex<K> {
    /** 64 MiB: two hundred thousand series of some months, or a hundred thousand of six years. */
    static final long DEFAULT_BUDGET_BYTES = 64L << 20;

    /** Map entry, key with its two texts, days and an array of one word, on a virtual machine with compressed pointers. */
    private static final long BYTES_PER_SERIES = 320;

    private static final int WORD_BITS = 64;
    private static final int WORD_BYTES = 8;

    private final Map<K, Days> days = new LinkedHashMap<>();
    private final long budgetBytes;
    private long usedBytes;
    private boolean full;

    DayIndex(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /**
     * Remembers a day.
     *
     * @return false if the series had this day before
     */
    boolean add(K key, LocalDate date) {
        int word = Math.toIntExact(Math.floorDiv(date.toEpochDay(), (long) WORD_BITS));
        long bit = 1L << Math.floorMod(date.toEpochDay(), WORD_BITS);
        Days known = days.get(key);
        if (known == null) {
            if (!reserve(BYTES_PER_SERIES + WORD_BYTES)) {
                return true;
            }
            known = new Days(word);
            days.put(key, known);
        } else {
            long more = (long) WORD_BYTES * known.missingWords(word);
            if (more > 0 && !reserve(more)) {
                return true;
            }
        }
        return known.add(word, bit);
    }

    private boolean reserve(long bytes) {
        if (usedBytes + bytes > budgetBytes) {
            full = true;
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    /** Whether some days were not remembered for lack of memory. */
    boolean full() {
        return full;
    }

    /** Tells of each series that lacks days between its first and its last one, in the order of the file. */
    void forEachGap(GapVisitor<K> visitor) {
        days.forEach((key, known) -> known.gap(key, visitor));
    }

    /** Hears of a series with missing days. */
    interface GapVisitor<K> {
        void gap(K key, LocalDate firstMissing, long missingDays);
    }

    private static final class Days {
        private int firstWord;
        private long[] words = new long[1];

        Days(int firstWord) {
            this.firstWord = firstWord;
        }

        int missingWords(int word) {
            return Math.max(0, Math.max(firstWord - word, word - (firstWord + words.length - 1)));
        }

        boolean add(int word, long bit) {
            if (word < firstWord) {
                long[] wider = new long[words.length + firstWord - word];
                System.arraycopy(words, 0, wider, firstWord - word, words.length);
                words = wider;
                firstWord = word;
            } else if (word >= firstWord + words.length) {
                words = Arrays.copyOf(words, word - firstWord + 1);
            }
            boolean added = (words[word - firstWord] & bit) == 0;
            words[word - firstWord] |= bit;
            return added;
        }

        <K> void gap(K key, GapVisitor<K> visitor) {
            int last = words.length * WORD_BITS - 1 - Long.numberOfLeadingZeros(words[words.length - 1]);
            int first = Long.numberOfTrailingZeros(words[0]);
            long missing = 0;
            int firstMissing = -1;
            for (int i = first; i <= last; i++) {
                if ((words[i / WORD_BITS] >>> (i % WORD_BITS) & 1) == 0) {
                    missing++;
                    firstMissing = firstMissing < 0 ? i : firstMissing;
                }
            }
            if (missing > 0) {
                visitor.gap(key, LocalDate.ofEpochDay((long) firstWord * WORD_BITS + firstMissing), missing);
            }
        }
    }
}
