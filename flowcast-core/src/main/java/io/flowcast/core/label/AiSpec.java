package io.flowcast.core.label;

/**
 * What one application identifier allows.
 *
 * @param code its digits, for example "17" or "3103"
 * @param title short name of the GS1 General Specifications, for example "USE BY or EXPIRY"
 * @param minLength fewest characters of its value
 * @param maxLength most characters of its value
 * @param leadingDigits how many characters at the start must be digits; {@code maxLength} if all must
 * @param predefined whether readers know its length from its first two digits, so that no separator follows
 * @param checkDigitAt length of the part at the start that ends with a check digit, 0 for none
 * @param date what its value says of time
 */
public record AiSpec(
        String code,
        String title,
        int minLength,
        int maxLength,
        int leadingDigits,
        boolean predefined,
        int checkDigitAt,
        DateForm date) {

    /** How the value of an application identifier tells time. */
    public enum DateForm {
        /** It does not. */
        NONE,
        /** YYMMDD, where day 00 is the last of the month. */
        DAY_OR_MONTH,
        /** YYMMDD. */
        DAY,
        /** YYMMDD and, maybe, a second YYMMDD. */
        DAY_OR_RANGE,
        /** YYMMDDHHMM. */
        MINUTE,
        /** YYMMDDHH and, maybe, minutes and seconds. */
        HOUR_OR_FINER,
        /** YYMMDD and, maybe, HHMM. */
        DAY_OR_MINUTE
    }

    /** Number of the code; codes of two, three and four digits do not overlap as none begins with another. */
    int number() {
        return Integer.parseInt(code);
    }

    /**
     * Whether all values have one length.
     *
     * @return true if the fewest characters are the most
     */
    public boolean fixedLength() {
        return minLength == maxLength;
    }
}
