package io.flowcast.api.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks of constructor arguments; each failure names the argument and its value. Not part of the public face. */
public final class Require {
    private Require() {}

    /** Returns {@code value} if it holds at least one visible character. */
    public static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank, was '" + value + "'");
        }
        return value;
    }

    /** Returns {@code value} if it is neither NaN nor infinite. */
    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is finite and at least zero. */
    public static double nonNegative(String name, double value) {
        if (!(finite(name, value) >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is at least zero. */
    public static long nonNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is finite and above zero. */
    public static double positive(String name, double value) {
        if (!(finite(name, value) > 0)) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is above zero. */
    public static long positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
        return value;
    }

    /** Returns {@code value} if it lies in [0, 1]. */
    public static double fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, was " + value);
        }
        return value;
    }

    /** Throws if {@code condition} does not hold. */
    public static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Returns {@code value} if it is there. */
    public static <T> T present(String name, @Nullable T value) {
        return Objects.requireNonNull(value, name);
    }
}
