package io.flowcast.models.demand.boost;

import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.Progress;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link BinnedTable} column by column. A column is read while it is added: the caller may use the same array for the next one.
 *
 * <p>For one thread; the work on a column runs on the threads of the context.
 */
public final class TableBuilder {
    private static final int CHUNK = 1 << 15;

    private final int rows;
    private final RunContext context;
    private final @Nullable Binning given;
    private final List<FeatureBins> features = new ArrayList<>();
    private final List<long[]> narrow = new ArrayList<>();
    private final List<long[]> wide = new ArrayList<>();
    private int narrowCount;
    private int wideCount;
    private int mostBins = 255;
    private int mostCategories = 4_095;
    private int leastInBin = 3;
    private int sample = 200_000;

    TableBuilder(int rows, RunContext context, @Nullable Binning given) {
        if (rows < 1 || rows > BinnedTable.MOST_ROWS) {
            throw new IllegalArgumentException("rows from 1 to " + BinnedTable.MOST_ROWS + ", not " + rows);
        }
        this.rows = rows;
        this.context = context.toBuilder().progress(Progress.silent()).build();
        this.given = given;
    }

    /**
     * Sets the number of bins of a number, for the columns that follow.
     *
     * @param most bins at most, that of missing values included, from 2 to 255
     * @return this builder
     */
    public TableBuilder mostBins(int most) {
        if (most < 2 || most > 255) {
            throw new IllegalArgumentException("bins from 2 to 255, not " + most);
        }
        mostBins = most;
        return this;
    }

    /**
     * Sets the number of categories that are told apart, for the columns that follow; rarer ones count as missing.
     *
     * @param most categories at most, from 1 to 8190
     * @return this builder
     */
    public TableBuilder mostCategories(int most) {
        if (most < 1 || most > FeatureBins.WIDE - 2) {
            throw new IllegalArgumentException("categories from 1 to " + (FeatureBins.WIDE - 2) + ", not " + most);
        }
        mostCategories = most;
        return this;
    }

