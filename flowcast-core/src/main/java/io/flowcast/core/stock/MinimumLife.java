package io.flowcast.core.stock;

/**
 * What a customer is promised of remaining life on delivery; both must hold.
 *
 * @param days whole days after the day of delivery on which the goods can still be sold, at least 0
 * @param shareOfLife part of the product's stated life that must be left, from 0 to 1; trade often asks for 2/3
 */
public record MinimumLife(int days, double shareOfLife) {
    /** Nothing but that the goods can be sold on the day of delivery. */
    public static final MinimumLife NONE = new MinimumLife(0, 0);

    /** Checks the arguments. */
    public MinimumLife {
        if (days < 0) {
            throw new IllegalArgumentException("days must not be negative, was " + days);
        }
        if (!(shareOfLife >= 0 && shareOfLife <= 1)) {
            throw new IllegalArgumentException("shareOfLife must lie between 0 and 1, was " + shareOfLife);
        }
    }

    /**
     * So many days.
     *
     * @param days at least 0
     * @return the promise
     */
    public static MinimumLife ofDays(int days) {
        return new MinimumLife(days, 0);
    }

    /**
     * So large a part of the stated life.
     *
     * @param share from 0 to 1
     * @return the promise
     */
    public static MinimumLife ofShare(double share) {
        return new MinimumLife(0, share);
    }

    /** Whether so many days after delivery are enough of a stated life. */
    boolean met(long daysLeft, double lifeDays) {
        // a life of L days gives L dates of sale, so that L - 1 days are left on the first one
        return daysLeft >= days && daysLeft + 1 >= shareOfLife * lifeDays - 1e-9;
    }
}
