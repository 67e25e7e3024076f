package io.flowcast.core.feature;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns sales days into a daily {@link DemandPanel}.
 *
 * <p>A day with a sold-out hour is {@link CellState#CENSORED}, its availability the share of the day's usual demand that falls
 * into the hours in stock; a day of which nothing is said is {@link CellState#OBSERVED}; a day without a record between a
 * series' first and last day is {@link CellState#MISSING}. Rows are sorted by key, whatever the order of the input. The panel carries the
 * covariates {@value #DISCOUNT}, {@value #HOLIDAY} and {@value #PROMOTION} (all known ahead).
 */
public final class DailyPanels {
    /** Share of the full price that was asked. */
    public static final String DISCOUNT = "discount";
    /** 1 on a holiday. */
    public static final String HOLIDAY = "holiday";
    /** 1 if the product was promoted. */
    public static final String PROMOTION = "promotion";

    /** Below this share of hidden demand a day counts as observed. */
    private static final double NOTHING_HIDDEN = 1e-3;

    private DailyPanels() {}

    /**
     * A panel and how it was made.
     *
     * @param panel the panel
     * @param profiles when in the day demand comes
     * @param findings what was found on the way
     */
    public record Result(DemandPanel panel, HourlyProfiles profiles, Findings findings) {}

    /**
     * Makes a panel and learns the hourly profiles from the same days.
     *
     * @param days what was sold; of several records of one series and day the last one counts
     * @return the panel
     */
    public static Result of(Iterable<SalesDay> days) {
        return of(days, HourlyProfiles.estimate(days));
    }

    /**
     * Makes a panel with profiles that were learned before.
     *
     * @param days what was sold; of several records of one series and day the last one counts
     * @param profiles when in the day demand comes
     * @return the panel
     */
    public static Result of(Iterable<SalesDay> days, HourlyProfiles profiles) {
        FindingCollector findings = new FindingCollector();
        Map<SeriesKey, TreeMap<LocalDate, SalesDay>> series = new TreeMap<>();
        LocalDate first = null;
        LocalDate last = null;
        for (SalesDay day : days) {
            SalesDay before =
                    series.computeIfAbsent(day.key(), k -> new TreeMap<>()).put(day.date(), day);
            if (before != null) {
                findings.add(
                        Severity.WARNING,
                        "sales.duplicate-day",
                        Place.of("sales", day.key().toString()),
                        "date",
                        day.date(),
                        "Maybe the same day was exported twice; the last record counts.");
            }
            first = first == null || day.date().isBefore(first) ? day.date() : first;
            last = last == null || day.date().isAfter(last) ? day.date() : last;
        }
        DemandPanel panel = first == null
                ? DemandPanel.builder(Timeline.days(LocalDate.EPOCH))
                        .integerValued(true)
                        .build()
                : panel(series, first, profiles);
        return new Result(panel, profiles, findings.toFindings());
    }

    private static DemandPanel panel(
            Map<SeriesKey, TreeMap<LocalDate, SalesDay>> series, LocalDate first, HourlyProfiles profiles) {
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.days(first)).integerValued(true);
        int[] starts = new int[series.size()];
        List<double[]> discount = new ArrayList<>();
        List<double[]> holiday = new ArrayList<>();
        List<double[]> promotion = new ArrayList<>();
        int row = 0;
        for (Map.Entry<SeriesKey, TreeMap<LocalDate, SalesDay>> entry : series.entrySet()) {
            TreeMap<LocalDate, SalesDay> its = entry.getValue();
            LocalDate begin = its.firstKey();
            int length = days(begin, its.lastKey()) + 1;
            starts[row] = days(first, begin);
            Row cells = new Row(length);
            HourlyProfile profile = profiles.of(entry.getKey());
            its.forEach((date, day) -> cells.set(days(begin, date), day, profile));
            builder.addRow(entry.getKey(), starts[row], cells.value, cells.state, cells.availability);
            discount.add(cells.discount);
            holiday.add(cells.holiday);
            promotion.add(cells.promotion);
            row++;
        }
        return builder.covariate(covariate(DISCOUNT, starts, discount))
                .covariate(covariate(HOLIDAY, starts, holiday))
                .covariate(covariate(PROMOTION, starts, promotion))
                .build();
    }

    private static Covariate covariate(String name, int[] starts, List<double[]> rows) {
        int @Nullable [][] knownFromTheStart = null;
        return Covariate.perRow(
                name, Covariate.Kind.KNOWN_FUTURE, starts, rows.toArray(double[][]::new), knownFromTheStart);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    /** Columns of one series while it is read. */
    private static final class Row {
        final double[] value;
        final CellState[] state;
        final double[] availability;
        final double[] discount;
        final double[] holiday;
        final double[] promotion;

        Row(int length) {
            value = new double[length];
            state = new CellState[length];
            availability = new double[length];
            discount = unknown(length);
            holiday = unknown(length);
            promotion = unknown(length);
            Arrays.fill(state, CellState.MISSING);
            Arrays.fill(availability, 1);
        }

        private static double[] unknown(int length) {
            double[] values = new double[length];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        void set(int i, SalesDay day, HourlyProfile profile) {
            double seen = profile.availability(day);
            value[i] = day.soldUnits();
            state[i] = 1 - seen < NOTHING_HIDDEN ? CellState.OBSERVED : CellState.CENSORED;
            availability[i] = state[i] == CellState.OBSERVED ? 1 : seen;
            discount[i] = day.discount();
            holiday[i] = day.holiday() ? 1 : 0;
            promotion[i] = day.promotion() ? 1 : 0;
        }
    }
}
