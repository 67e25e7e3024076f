package io.flowcast.connectors.file;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row, used over and over. Its getters add a finding for a value that is missing or wrong and go on with a
 * stand-in, so that a row tells all its faults at once; {@link #ok()} says whether there was none.
 */
final class Row {
    /** Stand-in for a date that could not be read. */
    static final LocalDate NO_DATE = LocalDate.MIN;

    private static final LocalDate FIRST_DATE = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2199, 12, 31);

    private static final int NO_FIELD = -1;

    private final String source;
    private final String prefix;
    private final List<Column> columns;
    private final FindingCollector findings;
    private final @Nullable String[] values;
    private String sheet = "";
    private int[] fieldOfColumn = {};
    private Decimals decimals = Decimals.POINT;
    private boolean commaSeen;
    private boolean pointSeen;
    private long line;
    private int faults;
    private String lastDateText = "";
    private LocalDate lastDate = NO_DATE;

    Row(String source, String prefix, List<Column> columns, FindingCollector findings) {
        this.source = source;
        this.prefix = prefix;
        this.columns = columns;
        this.findings = findings;
        this.values = new @Nullable String[columns.size()];
    }

    void start(long newLine) {
        line = newLine;
        faults = 0;
        Arrays.fill(values, null);
    }

    /** From now on the places of findings are cells of a sheet. */
    void inSheet(String name, int[] newFieldOfColumn) {
        sheet = name;
        fieldOfColumn = newFieldOfColumn;
    }

    /** How decimals are written; whether somebody said so, or it is to be found out. */
    void decimals(Decimals newDecimals, boolean given) {
        decimals = newDecimals;
        commaSeen = given && newDecimals == Decimals.COMMA;
    }

    void set(int column, @Nullable String value) {
        values[column] = value;
    }

    long line() {
        return line;
    }

    boolean ok() {
        return faults == 0;
    }

    /** How many faults the row has shown so far; tells whether the values read since then are right. */
    int faults() {
        return faults;
    }

    List<Column> columns() {
        return columns;
    }

    String source() {
        return source;
    }

    /** Whether the file has the column. */
    boolean has(int column) {
        return values[column] != null;
    }

    /** The value without blanks around it, or {@code null} if there is none. */
    @Nullable
    String optional(int column) {
        String value = values[column];
        if (value == null) {
            return null;
        }
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (stripped.indexOf('\uFFFD') >= 0) {
            file(Severity.ERROR, "encoding", column, stripped, "Maybe the file is not UTF-8: save it as CSV UTF-8.");
        }
        return stripped;
    }

    /** The value; a finding and empty text if there is none. */
    String text(int column) {
        String value = optional(column);
        if (value == null) {
            error("missing-value", column, "", "Maybe the export left the field empty, or the row is cut off.");
            return "";
        }
        return value;
    }

    /** A key; a finding if it is not among the known ones. */
    String key(int column, @Nullable Set<String> known, String code) {
        String value = text(column);
        if (known != null && !value.isEmpty() && !known.contains(value)) {
            error(code, column, value, "Maybe it is new and not in the catalog yet, or its leading zeros got lost.");
        }
        return value;
    }

    /** A whole number of base units, at least 0. */
    long units(int column) {
        String value = text(column);
        if (value.isEmpty()) {
            return 0;
        }
        long number = Numbers.wholeOr(value, Long.MIN_VALUE);
        if (number == Long.MIN_VALUE) {
            boolean fractional = Numbers.looksFractional(value)
                    || (decimals != Decimals.POINT && Numbers.decimalsAfterComma(value) > 0);
            String cause = fractional
                    ? "Maybe it is sold by weight: a quantity is a whole number of pieces or grams."
                    : Numbers.causeOfNoNumber(value);
            error(fractional ? "not-whole" : "not-a-number", column, value, cause);
            return 0;
        }
        if (number < 0) {
            error("negative-quantity", column, value, "Maybe returns were booked as negative sales.");
            return 0;
        }
        return number;
    }

    /** A number from {@code low} to {@code high}; {@code ifBlank} if the field is empty, a finding if that is NaN. */
    double number(int column, double low, double high, double ifBlank) {
        String value = Double.isNaN(ifBlank) ? text(column) : optional(column);
        if (value == null || value.isEmpty()) {
            return Double.isNaN(ifBlank) ? low : ifBlank;
        }
        if (mixesDecimals(column, value)) {
            return low;
        }
        double number = Numbers.decimalOrNaN(pointed(column, value));
        if (Double.isNaN(number)) {
            error("not-a-number", column, value, Numbers.causeOfNoNumber(value));
            return low;
        }
        if (number < low || number > high) {
            String code = low == 0 && number < 0 ? "negative-value" : "out-of-range";
            error(code, column, value, "Maybe the unit is another one: expected " + Numbers.range(low, high) + ".");
            return low;
        }
        return number;
    }

    /** The number with a point if a comma stands before its decimals and may do so. */
    private String pointed(int column, String value) {
        int digits = Numbers.decimalsAfterComma(value);
        if (decimals == Decimals.POINT || digits == 0) {
            return value;
        }
        if (!commaSeen) {
            if (decimals == Decimals.COMMA_IF_CLEAR && digits == Numbers.THOUSAND_DIGITS) {
                return value;
            }
            commaSeen = true;
            file(
                    Severity.WARNING,
                    "decimal-comma",
                    column,
                    value,
                    "Maybe the file was saved by local custom: commas were read as standing before decimals.");
        }
        return value.replace(',', '.');
    }

    /** Whether the file writes decimals in both ways, so that nobody knows what this number means. */
    private boolean mixesDecimals(int column, String value) {
        if (decimals == Decimals.POINT) {
            return false;
        }
        boolean point = value.indexOf('.') >= 0;
        boolean comma = Numbers.decimalsAfterComma(value) > 0;
        if ((point && commaSeen) || (comma && pointSeen)) {
            file(
                    Severity.ERROR,
                    "mixed-decimals",
                    column,
                    value,
                    "Maybe one of point and comma separates thousands: write numbers without it.");
            return true;
        }
        pointSeen |= point;
        return false;
    }

    /** A flag: 0, 1, true or false; false if the field is empty. */
    boolean flag(int column) {
        String value = optional(column);
        if (value == null || value.equals("0") || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (!value.equals("1") && !value.equalsIgnoreCase("true")) {
            error("not-a-flag", column, value, "Maybe the column holds something else: expected 0 or 1.");
        }
        return true;
    }

    /** A date; {@link #NO_DATE} and a finding if it is missing or wrong. */
    LocalDate date(int column) {
        String value = text(column);
        return value.isEmpty() ? NO_DATE : date(column, value);
    }

    /** A date, or {@code null} if the field is empty; {@link #NO_DATE} and a finding if it is wrong. */
    @Nullable
    LocalDate optionalDate(int column) {
        String value = optional(column);
        return value == null ? null : date(column, value);
    }

    private LocalDate date(int column, String value) {
        if (value.equals(lastDateText)) {
            return lastDate;
        }
        LocalDate date = Dates.isoOrNull(value);
        if (date == null) {
            error("wrong-date", column, value, Dates.causeOfNoDate(value));
            return NO_DATE;
        }
        if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
            error("wrong-date", column, value, "Maybe the year has a typing error.");
            return NO_DATE;
        }
        lastDateText = value;
        lastDate = date;
        return date;
    }

    /** One of the names of an enum; {@code ifBlank} if the field is empty, a finding if that is {@code null} too. */
    <E extends Enum<E>> @Nullable E choice(int column, Class<E> type, @Nullable E ifBlank) {
        String value = ifBlank == null ? text(column) : optional(column);
        if (value == null || value.isEmpty()) {
            return ifBlank;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String allowed = Arrays.toString(type.getEnumConstants());
        error("unknown-choice", column, value, "Maybe it is written differently: expected one of " + allowed + ".");
        return ifBlank;
    }

    /** A fault of this row: it is left out. */
    void error(String code, int column, Object value, String cause) {
        faults++;
        add(Severity.ERROR, prefix + code, field(column), columns.get(column).name(), value, cause);
    }

    /** Something odd that does not keep the row from being used. */
    void warn(String code, int column, Object value, String cause) {
        add(Severity.WARNING, prefix + code, field(column), columns.get(column).name(), value, cause);
    }

    /** Something odd about the whole file. */
    void warnAt(String path, String code, int column, Object value, String cause) {
        findings.add(
                Severity.WARNING,
                prefix + code,
                Place.of(source, path),
                columns.get(column).name(),
                value,
                cause);
    }

    /** Something about the way the whole file is written. */
    void whole(Severity severity, String code, String name, Object value, String cause) {
        String path = sheet.isEmpty() ? "" : "sheet " + sheet;
        findings.add(severity, "file." + code, Place.of(source, path), name, value, cause);
    }

    /** A fault in the way this row is written. */
    void file(Severity severity, String code, int column, Object value, String cause) {
        fileAt(field(column), severity, code, columns.get(column).name(), value, cause);
    }

    /** A fault in the way this row is written. */
    void file(Severity severity, String code, String name, Object value, String cause) {
        fileAt(NO_FIELD, severity, code, name, value, cause);
    }

    /** A fault in the way a field of this row is written. */
    void fileAt(int field, Severity severity, String code, String name, Object value, String cause) {
        faults += severity.compareTo(Severity.ERROR) < 0 ? 0 : 1;
        add(severity, "file." + code, field, name, value, cause);
    }

    private int field(int column) {
        return column < fieldOfColumn.length ? fieldOfColumn[column] : NO_FIELD;
    }

    private void add(Severity severity, String code, int field, String name, Object value, String cause) {
        findings.add(severity, code, place(field), name, value, cause);
    }

    private Place place(int field) {
        if (sheet.isEmpty()) {
            return Place.line(source, line);
        }
        String cell = field < 0 || line < 1 ? "" : ", cell " + Sheets.letters(field) + line;
        return new Place(source, line, "sheet " + sheet + cell);
    }
}
