package io.flowcast.core.evaluate;

/** Checks of arguments; each failure names the argument and its value. */
final class Require {
    private Require() {}

    static double positive(String name, double value) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, name + " must be above zero, was " + value);
        return value;
    }

    static long positive(String name, long value) {
        that(value > 0, name + " must be above zero, was " + value);
        return value;
    }

    static double fraction(String name, double value) {
        that(value >= 0 && value <= 1, name + " must lie between 0 and 1, was " + value);
        return value;
    }

    static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
