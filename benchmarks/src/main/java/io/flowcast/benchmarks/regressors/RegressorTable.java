package io.flowcast.benchmarks.regressors;

import static io.flowcast.benchmarks.BenchOptions.MOST_STEPS;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** History and plans of many series in columns: days from the first on, beyond the history where plans reach. */
final class RegressorTable {
    /** Name of the covariate that is 1 on closed days. */
    static final String CLOSED = "closed";

    /** What a column says that marks open or closed days. */
    private static final Map<String, Double> SWITCH =
            Map.of("1", 1.0, "true", 1.0, "True", 1.0, "TRUE", 1.0, "0", 0.0, "false", 0.0, "False", 0.0, "FALSE", 0.0);

    final List<String> ids;
    final LocalDate first;
    /** Days of history. */
    final int days;
    /** Days of history and plans. */
    final int reach;
    /** By row, then day: sales, NaN where there is no record. */
    final double[][] sales;
    /** By row, then day. */
    final boolean[][] closed;
    /** Whether plans have rows of a series. */
    final boolean[] planned;

    private final List<Regressor> regressors = new ArrayList<>();
    private final List<Boolean> ahead = new ArrayList<>();
    private final List<double[][]> values = new ArrayList<>();
    private final List<Covariate> fixed = new ArrayList<>();
    private final Map<String, List<String>> facts = new HashMap<>();

    /**
     * What the columns mean.
     *
     * @param target the column to forecast
     * @param open the column that says whether a day is open, or null to find it
     * @param known columns known ahead where there are no plans
     */
    record Meaning(String target, @Nullable String open, List<String> known) {}

    private RegressorTable(Sheet history, @Nullable Sheet future, int horizon) {
        ids = List.copyOf(history.rows.keySet());
        LocalDate start = LocalDate.MAX;
        LocalDate end = LocalDate.MIN;
        for (TreeMap<LocalDate, Sheet.Row> rows : history.rows.values()) {
            start = rows.firstKey().isBefore(start) ? rows.firstKey() : start;
            end = rows.lastKey().isAfter(end) ? rows.lastKey() : end;
        }
        first = start;
        days = (int) ChronoUnit.DAYS.between(start, end) + 1;
        LocalDate last = end;
        for (TreeMap<LocalDate, Sheet.Row> rows :
                future == null ? List.<TreeMap<LocalDate, Sheet.Row>>of() : future.rows.values()) {
            last = rows.lastKey().isAfter(last) ? rows.lastKey() : last;
        }
        int planned = (int) ChronoUnit.DAYS.between(start, last) + 1;
        reach = future == null ? days : horizon > 0 ? days + horizon : planned;
        sales = new double[ids.size()][days];
        closed = new boolean[ids.size()][reach];
        this.planned = new boolean[ids.size()];
        for (int r = 0; r < ids.size(); r++) {
            Arrays.fill(sales[r], Double.NaN);
            TreeMap<LocalDate, Sheet.Row> rows = future == null ? null : future.rows.get(ids.get(r));
            this.planned[r] = rows != null && !rows.lastKey().isBefore(first.plusDays(days));
        }
    }

    static RegressorTable of(
            Sheet history,
            @Nullable Sheet future,
            @Nullable Sheet facts,
            Meaning meaning,
            int horizon,
            FindingCollector findings) {
        for (Sheet sheet : future == null ? List.of(history) : List.of(history, future)) {
            span(history, sheet, findings);
        }
        findings.toFindings().throwIfFatal();
        RegressorTable table = new RegressorTable(history, future, horizon);
        table.sales(history, meaning.target(), findings);
        String open = open(history, meaning);
        for (String column : history.columns) {
            if (column.equals(meaning.target())) {
                continue;
            }
            boolean known = future == null ? meaning.known().contains(column) : future.columns.contains(column);
            if (column.equals(open)) {
                table.closed(history, known ? future : null, column, known, findings);
            } else {
                table.column(history, known ? future : null, column, known, findings);
            }
        }
        if (facts != null) {
            facts.columns.forEach(c -> table.fact(facts, c));
        }
        for (int r = 0; future != null && r < table.ids.size(); r++) {
            if (!table.planned[r]) {
                findings.add(
                        Severity.WARNING,
                        "table.no-plan",
                        Place.of(future.file.toString()),
                        "id",
                        table.ids.get(r),
                        "Maybe it is not on sale any more; it is not forecast.");
            }
        }
        return table;
    }

