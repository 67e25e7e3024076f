package io.flowcast.core.label;

/** The check digit of GTIN, SSCC, GLN and other GS1 keys: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications 7.9.1). */
public final class CheckDigit {
    private CheckDigit() {}

    /**
     * The digit that completes a key.
     *
     * @param digits the key without its last digit
     * @return from 0 to 9
     */
    public static int of(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("digits must be digits, were '" + digits + "'");
            }
            sum += (digits.length() - i) % 2 == 1 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /**
     * Whether a key is complete.
     *
     * @param key digits with the check digit at the end
     * @return true if the last digit fits the others
     */
    public static boolean fits(CharSequence key) {
        return key.length() > 1 && fits(key, 0, key.length());
    }

    static boolean fits(CharSequence text, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += (to - i) % 2 == 0 ? 3 * digit : digit;
        }
        return sum % 10 == 0;
    }
}