    /**
     * Sets how many rows cut points are learned from, for the columns that follow.
     *
     * @param size rows at least 1; 200,000 unless told
     * @return this builder
     */
    public TableBuilder sample(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("sample of at least 1 row, not " + size);
        }
        sample = size;
        return this;
    }

    /**
     * Sets how many rows of the sample a bin of a number holds at least, for the columns that follow.
     *
     * @param least rows, at least 1; 3 unless told
     * @return this builder
     */
    public TableBuilder leastInBin(int least) {
        if (least < 1) {
            throw new IllegalArgumentException("at least 1 row in a bin, not " + least);
        }
        leastInBin = least;
        return this;
    }

    /**
     * Adds a column of numbers.
     *
     * @param name its name, unlike all others
     * @param values one for each row, NaN where missing
     * @return this builder
     * @throws RunStoppedException if stopped
     */
    public TableBuilder numeric(String name, float[] values) {
        checkLength(name, values.length);
        return numeric(name, row -> values[row]);
    }

    /**
     * Adds a column of numbers.
     *
     * @param name its name, unlike all others
     * @param values one for each row, NaN where missing
     * @return this builder
     * @throws RunStoppedException if stopped
     */
    public TableBuilder numeric(String name, double[] values) {
        checkLength(name, values.length);
        return numeric(name, row -> values[row]);
    }

    private TableBuilder numeric(String name, Column values) {
        FeatureBins bins = given == null ? learnNumbers(name, values) : expected(name, false);
        features.add(bins);
        long[] pack = narrowPack();
        int shift = (narrowCount++ & 7) * 8;
        chunks((from, to) -> {
            for (int r = from; r < to; r++) {
                pack[r] |= (long) bins.bin(values.at(r)) << shift;
            }
        });
        return this;
    }

    /**
     * Adds a column of categories.
     *
     * @param name its name, unlike all others
     * @param codes one for each row, negative where missing; a code that the cut points do not know counts as missing
     * @return this builder
     * @throws RunStoppedException if stopped
     */
    public TableBuilder categorical(String name, int[] codes) {
        checkLength(name, codes.length);
        FeatureBins bins = given == null ? learnCategories(name, codes) : expected(name, true);
        features.add(bins);
        boolean isWide = bins.wide();
        long[] pack;
        int shift;
        if (isWide) {
            if ((wideCount & 3) == 0) {
                wide.add(new long[rows]);
            }
            pack = wide.get(wide.size() - 1);
            shift = (wideCount++ & 3) * 16;
        } else {
            pack = narrowPack();
            shift = (narrowCount++ & 7) * 8;
        }
        chunks((from, to) -> {
            for (int r = from; r < to; r++) {
                pack[r] |= (long) bins.bin(codes[r]) << shift;
            }
        });
        return this;
    }

    /**
     * Puts the columns together.
     *
     * @return the table
     * @throws RunStoppedException if stopped
     */
    public BinnedTable build() {
        if (features.isEmpty() || (given != null && features.size() != given.features())) {
            throw new IllegalArgumentException(
                    features.size() + " features added" + (given == null ? "" : ", not " + given.features()));
        }
        Binning binning = given == null ? new Binning(features) : given;
        int stride = binning.stride;
        if ((long) rows * stride > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("too many cells: " + rows + " rows of " + stride + " words");
        }
        long[] words = new long[rows * stride];
        for (int w = 0; w < stride; w++) {
            List<long[]> packs = w < narrow.size() ? narrow : wide;
            int at = w < narrow.size() ? w : w - narrow.size();
            long[] pack = packs.get(at);
            for (int r = 0, i = w; r < rows; r++, i += stride) {
                words[i] = pack[r];
            }
        }
        return new BinnedTable(binning, rows, words);
    }

    private interface Column {
        double at(int row);
    }

    private interface Chunk {
        void run(int from, int to);
    }

    private void chunks(Chunk task) {
        Parallel.forEach(
                context,
                "binning",
                (rows + CHUNK - 1) / CHUNK,
                c -> task.run(c * CHUNK, (int) Math.min(rows, (c + 1L) * CHUNK)));
    }

    private long[] narrowPack() {
        if ((narrowCount & 7) == 0) {
            narrow.add(new long[rows]);
        }
        return narrow.get(narrow.size() - 1);
    }

    private void checkLength(String name, int length) {
        if (length != rows) {
            throw new IllegalArgumentException(name + " has " + length + " values for " + rows + " rows");
        }
        if (features.size() >= 32_767) {
            throw new IllegalArgumentException("more than 32767 features");
        }
        for (FeatureBins f : features) {
            if (f.name.equals(name)) {
                throw new IllegalArgumentException("two features are named " + name);
            }
        }
    }

    private FeatureBins expected(String name, boolean categorical) {
        Binning binning = Objects.requireNonNull(given);
        int at = features.size();
        if (at >= binning.features() || !binning.name(at).equals(name) || binning.categorical(at) != categorical) {
            throw new IllegalArgumentException("feature " + at + " is " + name
                    + (at < binning.features()
                            ? ", but " + binning.name(at) + (binning.categorical(at) ? " (categories)" : " (numbers)")
                                    + " was learned"
                            : ", one more than was learned"));
        }
        return binning.features[at];
    }

    private FeatureBins learnNumbers(String name, Column values) {
        double[] seen = new double[Math.min(rows, sample)];
        int count = 0;
        for (int i = 0; i < seen.length; i++) {
            double value = values.at(sampled(i, seen.length));
            if (!Double.isNaN(value)) {
                seen[count++] = value + 0.0; // -0 and 0 are one value
            }
        }
        Arrays.sort(seen, 0, count);
        return FeatureBins.numbers(
                name,
                FeatureBins.cuts(seen, count, mostBins - 1, rows <= sample ? Math.min(leastInBin, rows) : leastInBin));
    }

    /** One row out of each of equal stretches, drawn within the stretch: a period of the rows is not the sample's. */
    private int sampled(int i, int size) {
        if (size == rows) {
            return i;
        }
        long from = (long) i * rows / size;
        long to = (i + 1L) * rows / size;
        return (int) (from + (long) (Streams.unit(context.seed(), 0x62696e73L, i) * (to - from)));
    }

    private FeatureBins learnCategories(String name, int[] codes) {
        int[] sorted = codes.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        int[] values = new int[16];
        int[] counts = new int[16];
        for (int code : sorted) {
            if (code < 0) {
                continue;
            }
            if (distinct > 0 && values[distinct - 1] == code) {
                counts[distinct - 1]++;
                continue;
            }
            if (distinct == values.length) {
                values = Arrays.copyOf(values, distinct * 2);
                counts = Arrays.copyOf(counts, distinct * 2);
            }
            values[distinct] = code;
            counts[distinct++] = 1;
        }
        long[] order = new long[distinct];
        for (int i = 0; i < distinct; i++) {
            order[i] = ((long) (Integer.MAX_VALUE - counts[i]) << 32) | i;
        }
        Arrays.sort(order);
        int kept = Math.min(distinct, mostCategories);
        long[] byCode = new long[kept];
        for (int b = 0; b < kept; b++) {
            byCode[b] = ((long) values[(int) order[b]] << 32) | (b + 1);
        }
        Arrays.sort(byCode);
        int[] keptCodes = new int[kept];
        short[] bins = new short[kept];
        for (int i = 0; i < kept; i++) {
            keptCodes[i] = (int) (byCode[i] >>> 32);
            bins[i] = (short) byCode[i];
        }
        return FeatureBins.categories(name, keptCodes, bins);
    }
}
