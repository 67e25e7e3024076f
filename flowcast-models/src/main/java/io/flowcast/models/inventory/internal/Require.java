package io.flowcast.models.inventory.internal;

/**
 * Checks of numbers a caller gives; the message names the argument and its value. Numbers are at most 1e100 in size, and at least 1e-100 where they must be above zero, so
 * that neither their squares nor their quotients leave the range of doubles.
 */
public final class Require {
    private static final double MOST = 1e100;
    private static final double LEAST = 1e-100;

    private Require() {}

    /**
     * A finite number of at most 1e100 in size.
     *
     * @param name of the argument
     * @param value of the argument
     * @return the value
     */
    public static double finite(String name, double value) {
        if (!(Math.abs(value) <= MOST)) {
            throw new IllegalArgumentException(name + " must be finite"
                    + (Double.isFinite(value) ? " and at most " + MOST + " in size" : "") + ", was " + value);
        }
        return value;
    }

    /**
     * A finite number of at least 0.
     *
     * @param name of the argument
     * @param value of the argument
     * @return the value
     */
    public static double nonNegative(String name, double value) {
        if (!(finite(name, value) >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }

    /**
     * A finite number above 0.
     *
     * @param name of the argument
     * @param value of the argument
     * @return the value
     */
    public static double positive(String name, double value) {
        if (!(finite(name, value) >= LEAST)) {
            throw new IllegalArgumentException(
                    name + " must be above zero" + (value > 0 ? ", at least " + LEAST : "") + ", was " + value);
        }
        return value;
    }

    /**
     * A number in (0, 1), both ends excluded.
     *
     * @param name of the argument
     * @param value of the argument
     * @return the value
     */
    public static double inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, both excluded, was " + value);
        }
        return value;
    }

    /**
     * A finite whole number.
     *
     * @param name of the argument
     * @param value of the argument
     * @return the value
     */
    public static double whole(String name, double value) {
        if (finite(name, value) != Math.rint(value)) {
            throw new IllegalArgumentException(name + " must be a whole number, was " + value);
        }
        return value;
    }

    /**
     * Every element finite and at least 0.
     *
     * @param name of the argument
     * @param values of the argument
     * @return the values
     */
    public static double[] nonNegative(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            nonNegative(name + "[" + i + "]", values[i]);
        }
        return values;
    }

    /**
     * An array of a given length.
     *
     * @param name of the argument
     * @param values of the argument
     * @param length it must have
     * @return the values
     */
    public static double[] length(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must have " + length + " elements, has " + values.length);
        }
        return values;
    }
}
