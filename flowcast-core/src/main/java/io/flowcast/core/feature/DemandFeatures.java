package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which features a panel offers, and how they are computed: the input of every model that learns across rows.
 *
 * <p>What is chosen depends on the panel: the series itself, its season and date always; covariates that are known ahead as promotions or, where all rows
 * share them, as events; measured covariates as they were at the origin; groups of rows by product, site and attributes where such groups are neither
 * single rows nor everything. All demand is taken over its exposure, so that sold-out, closed and missing steps count for what was seen of
 * them. No value of a step from the origin on is used unless it was known at the origin.
 *
 * <p>Cost: linear in rows and, for each origin, in the history. Immutable.
 */
public final class DemandFeatures {
    private final int season;
    private final List<List<String>> facts;
    private final CalendarFamily calendar;
    private final List<Covariates.Use> uses;
    private final List<FeatureFamily> families = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    private DemandFeatures(int season, List<List<String>> facts, CalendarFamily calendar, List<Covariates.Use> uses) {
        this.season = season;
        this.facts = facts;
        this.calendar = calendar;
        this.uses = uses;
        List<String> partitions = new ArrayList<>();
        for (List<String> f : facts) {
            partitions.add(f.isEmpty() ? "all" : String.join("-", f));
        }
        families.add(new LevelFamily(season));
        if (season > 1) {
            families.add(new SeasonFamily(partitions));
        }
        families.add(calendar);
        if (partitions.size() > 1) {
            families.add(new RelatedFamily(partitions, season));
        }
        for (Covariates.Use use : uses) {
            families.add(
                    switch (use.kind()) {
                        case EVENT -> new SharedEventFamily(use.name());
                        case PROMOTION -> new PromotionFamily(use.name(), use.spread(), partitions);
                        case MEASURED -> new MeasuredFamily(use.name());
                        case FIXED -> new FixedFamily(use.name());
                        case RUNS -> new RunFamily(use.name());
                    });
        }
        for (FeatureFamily family : families) {
            features.addAll(family.features());
        }
    }

    /**
     * Chooses the features of a panel.
     *
     * @param panel the panel
     * @param horizon steps ahead that samples reach
     * @return its features
     */
    public static DemandFeatures of(DemandPanel panel, int horizon) {
        return of(panel, horizon, false);
    }

    /**
     * Chooses the features of a panel, with or without the runs of switches.
     *
     * @param panel the panel
     * @param horizon steps ahead that samples reach
     * @param runs whether covariates known ahead that are 0 or one other value, such as promotions and holidays, also say how long they have been on or off, and how long
     *     they will be
     * @return its features
     */
    public static DemandFeatures of(DemandPanel panel, int horizon, boolean runs) {
        int start = Integer.MAX_VALUE;
        for (int r = 0; r < panel.rows(); r++) {
            start = Math.min(start, panel.start(r));
        }
        int steps = panel.rows() == 0 ? 0 : panel.end() - start;
        List<Covariates.Use> uses = new ArrayList<>();
        for (Covariate c : panel.covariates()) {
            uses.add(Covariates.use(c, panel.rows()));
            if (runs && c.kind() == Covariate.Kind.KNOWN_FUTURE && Covariates.isSwitch(c)) {
                uses.add(new Covariates.Use(c.name(), Covariates.Kind.RUNS, 0));
            }
        }
        int season = panel.timeline().seasonLength();
        return new DemandFeatures(
                season, Partition.choose(panel), CalendarFamily.of(panel.timeline(), steps, horizon - 1), uses);
    }

    /**
     * The columns of a table.
     *
     * @return the features in their order
     */
    public List<Feature> features() {
        return features;
    }

    /**
     * Names of the covariates whose future is needed to compute features of steps ahead.
     *
     * @return names
     */
    public List<String> neededAhead() {
        List<String> names = new ArrayList<>();
        for (Covariates.Use use : uses) {
            if (use.kind() == Covariates.Kind.EVENT || use.kind() == Covariates.Kind.PROMOTION) {
                names.add(use.name());
            }
        }
        return names;
    }

    /**
     * Features of some rows and all steps at an origin, row after row.
     *
     * @param panel all rows: groups are those of the whole panel; must have the covariates and attributes the features were chosen for
     * @param origin the first step that had not passed
     * @param horizon number of steps ahead
     * @param fromRow first row
     * @param toRow the row after the last one
     * @param context threads and cancellation
     * @return {@code (toRow - fromRow) x horizon} samples
     */
    public FeatureTable at(DemandPanel panel, int origin, int horizon, int fromRow, int toRow, RunContext context) {
        return table(panel, new int[] {origin}, horizon, Integer.MAX_VALUE, 1, fromRow, toRow, context);
    }

    /**
     * Features of samples to learn from: steps ahead of several origins that have passed and of which something was seen.
     *
     * @param panel the rows
     * @param origins origins, each before the end of the panel
     * @param horizon number of steps ahead at most
     * @param share part of all such samples that is drawn, above 0, at most 1
     * @param context seed of the draw, threads and cancellation
     * @return the samples, origin after origin, row after row
     */
    public FeatureTable past(DemandPanel panel, int[] origins, int horizon, double share, RunContext context) {
        return table(panel, origins, horizon, panel.end(), share, 0, panel.rows(), context);
    }

