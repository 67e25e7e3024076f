package io.flowcast.models.expiry.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a caller gives; the message names the argument, its value and a likely cause. */
final class Checks {
    /** Beyond it sums over units and days would overflow. */
    private static final double LARGEST = 1e100;

    private Checks() {}

    static void that(boolean condition, String name, @Nullable Object value, String cause) {
        if (!condition) {
            throw new IllegalArgumentException(name + " was " + value + ".\nMaybe " + cause + ".");
        }
    }

    static void finite(String name, double value) {
        that(Math.abs(value) < LARGEST, name, value, "it was never filled in: it must be a finite number");
    }

    static void nonNegative(String name, double value) {
        that(
                value >= 0 && value < LARGEST,
                name,
                value,
                "the sign is wrong or it was never filled in: it must be a number of at least 0");
    }

    static void ladder(List<Double> prices) {
        that(!prices.isEmpty(), "prices", prices, "the ladder was not read: there must be a price");
        double last = Double.POSITIVE_INFINITY;
        for (double price : prices) {
            nonNegative("price", price);
            that(price < last, "prices", prices, "the ladder is not ordered: prices must fall");
            last = price;
        }
    }
}
