package io.flowcast.models.inventory.perishable;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How long goods last. Immutable.
 *
 * <p>Three things can be random: how many days are left on arrival (each unit by itself, with chances that may depend on the size of
 * the delivery), and whether a unit spoils on a day before its last. Without either, every unit can be sold on exactly
 * {@link #days} days, the day of arrival included.
 */
public final class ShelfLife {
    private final int days;
    private final double[][] onArrival;
    private final double[] spoiling;

    private ShelfLife(int days, double[][] onArrival, double[] spoiling) {
        this.days = days;
        this.onArrival = onArrival;
        this.spoiling = spoiling;
    }

    /**
     * Every unit lasts the same.
     *
     * @param days periods it can be sold in, from 1 to 60
     * @return the shelf life
     */
    public static ShelfLife fixed(int days) {
        if (days < 1 || days > 60) {
            throw new IllegalArgumentException("days must lie between 1 and 60, was " + days);
        }
        return new ShelfLife(days, new double[0][], new double[0]);
    }

    /**
     * Units arrive with different days left, each independently of the others.
     *
     * @param days the longest life
     * @param deliveryUnits largest delivery
     * @param chances for each delivery of 1 to {@code deliveryUnits} units the probability that a unit has 1, 2, ... {@code days} days
     *     left; they must add up to 1
     * @return the shelf life
     */
    public static ShelfLife onArrival(int days, int deliveryUnits, IntFunction<double[]> chances) {
        ShelfLife fixed = fixed(days);
        if (deliveryUnits < 0 || deliveryUnits > 10_000) {
            throw new IllegalArgumentException("deliveryUnits must lie between 0 and 10000, was " + deliveryUnits);
        }
        double[][] table = new double[deliveryUnits + 1][];
        for (int units = 1; units <= deliveryUnits; units++) {
            table[units] = checkedShares(chances.apply(units), days);
        }
        table[0] = new double[days];
        table[0][days - 1] = 1;
        return new ShelfLife(fixed.days, table, fixed.spoiling);
    }

    /**
     * Mirjalili's law (2022, "Data-driven modelling and control of hospital blood inventory", thesis, University of Toronto, chapter 6): the
     * log odds of j days left against one day left are c0[j] + c1[j] times the size of the delivery.
     *
     * @param deliveryUnits largest delivery
     * @param c0 for 2, 3, ... days
     * @param c1 for 2, 3, ... days, as many
     * @return the shelf life; the longest is one more than the length of {@code c0}
     */
    public static ShelfLife logistic(int deliveryUnits, double[] c0, double[] c1) {
        if (c0.length != c1.length) {
            throw new IllegalArgumentException("c0 and c1 differ in length: " + c0.length + " and " + c1.length);
        }
        for (int j = 0; j < c0.length; j++) {
            Require.finite("c0[" + j + "]", c0[j]);
            Require.finite("c1[" + j + "]", c1[j]);
        }
        return onArrival(c0.length + 1, deliveryUnits, units -> {
            double[] odds = new double[c0.length + 1];
            double top = 0;
            for (int j = 0; j < c0.length; j++) {
                odds[j + 1] = c0[j] + c1[j] * units;
                top = Math.max(top, odds[j + 1]);
            }
            double sum = 0;
            for (int j = 0; j < odds.length; j++) {
                odds[j] = Math.exp(odds[j] - top);
                sum += odds[j];
            }
            for (int j = 0; j < odds.length; j++) {
                odds[j] /= sum;
            }
            return odds;
        });
    }

    /**
     * The same shelf life with goods that may spoil before their last day, each unit by itself at the end of a day.
     *
     * @param chances probability by days left today, first element one day (which has no effect: those expire anyway)
     * @return a copy
     */
    public ShelfLife withSpoiling(double... chances) {
        if (chances.length != days) {
            throw new IllegalArgumentException("spoiling must hold " + days + " chances, was " + chances.length);
        }
        for (double chance : chances) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("spoiling must lie between 0 and 1, was " + chance);
            }
        }
        return new ShelfLife(days, onArrival, chances.clone());
    }

    /**
     * The longest life.
     *
     * @return periods a unit can be sold in at most
     */
    public int days() {
        return days;
    }

    /**
     * Whether units arrive with different days left.
     *
     * @return true if so
     */
    public boolean randomOnArrival() {
        return onArrival.length > 0;
    }

    /**
     * Whether units can spoil before their last day.
     *
     * @return true if so
     */
    public boolean spoils() {
        for (int i = 1; i < spoiling.length; i++) {
            if (spoiling[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Largest delivery whose chances are known. */
    int largestDelivery() {
        return onArrival.length == 0 ? Integer.MAX_VALUE : onArrival.length - 1;
    }

    double onArrival(int units, int daysLeft) {
        return onArrival[units][daysLeft - 1];
    }

    double spoiling(int daysLeft) {
        return spoiling.length == 0 ? 0 : spoiling[daysLeft - 1];
    }

    private static double[] checkedShares(double[] shares, int days) {
        if (shares.length != days) {
            throw new IllegalArgumentException(
                    "chances must hold " + days + " numbers, was " + Arrays.toString(shares));
        }
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("chances must lie between 0 and 1, was " + share);
            }
            sum += share;
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("chances must add up to 1, was " + sum);
        }
        return shares.clone();
    }
}