    private FeatureTable table(
            DemandPanel panel,
            int[] origins,
            int horizon,
            int end,
            double share,
            int fromRow,
            int toRow,
            RunContext context) {
        PanelHistory history = new PanelHistory(panel, context);
        List<Partition> partitions = new ArrayList<>();
        for (List<String> f : facts) {
            partitions.add(Partition.of(panel, f));
        }
        Draw draw = new Draw(panel, origins, horizon, end, share, fromRow, toRow, context);
        int samples = draw.first[draw.first.length - 1];
        float[][] columns = new float[features.size()][samples];
        int[] rows = new int[samples];
        int[] sampleOrigins = new int[samples];
        int[] sampleSteps = new int[samples];
        double[] scales = new double[samples];
        for (int o = 0; o < origins.length; o++) {
            int block = o * (toRow - fromRow) - fromRow;
            OriginView view = new OriginView(history, origins[o], season, partitions);
            List<FeatureFamily.Writer> writers = new ArrayList<>();
            for (FeatureFamily family : families) {
                writers.add(family.at(view));
            }
            Parallel.forEach(context, "features", toRow - fromRow, () -> new int[horizon], (i, steps) -> {
                int row = fromRow + i;
                int count = draw.steps(block + row, steps);
                if (count == 0) {
                    return;
                }
                int at = draw.first[block + row];
                Arrays.fill(rows, at, at + count, row);
                Arrays.fill(sampleOrigins, at, at + count, view.origin);
                System.arraycopy(steps, 0, sampleSteps, at, count);
                Arrays.fill(scales, at, at + count, view.level[row]);
                int column = 0;
                for (int f = 0; f < writers.size(); f++) {
                    writers.get(f).write(row, steps, count, columns, column, at);
                    column += families.get(f).features().size();
                }
            });
        }
        return new FeatureTable(features, columns, rows, sampleOrigins, sampleSteps, scales);
    }

    /** Which steps of which rows and origins are samples. */
    private static final class Draw {
        /** Position of the first sample of each origin and row, and the end. */
        final int[] first;

        private final byte[][] taken;

        Draw(
                DemandPanel panel,
                int[] origins,
                int horizon,
                int end,
                double share,
                int fromRow,
                int toRow,
                RunContext context) {
            int rows = toRow - fromRow;
            boolean past = end != Integer.MAX_VALUE;
            taken = new byte[Math.multiplyExact(origins.length, rows)][];
            Parallel.forEach(context, "samples", taken.length, at -> {
                int row = fromRow + at % rows;
                int origin = origins[at / rows];
                long seed = Streams.seed(
                        Streams.seed(context.seed(), panel.key(row).siteId()),
                        panel.key(row).productId());
                byte[] mine = new byte[horizon];
                for (int h = 0; h < horizon; h++) {
                    boolean take = !past
                            || (origin > panel.start(row)
                                    && origin + h < Math.min(end, panel.end(row))
                                    && panel.state(row, origin + h).informative()
                                    && (share >= 1 || Streams.unit(seed, origin, h) < share));
                    mine[h] = (byte) (take ? 1 : 0);
                }
                taken[at] = mine;
            });
            first = new int[taken.length + 1];
            for (int at = 0; at < taken.length; at++) {
                int n = 0;
                for (byte t : taken[at]) {
                    n += t;
                }
                first[at + 1] = Math.addExact(first[at], n);
            }
        }

        int steps(int at, int[] steps) {
            int count = 0;
            for (int h = 0; h < taken[at].length; h++) {
                if (taken[at][h] == 1) {
                    steps[count++] = h;
                }
            }
            return count;
        }
    }

    /**
     * Writes which features were chosen.
     *
     * @param out receives them
     * @throws IOException if writing fails
     */
    public void write(DataOutput out) throws IOException {
        out.writeInt(season);
        out.writeInt(facts.size());
        for (List<String> f : facts) {
            out.writeInt(f.size());
            for (String fact : f) {
                out.writeUTF(fact);
            }
        }
        calendar.write(out);
        out.writeInt(uses.size());
        for (Covariates.Use use : uses) {
            out.writeUTF(use.name());
            out.writeByte(use.kind().ordinal());
            out.writeDouble(use.spread());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in holds them
     * @return the features
     * @throws IOException if reading fails or the numbers make no sense
     */
    public static DemandFeatures read(DataInput in) throws IOException {
        int season = count(in, 1 << 20);
        List<List<String>> facts = new ArrayList<>();
        int n = count(in, 1 << 10);
        for (int i = 0; i < n; i++) {
            int m = count(in, 1 << 10);
            List<String> f = new ArrayList<>();
            for (int j = 0; j < m; j++) {
                f.add(in.readUTF());
            }
            facts.add(List.copyOf(f));
        }
        CalendarFamily calendar = CalendarFamily.read(in);
        List<Covariates.Use> uses = new ArrayList<>();
        int c = count(in, 1 << 16);
        for (int i = 0; i < c; i++) {
            String name = in.readUTF();
            int kind = in.readByte();
            if (kind < 0 || kind >= Covariates.Kind.values().length) {
                throw new java.io.EOFException("no kind of covariate " + kind);
            }
            uses.add(new Covariates.Use(name, Covariates.Kind.values()[kind], in.readDouble()));
        }
        return new DemandFeatures(Math.max(1, season), facts, calendar, uses);
    }

    private static int count(DataInput in, int most) throws IOException {
        int n = in.readInt();
        if (n < 0 || n > most) {
            throw new java.io.EOFException("no such number of features: " + n);
        }
        return n;
    }
}
