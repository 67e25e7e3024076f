package io.flowcast.benchmarks.retail;

import static io.flowcast.benchmarks.BenchOptions.require;
import static io.flowcast.benchmarks.BenchOptions.requireWritable;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.HourlyProfile;
import io.flowcast.core.feature.HourlyProfiles;
import io.flowcast.core.run.Streams;
import io.flowcast.models.demand.censored.DemandRecovery;
import io.flowcast.models.demand.censored.SalesSpread;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Hides hours of days that had none sold out, recovers the demand of those days, and compares.
 *
 * <p>The world of the test is the days on which no hour sold out, all others are taken away: which days sell out depends on demand, so days that did
 * are not exchangeable with those that did not. Of the days that stay, some lose hours: by a stock-out copied from a real day, or because a stock, drawn without looking
 * at the day's demand, is used up.
 */
@Command(
        name = "hidden-hours",
        description = "Hides hours of days that were in stock, and measures how well their demand is recovered.",
        sortOptions = false)
public final class HiddenHoursBench implements Callable<Integer> {
    private static final int HOURS = SalesDay.HOURS;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--history",
            required = true,
            paramLabel = "F",
            description = "Parquet file of days with sales and stock-outs by hour")
    private @Nullable Path history;

    @Option(
            names = "--share",
            paramLabel = "P",
            description = "part of the days that lose hours; default ${DEFAULT-VALUE}",
            defaultValue = "0.4")
    private double share = 0.4;

    @Option(names = "--series", paramLabel = "N", description = "takes only so many series")
    private int series = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "S", description = "seed; default ${DEFAULT-VALUE}", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "OUT", description = "writes the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public HiddenHoursBench() {}

    /** How hours are hidden. */
    enum Way {
        /** The hours that were sold out on some real day. */
        COPIED,
        /** The hours after a stock is used up. */
        DEPLETED
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = line.getOut();
        require(line, share > 0 && share <= 1, "--share must lie above 0 and up to 1, was " + share);
        require(line, series >= 1, "--series must be at least 1, was " + series);
        requireWritable(line, json);
        RetailData data = RetailFile.read(Objects.requireNonNull(history), series);
        int workers = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Map<String, Object> figures = new LinkedHashMap<>();
        try {
            RunContext context = RunContext.asOf(LocalDate.EPOCH)
                    .seed(seed)
                    .executor(pool, workers)
                    .build();
            for (Way way : Way.values()) {
                figures.put(way.name().toLowerCase(Locale.ROOT), measure(data, way, context, out));
            }
        } finally {
            pool.shutdownNow();
        }
        if (json != null) {
            Files.writeString(json, Json.of(figures));
        }
        return 0;
    }

    private Map<String, Object> measure(RetailData data, Way way, RunContext context, PrintWriter out) {
        int[] hidden = hide(data, way);
        Profiles profiles = new Profiles(
                HourlyProfiles.estimate(world(data, hidden, 0)), HourlyProfiles.estimate(world(data, hidden, 1)));
        DemandPanel panel = panel(data, hidden, profiles);
        DemandRecovery byDays = DemandRecovery.of(panel, context);
        DemandRecovery recovery = DemandRecovery.of(panel, spread(data, hidden, profiles, panel, byDays), context);
        Sums sums = new Sums();
        for (int r = 0; r < data.rows; r++) {
            for (int t = 0; t < data.days; t++) {
                int cell = r * data.days + t;
                if (hidden[cell] > 0) {
                    double truth = units(data, cell, 0);
                    double sold = panel.value(r, t);
                    double open = panel.availability(r, t);
                    sums.add(
                            truth,
                            sold,
                            open,
                            recovery.mean(r, t),
                            recovery.quantile(r, t, 0.05),
                            recovery.quantile(r, t, 0.95),
                            Streams.unit(seed, r, t));
                }
            }
        }
        return sums.print(way, recovery, out);
    }

    /**
     * Likeness of days from the two halves of those that lost no hour; order size from all days, because those that lost none are
     * the quiet ones if a stock was used up on the others, and vary less.
     */
    private static SalesSpread spread(
            RetailData data, int[] hidden, Profiles profiles, DemandPanel panel, DemandRecovery recovery) {
        int n = (int) java.util.Arrays.stream(hidden).filter(h -> h >= 0).count();
        double[][] parts = new double[4][n];
        int i = 0;
        for (int cell = 0; cell < hidden.length; cell++) {
            if (hidden[cell] < 0) {
                continue;
            }
            int row = cell / data.days;
            int day = cell % data.days;
            double mu = recovery.expectedBefore(row, day);
            if (hidden[cell] != 0) {
                parts[0][i] = panel.value(row, day);
                parts[1][i++] = panel.availability(row, day) * mu;
                continue;
            }
            HourlyProfile profile = profiles.of(data, cell);
            double seen = 0;
            int h = 0;
            while (h < HOURS && seen + profile.share(h) / 2 < 0.5) {
                seen += profile.share(h++);
            }
            int later = ((1 << HOURS) - 1) & -(1 << h);
            parts[0][i] = units(data, cell, later);
            parts[1][i] = seen * mu;
            parts[2][i] = units(data, cell, 0) - parts[0][i];
            parts[3][i++] = (1 - seen) * mu;
        }
        return SalesSpread.ofParts(parts[0], parts[1], parts[2], parts[3]);
    }

    /** Hours hidden of each cell: 0 for a day as it was, -1 for a day that is taken away. */
    private int[] hide(RetailData data, Way way) {
        int[] hidden = new int[data.sales.length];
        int[] real = new int[data.sales.length];
        int patterns = 0;
        for (int cell = 0; cell < real.length; cell++) {
            if (!Float.isNaN(data.sales[cell]) && (data.soldOut[cell] >>> 6 & 0xffff) != 0) {
                real[patterns++] = data.soldOut[cell];
            }
        }
        for (int r = 0; r < data.rows; r++) {
            double usual = usual(data, r);
            for (int t = 0; t < data.days; t++) {
                int cell = r * data.days + t;
                if (Float.isNaN(data.sales[cell]) || data.soldOut[cell] != 0) {
                    hidden[cell] = -1;
                } else if (Streams.unit(Streams.seed(seed, way.name()), r, t) < share) {
                    double u = Streams.unit(Streams.seed(seed, "pattern"), r, t);
                    hidden[cell] = way == Way.COPIED
                            ? (patterns > 0 ? real[(int) (u * patterns)] : 0)
                            : afterDepletion(data, cell, (0.2 + 1.2 * u) * usual);
                }
            }
        }
        return hidden;
    }

    /** Mean sales of a row's days without a sold-out hour. */
    private static double usual(RetailData data, int row) {
        double sum = 0;
        int n = 0;
        for (int t = 0; t < data.days; t++) {
            if (data.known(row, t) && data.soldOut[row * data.days + t] == 0) {
                sum += units(data, row * data.days + t, 0);
                n++;
            }
        }
        return n > 0 ? sum / n : 0;
    }

    /** The hours after the one in which a stock is used up; none if it lasts. */
    private static int afterDepletion(RetailData data, int cell, double stock) {
        double sold = 0;
        for (int h = 0; h < HOURS - 1; h++) {
            sold += data.hourly[cell * HOURS + h];
            if (sold >= Math.max(1, stock)) {
                return ((1 << HOURS) - 1) & -(1 << (h + 1));
            }
        }
        return 0;
    }

    /** Sales of a day outside some hours. */
    private static double units(RetailData data, int cell, int without) {
        double sum = 0;
        for (int h = 0; h < HOURS; h++) {
            sum += (without >>> h & 1) == 1 ? 0 : data.hourly[cell * HOURS + h];
        }
        return sum;
    }

    /** Workdays and holidays (weekends among them) have their own hours. */
    private record Profiles(HourlyProfiles workday, HourlyProfiles holiday) {
        HourlyProfile of(RetailData data, int cell) {
            return (data.holiday[cell] == 1 ? holiday : workday).of(data.key(cell / data.days));
        }
    }

    private static Iterable<SalesDay> world(RetailData data, int[] hidden, int holiday) {
        return () -> java.util.stream.IntStream.range(0, hidden.length)
                .filter(cell -> hidden[cell] >= 0 && data.holiday[cell] == holiday)
                .mapToObj(cell -> seen(data, cell, hidden[cell]))
                .iterator();
    }

    /** A day as a shop would have recorded it. */
    private static SalesDay seen(RetailData data, int cell, int hidden) {
        SalesDay day = data.day(cell / data.days, cell % data.days);
        int[] hourly = day.hourlySoldUnits().clone();
        for (int h = 0; h < HOURS; h++) {
            hourly[h] = (hidden >>> h & 1) == 1 ? 0 : hourly[h];
        }
        return new SalesDay(
                day.siteId(),
                day.productId(),
                day.date(),
                Math.round(units(data, cell, hidden)),
                hourly,
                hidden,
                true,
                day.discount(),
                day.holiday(),
                day.promotion());
    }

    private static DemandPanel panel(RetailData data, int[] hidden, Profiles profiles) {
        DemandPanel.Builder builder =
                DemandPanel.builder(Timeline.days(data.first)).integerValued(true);
        for (int r = 0; r < data.rows; r++) {
            double[] value = new double[data.days];
            CellState[] state = new CellState[data.days];
            double[] open = new double[data.days];
            for (int t = 0; t < data.days; t++) {
                int cell = r * data.days + t;
                state[t] = hidden[cell] < 0
                        ? CellState.MISSING
                        : hidden[cell] == 0 ? CellState.OBSERVED : CellState.CENSORED;
                value[t] = hidden[cell] < 0 ? 0 : units(data, cell, hidden[cell]);
                open[t] = hidden[cell] < 0 ? 0 : seenShare(profiles.of(data, cell), hidden[cell]);
            }
            builder.addRow(data.key(r), 0, value, state, open);
        }
        return builder.build();
    }

    private static double seenShare(HourlyProfile profile, int hidden) {
        double sum = 0;
        for (int h = 0; h < HOURS; h++) {
            sum += (hidden >>> h & 1) == 1 ? 0 : profile.share(h);
        }
        return Math.min(hidden == 0 ? 1 : 1 - 1e-6, sum);
    }

    /** Errors of the ways to recover. */
    private static final class Sums {
        private long days;
        private double truth;
        private double left;
        private double scaled;
        private double scaledSum;
        private double recovered;
        private double recoveredSum;
        private double leftSum;
        private double covered;

        void add(double demand, double sold, double open, double mean, double low, double high, double chance) {
            days++;
            truth += demand;
            left += Math.abs(demand - sold);
            leftSum += sold;
            // By hours open alone a day that was hardly open becomes huge: as in practice, at most tenfold.
            double up = Math.min(10 * Math.max(1, sold), sold / Math.max(0.02, open));
            scaled += Math.abs(demand - up);
            scaledSum += up;
            recovered += Math.abs(demand - mean);
            recoveredSum += mean;
            // Counts are covered as if spread evenly over half a unit to both sides; where nothing was hidden there is
            // no lower side.
            double spread = demand - 0.5 + chance;
            boolean within = spread >= low - 1e-9 && spread <= high + 1e-9;
            boolean nothingHidden = demand == sold && low <= sold + 0.5;
            covered += within || nothingHidden ? 1 : 0;
        }

        Map<String, Object> print(Way way, DemandRecovery recovery, PrintWriter out) {
            Map<String, Object> f = new LinkedHashMap<>();
            f.put("days", days);
            f.put("demandPerDay", truth / days);
            f.put("errorLeft", left / truth);
            f.put("errorScaled", scaled / truth);
            f.put("errorRecovered", recovered / truth);
            f.put("belowLeft", 1 - recovered / left);
            f.put("belowScaled", 1 - recovered / scaled);
            f.put("biasLeft", leftSum / truth - 1);
            f.put("biasScaled", scaledSum / truth - 1);
            f.put("biasRecovered", recoveredSum / truth - 1);
            f.put("covered90", covered / days);
            f.put("orderSize", recovery.spread().size());
            f.put("likeness", recovery.spread().likeness());
            out.printf(
                    Locale.ROOT,
                    "%s: %d days, demand %.2f; error left %.4f scaled %.4f recovered %.4f (%.1f %%, %.1f %% below); bias left %+.3f scaled %+.3f recovered"
                            + " %+.4f; 90 %% interval covers %.3f; order size %.2f likeness %.1f%n",
                    way,
                    days,
                    truth / days,
                    left / truth,
                    scaled / truth,
                    recovered / truth,
                    100 * (1 - recovered / left),
                    100 * (1 - recovered / scaled),
                    leftSum / truth - 1,
                    scaledSum / truth - 1,
                    recoveredSum / truth - 1,
                    covered / days,
                    recovery.spread().size(),
                    recovery.spread().likeness());
            out.flush();
            return f;
        }
    }
}
