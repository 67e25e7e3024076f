package io.flowcast.connectors.file;

import io.flowcast.api.finding.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell would be in CSV: what a person sees in it, with a point before decimals and the date first of year. */
final class ExcelCell {
    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA");
    /** Excel computes with fifteen digits; what binary fractions add behind them nobody has typed. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final double FIRST_LOST_DIGIT = 1e15;
    private static final double SMALLEST_PLAIN = 1e-15;
    private static final int DATES_END = 2_958_466;
    private static final double SECONDS_A_DAY = 86_400;
    private static final int SECONDS_A_MINUTE = 60;

    private ExcelCell() {}

    /** The text, empty for an empty cell; {@code null} after a finding. */
    static @Nullable String text(@Nullable Cell cell, Row row, int column) {
        if (cell == null) {
            return "";
        }
        Object value = cell.getValue();
        boolean formula = cell.getType() == CellType.FORMULA;
        if (value == null) {
            if (!formula) {
                return "";
            }
            String cause = "Maybe the workbook was written by a program and never opened in Excel: save it there once.";
            row.file(Severity.ERROR, "no-formula-value", column, shown(cell.getFormula()), cause);
            return null;
        }
        if (cell.getType() == CellType.ERROR || (formula && value instanceof String text && ERRORS.contains(text))) {
            String cause = "Maybe a formula refers to something that is not there.";
            row.file(Severity.ERROR, "cell-error", column, value, cause);
            return null;
        }
        if (value instanceof BigDecimal) {
            return number(cell, row, column);
        }
        return value instanceof Boolean flag ? flag.toString() : value.toString();
    }

    private static String shown(@Nullable String formula) {
        return formula == null ? "" : "=" + formula;
    }

    private static String number(Cell cell, Row row, int column) {
        double value = Double.parseDouble(cell.getRawValue());
        if (!Double.isFinite(value)) {
            return cell.getRawValue();
        }
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        ExcelFormat kind = ExcelFormat.of(id == null ? 0 : id, format);
        if (kind == ExcelFormat.DATE && value >= 1 && value < DATES_END) {
            LocalDateTime time = cell.asDate();
            boolean dayOnly = time.toLocalTime().equals(LocalTime.MIDNIGHT);
            return dayOnly ? time.toLocalDate().toString() : time.toString();
        }
        if (kind == ExcelFormat.TIME && value >= 0 && value <= 1) {
            return time(value);
        }
        if (Math.abs(value) >= FIRST_LOST_DIGIT) {
            String cause = "Maybe it is a key with more digits than a spreadsheet keeps: format the column as text.";
            row.file(Severity.WARNING, "digits-lost", column, value, cause);
        }
        String text = plain(value);
        if (kind == ExcelFormat.PADDED && format != null && !text.startsWith("-") && text.indexOf('.') < 0) {
            return "0".repeat(Math.max(0, format.length() - text.length())) + text;
        }
        return text;
    }

    private static String time(double dayFraction) {
        long seconds = Math.round(dayFraction * SECONDS_A_DAY);
        if (seconds == (long) SECONDS_A_DAY) {
            return "24:00";
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        return seconds % SECONDS_A_MINUTE == 0 ? time.withSecond(0).toString() : time.toString();
    }

    static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) < FIRST_LOST_DIGIT) {
            return Long.toString((long) value);
        }
        if (Math.abs(value) >= FIRST_LOST_DIGIT * FIRST_LOST_DIGIT || Math.abs(value) < SMALLEST_PLAIN) {
            return Double.toString(value);
        }
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