    /** Days from the first of the history to the last of a sheet must be as many as a table can hold. */
    private static void span(Sheet history, Sheet sheet, FindingCollector findings) {
        LocalDate first = LocalDate.MAX;
        for (TreeMap<LocalDate, Sheet.Row> rows : history.rows.values()) {
            first = rows.firstKey().isBefore(first) ? rows.firstKey() : first;
        }
        for (Map.Entry<String, TreeMap<LocalDate, Sheet.Row>> entry : sheet.rows.entrySet()) {
            Map.Entry<LocalDate, Sheet.Row> last = entry.getValue().lastEntry();
            if (ChronoUnit.DAYS.between(first, last.getKey()) > MOST_STEPS) {
                findings.add(
                        Severity.FATAL,
                        "table.too-long",
                        new Place(sheet.file.toString(), last.getValue().line(), "id " + entry.getKey()),
                        "date",
                        last.getKey(),
                        "Maybe a year is mistyped: the history begins on " + first + ".");
            }
        }
    }

    private static @Nullable String open(Sheet history, Meaning meaning) {
        if (meaning.open() != null) {
            return meaning.open();
        }
        return history.columns.stream()
                .filter(c -> c.equalsIgnoreCase("open") || c.equalsIgnoreCase(CLOSED))
                .findFirst()
                .orElse(null);
    }

    private void sales(Sheet history, String target, FindingCollector findings) {
        int column = history.columns.indexOf(target);
        for (int r = 0; r < sales.length; r++) {
            for (Map.Entry<LocalDate, Sheet.Row> entry :
                    Objects.requireNonNull(history.rows.get(ids.get(r))).entrySet()) {
                String text = entry.getValue().fields()[column];
                double value = Sheet.number(text);
                if (text != null && !(value >= 0 && value <= DemandPanel.LARGEST_DEMAND)) {
                    findings.add(
                            Severity.ERROR,
                            "table.bad-value",
                            Place.line(history.file.toString(), entry.getValue().line()),
                            target,
                            text,
                            "Maybe it is no number or below zero; the day counts as missing.");
                    value = Double.NaN;
                }
                sales[r][(int) ChronoUnit.DAYS.between(first, entry.getKey())] = value;
            }
        }
    }

    private double[][] numbers(Sheet history, @Nullable Sheet future, Regressor regressor, FindingCollector findings) {
        double[][] result = new double[ids.size()][reach];
        int past = history.columns.indexOf(regressor.column());
        int ahead = future == null ? -1 : future.columns.indexOf(regressor.column());
        for (int r = 0; r < result.length; r++) {
            String id = ids.get(r);
            for (int t = 0; t < reach; t++) {
                LocalDate date = first.plusDays(t);
                String text = t < days ? history.text(id, date, past) : null;
                if (future != null && t >= days) {
                    text = future.text(id, date, ahead);
                }
                result[r][t] = regressor.of(text);
                if (future != null && t >= days && Double.isNaN(result[r][t])) {
                    // A series without plans is not forecast; what it needs to go along is as it was.
                    result[r][t] = t >= 7 && !Double.isNaN(result[r][t - 7]) ? result[r][t - 7] : 0;
                    if (planned[r]) {
                        missing(future, id, date, regressor.column(), text, findings);
                    }
                }
            }
        }
        return result;
    }

