package io.flowcast.models.inventory.internal;

import java.util.Arrays;

/**
 * Sample paths of the demand that an order has to meet, prepared once for one item and one order day and then used for any
 * stock and any objective. Immutable.
 *
 * <p>Day 0 is the order day, before its sales. On path k the order arrives on day {@code lead[k]}, before the sales of that
 * day, and the next order arrives {@code nextOrder} days after it: the days between are the cycle that the order serves.
 *
 * <p>Later orders are modelled by what they are for: each fills the stock on its arrival up to the expected demand of its
 * cycle plus half its standard deviation. They matter to the order at hand only because customers who take the freshest
 * then leave its goods alone. The level need not be exact: with exact dynamic programmes at hand, half to three quarters
 * of a deviation cost less than 1.5 % above the optimum, and the trade between waste and sales stayed on the optimal curve
 * for any level.
 */
public final class ProtectionPaths {
    /** Goods are followed day by day for at most this long after their arrival; what is left then is judged by its pace. */
    static final int LONGEST_WATCH = 28;

    private static final double SAFETY_DEVIATIONS = 0.5;
    private static final int WEEK = 7;

    final int paths;
    final int days;
    final int life;
    final int watch;
    final int nextOrder;
    final int longestLead;
    final int[] lead;
    final double[] oldestFirst;
    final double[] newestFirst;
    /** Level to which an order placed {@code o} days from now fills the stock on its arrival; 0 where there is none. */
    final double[] fillUp;

    final double cycleMean;
    final double protectionMean;
    final double protectionDeviation;

    private ProtectionPaths(Builder b) {
        paths = b.paths;
        life = b.life;
        nextOrder = b.orderOffsets[0];
        lead = b.lead.clone();
        longestLead = Arrays.stream(lead).max().orElseThrow();
        watch = Math.min(life, LONGEST_WATCH);
        days = longestLead + Math.max(watch, nextOrder);
        oldestFirst = new double[paths * days];
        newestFirst = new double[paths * days];
        for (int k = 0; k < paths; k++) {
            for (int t = 0; t < days; t++) {
                double demand = b.demand(k, t);
                newestFirst[k * days + t] = b.newestFirstShare * demand;
                oldestFirst[k * days + t] = demand - newestFirst[k * days + t];
            }
        }
        int meanLead = (int) Math.round(Arrays.stream(lead).average().orElseThrow());
        double[] moments = new double[2];
        fillUp = new double[days + 1];
        for (int j = 0; j < b.orderOffsets.length; j++) {
            int from = b.orderOffsets[j] + meanLead;
            int to = j + 1 < b.orderOffsets.length ? b.orderOffsets[j + 1] + meanLead : from + nextOrder;
            if (from >= days || b.orderOffsets[j] > days) {
                break;
            }
            moments(from, Math.min(to, days), moments);
            double scale = (to - from) / (double) (Math.min(to, days) - from);
            fillUp[b.orderOffsets[j]] = scale * moments[0] + SAFETY_DEVIATIONS * Math.sqrt(scale) * moments[1];
        }
        moments(meanLead, Math.min(days, meanLead + nextOrder), moments);
        cycleMean = moments[0];
        moments(0, Math.min(days, meanLead + nextOrder), moments);
        protectionMean = moments[0];
        protectionDeviation = moments[1];
    }

    /** Mean and standard deviation of the demand over days [from, to) among the paths. */
    private void moments(int from, int to, double[] target) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < paths; k++) {
            double demand = 0;
            for (int i = k * days + from, end = k * days + to; i < end; i++) {
                demand += oldestFirst[i] + newestFirst[i];
            }
            sum += demand;
            squares += demand * demand;
        }
        double mean = sum / paths;
        target[0] = mean;
        target[1] = Math.sqrt(Math.max(0, squares / paths - mean * mean));
    }

    /**
     * Number of paths.
     *
     * @return paths
     */
    public int paths() {
        return paths;
    }

    /**
     * Expected demand from the order day to the end of the cycle, for the mean lead time.
     *
     * @return base units
     */
    public double protectionMean() {
        return protectionMean;
    }

    /**
     * Standard deviation of the demand from the order day to the end of the cycle.
     *
     * @return base units
     */
    public double protectionDeviation() {
        return protectionDeviation;
    }

    /**
     * Days from the arrival of the order to that of the next one.
     *
     * @return at least 1
     */
    public int nextOrder() {
        return nextOrder;
    }

    /**
     * Expected demand of the cycle that the order serves.
     *
     * @return base units
     */
    public double cycleMean() {
        return cycleMean;
    }

    /** Collects what paths are made of. */
    public static final class Builder {
        private final double[] source;
        private final int paths;
        private final int stride;
        private int firstDay;
        private int life = 1;
        private int[] lead;
        private int[] orderOffsets = {1};
        private double newestFirstShare;

        /**
         * Paths of a forecast. Days beyond its end repeat the last seven days of another path, so that weekdays stay what
         * they are and chance does not repeat itself.
         *
         * @param source path after path, {@code stride} days each, as {@code DemandForecast.samplePaths} gives them; kept
         *     until the paths are built
         * @param paths how many
         * @param stride days of each path, at least 1
         */
        public Builder(double[] source, int paths, int stride) {
            this.source = source;
            this.paths = paths;
            this.stride = stride;
            lead = new int[paths];
        }

        /**
         * Sets the order day.
         *
         * @param day its place in the source paths
         * @return this builder
         */
        public Builder orderDay(int day) {
            firstDay = day;
            return this;
        }

        /**
         * Sets the life of a fresh delivery.
         *
         * @param days at least 1, the day of arrival included
         * @return this builder
         */
        public Builder life(int days) {
            life = days;
            return this;
        }

        /**
         * Sets one lead time for all paths.
         *
         * @param days at least 0
         * @return this builder
         */
        public Builder lead(int days) {
            lead = new int[paths];
            Arrays.fill(lead, days);
            return this;
        }

        /**
         * Sets the lead time of each path.
         *
         * @param daysByPath at least 0
         * @return this builder
         */
        public Builder lead(int[] daysByPath) {
            lead = daysByPath;
            return this;
        }

        /**
         * Sets the later order days.
         *
         * @param offsets days from the order day, rising, at least one; those far beyond the life are not looked at
         * @return this builder
         */
        public Builder laterOrders(int... offsets) {
            orderOffsets = offsets;
            return this;
        }

        /**
         * Sets who takes the freshest.
         *
         * @param share of the demand, in [0, 1]
         * @return this builder
         */
        public Builder newestFirstShare(double share) {
            newestFirstShare = share;
            return this;
        }

        /**
         * Builds the paths.
         *
         * @return the paths
         */
        public ProtectionPaths build() {
            return new ProtectionPaths(this);
        }

        private double demand(int path, int day) {
            return demandOf(source, paths, stride, path, firstDay + day);
        }
    }

    /**
     * Demand of a path on a day that may lie beyond the forecast's end.
     *
     * @param source path after path
     * @param paths how many
     * @param stride days of each path
     * @param path number of the path
     * @param day any day of at least 0
     * @return base units
     */
    public static double demandOf(double[] source, int paths, int stride, int path, int day) {
        if (day < stride) {
            return source[path * stride + day];
        }
        int season = Math.min(WEEK, stride);
        int weeks = (day - stride) / season + 1;
        int other = (int) ((path + 31L * weeks) % paths);
        return source[other * stride + day - weeks * season];
    }
}
