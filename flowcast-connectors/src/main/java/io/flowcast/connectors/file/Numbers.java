package io.flowcast.connectors.file;

/** Reads numbers strictly: no blanks, no thousands separators, a point before the decimals, never NaN or infinity. */
final class Numbers {
    private static final int MAX_DIGITS = 18;
    private static final int MAX_LENGTH = 40;
    /** So many digits after a comma can be thousands as well as decimals. */
    static final int THOUSAND_DIGITS = 3;

    private Numbers() {}

    /** A whole number of at most 18 digits, or {@code otherwise}. */
    static long wholeOr(String text, long otherwise) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > MAX_DIGITS) {
            return otherwise;
        }
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = number * 10 + (c - '0');
        }
        return start == 1 ? -number : number;
    }

    /** A finite decimal number, or NaN if it is none. */
    static double decimalOrNaN(String text) {
        if (text.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Double.parseDouble would also take "NaN", "1d" and "0x1p3".
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** How many digits follow the comma of a number that has one comma and no point; 0 if it is none. */
    static int decimalsAfterComma(String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || comma != text.lastIndexOf(',') || text.indexOf('.') >= 0 || comma == text.length() - 1) {
            return 0;
        }
        for (int i = comma + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return 0;
            }
        }
        return Double.isNaN(decimalOrNaN(text.replace(',', '.'))) ? 0 : text.length() - comma - 1;
    }

    static boolean looksFractional(String text) {
        return text.indexOf('.') >= 0 && !Double.isNaN(decimalOrNaN(text));
    }

    static String causeOfNoNumber(String text) {
        if (text.indexOf(',') >= 0) {
            return "Maybe the comma separates decimals or thousands: write 1234.5.";
        }
        if (text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null") || text.equalsIgnoreCase("na")) {
            return "Maybe the export writes missing values as text: leave the field empty.";
        }
        return "Maybe the columns are shifted, or the number has a unit or currency sign.";
    }

    static String range(double low, double high) {
        return high == Double.MAX_VALUE ? "at least " + low : low + " to " + high;
    }
}