    private static void missing(
            Sheet future, String id, LocalDate date, String column, @Nullable String text, FindingCollector findings) {
        TreeMap<LocalDate, Sheet.Row> rows = future.rows.get(id);
        Sheet.Row row = rows == null ? null : rows.get(date);
        Place place = row == null
                ? Place.of(future.file.toString(), "id " + id + ", date " + date)
                : new Place(future.file.toString(), row.line(), "id " + id + ", date " + date);
        findings.add(
                Severity.FATAL,
                "table.future-missing",
                place,
                column,
                text == null ? "" : text,
                row == null
                        ? "Maybe the plans do not reach so far, or a row was left out: there is none for this id and date."
                        : "Maybe the plan is not made yet; a regressor known in the history must be known for all days ahead.");
    }

    private void column(
            Sheet history, @Nullable Sheet future, String column, boolean known, FindingCollector findings) {
        List<String> fields = new ArrayList<>();
        for (Sheet sheet : future == null ? List.of(history) : List.of(history, future)) {
            int c = sheet.columns.indexOf(column);
            for (TreeMap<LocalDate, Sheet.Row> rows : sheet.rows.values()) {
                for (Sheet.Row row : rows.values()) {
                    String field = row.fields()[c];
                    if (field != null) {
                        fields.add(field);
                    }
                }
            }
        }
        for (Regressor regressor : Regressor.of(column, fields)) {
            double[][] numbers = numbers(history, future, regressor, findings);
            if (!weekday(numbers)) {
                regressors.add(regressor);
                ahead.add(known);
                values.add(numbers);
            }
        }
    }

