package io.flowcast.connectors.file;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the format of a cell makes of its number. */
enum ExcelFormat {
    /** A number. */
    NUMBER,
    /** A number with leading zeros, as keys have them. */
    PADDED,
    /** A day, maybe with a time. */
    DATE,
    /** A time of day. */
    TIME;

    /** What does not speak of the number: text in quotes, colours and currencies, escaped, filling and spacing characters. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"?|\\[[^\\]]*\\]?|[\\\\_*].?");

    private static final Pattern PADDING = Pattern.compile("0{2,40}");

    static ExcelFormat of(int id, @Nullable String code) {
        // Formats that every workbook has without writing them down: ECMA-376, 18.8.30, and its East Asian ones.
        if (in(id, 14, 17) || id == 22 || in(id, 27, 31) || id == 36 || in(id, 50, 58)) {
            return DATE;
        }
        if (in(id, 18, 21) || in(id, 32, 35) || in(id, 45, 47)) {
            return TIME;
        }
        if (code == null || code.equalsIgnoreCase("General") || code.equalsIgnoreCase("Standard")) {
            return NUMBER;
        }
        if (PADDING.matcher(code).matches()) {
            return PADDED;
        }
        boolean elapsed = code.matches("(?i).*\\[(h+|m+|s+)\\].*");
        int sections = code.indexOf(';');
        String first = sections < 0 ? code : code.substring(0, sections);
        String letters = DECORATION.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
        boolean clock = elapsed || letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        boolean day = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0 || (letters.indexOf('m') >= 0 && !clock);
        if (day) {
            return DATE;
        }
        return clock ? TIME : NUMBER;
    }

    private static boolean in(int id, int first, int last) {
        return id >= first && id <= last;
    }
}