    /** Whether a column says no more than the day of the week. */
    private static boolean weekday(double[][] numbers) {
        double[] seen = new double[7];
        Arrays.fill(seen, Double.NaN);
        for (double[] row : numbers) {
            for (int t = 0; t < row.length; t++) {
                if (Double.isNaN(seen[t % 7])) {
                    seen[t % 7] = row[t];
                } else if (!Double.isNaN(row[t]) && row[t] != seen[t % 7]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void closed(
            Sheet history, @Nullable Sheet future, String column, boolean known, FindingCollector findings) {
        boolean inverse = column.equalsIgnoreCase(CLOSED);
        Regressor plain = new Regressor(column, column, null, SWITCH);
        double[][] numbers = numbers(history, future, plain, findings);
        double[][] shut = new double[ids.size()][reach];
        boolean moves = false;
        for (int r = 0; r < shut.length; r++) {
            for (int t = 0; t < reach; t++) {
                double n = numbers[r][t];
                if (n == SWITCH.size()) {
                    n = Double.NaN;
                    unclear(t < days || future == null ? history : future, r, t, column, findings);
                }
                shut[r][t] = Double.isNaN(n) ? Double.NaN : (n != 0) == inverse ? 1 : 0;
                closed[r][t] = shut[r][t] == 1 && (t >= days || !(sales[r][t] > 0));
                moves |= shut[r][t] == 1;
                if (shut[r][t] == 1 && t < days && sales[r][t] > 0) {
                    Sheet.Row row =
                            Objects.requireNonNull(history.rows.get(ids.get(r))).get(first.plusDays(t));
                    findings.add(
                            Severity.WARNING,
                            "table.sales-while-closed",
                            Place.line(history.file.toString(), row == null ? 1 : row.line()),
                            column,
                            sales[r][t],
                            "Maybe the day was open after all; its sales count.");
                }
            }
        }
        if (moves && known) {
            regressors.add(new Regressor(CLOSED, column, null, Map.of()));
            ahead.add(true);
            values.add(shut);
        }
    }

    private void unclear(Sheet sheet, int r, int t, String column, FindingCollector findings) {
        LocalDate date = first.plusDays(t);
        Sheet.Row row = Objects.requireNonNull(sheet.rows.get(ids.get(r))).get(date);
        findings.add(
                Severity.ERROR,
                "table.bad-value",
                Place.line(sheet.file.toString(), row == null ? 1 : row.line()),
                column,
                sheet.text(ids.get(r), date, sheet.columns.indexOf(column)),
                "Maybe it is written as neither 0 and 1 nor true and false; the day counts as open.");
    }

    private void fact(Sheet sheet, String column) {
        int c = sheet.columns.indexOf(column);
        List<@Nullable String> fields = new ArrayList<>();
        for (String id : ids) {
            fields.add(sheet.text(id, LocalDate.EPOCH, c));
        }
        boolean numbers = fields.stream().allMatch(f -> f == null || !Double.isNaN(Sheet.number(f)));
        if (fields.stream().distinct().count() < 2) {
            return;
        }
        if (numbers) {
            fixed.add(Covariate.fixed(
                    column, fields.stream().mapToDouble(Sheet::number).toArray()));
        } else {
            facts.put(
                    column, fields.stream().map(f -> f == null ? "unknown" : f).toList());
        }
    }

    /** Names of the regressors, those known ahead first. */
    List<String> names(boolean knownAhead) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < regressors.size(); c++) {
            if (ahead.get(c) == knownAhead) {
                names.add(regressors.get(c).name());
            }
        }
        return names;
    }

    /** Rows that have a record before a day. */
    int[] rowsBefore(int origin) {
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < sales.length; r++) {
            for (int t = 0; t < origin; t++) {
                if (!Double.isNaN(sales[r][t]) && !closed[r][t]) {
                    rows.add(r);
                    break;
                }
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double zero(double[] row, int t) {
        return t < 0 || Double.isNaN(row[t]) ? 0 : row[t];
    }

    /** Some rows as they were known at an origin, with plans for the days of a horizon. */
    DemandPanel panel(int[] rows, int origin, int horizon) {
        boolean whole = true;
        for (double[] row : sales) {
            for (double value : row) {
                whole &= Double.isNaN(value) || value == Math.rint(value);
            }
        }
        DemandPanel.Builder panel = DemandPanel.builder(Timeline.days(first, 7)).integerValued(whole);
        for (int r : rows) {
            int start = 0;
            while (start < origin - 1 && Double.isNaN(sales[r][start])) {
                start++;
            }
            CellState[] states = new CellState[origin - start];
            double[] open = new double[origin - start];
            double[] cells = Arrays.copyOfRange(sales[r], start, origin);
            for (int i = 0; i < cells.length; i++) {
                boolean missing = Double.isNaN(cells[i]);
                states[i] = closed[r][start + i] ? CellState.CLOSED : missing ? CellState.MISSING : CellState.OBSERVED;
                open[i] = states[i] == CellState.OBSERVED ? 1 : 0;
            }
            panel.addRow(SeriesKey.named(ids.get(r)), start, cells, states, open);
        }
        for (int c = 0; c < regressors.size(); c++) {
            boolean known = ahead.get(c);
            double[][] numbers = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                numbers[i] = Arrays.copyOf(values.get(c)[rows[i]], known ? origin + horizon : origin);
                for (int t = origin; t < numbers[i].length; t++) {
                    // Days that are hidden may have had no record; they are not judged.
                    numbers[i][t] = !Double.isNaN(numbers[i][t]) ? numbers[i][t] : zero(numbers[i], t - 7);
                }
            }
            Covariate.Kind kind = known ? Covariate.Kind.KNOWN_FUTURE : Covariate.Kind.PAST_ONLY;
            panel.covariate(Covariate.perRow(regressors.get(c).name(), kind, new int[rows.length], numbers, null));
        }
        fixed.forEach(f -> panel.covariate(f.select(rows)));
        facts.forEach((name, words) ->
                panel.attribute(name, Arrays.stream(rows).mapToObj(words::get).toList()));
        return panel.build();
    }
}
