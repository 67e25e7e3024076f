package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;

/** Arrivals and departures along a route where travel depends on the time of day. */
final class Clock {

    private final FlatProblem p;
    private final TimeRules rules;
    private long[] latest = new long[16];
    private long[] sums = new long[16];

    Clock(FlatProblem problem, TimeRules rules) {
        p = problem;
        this.rules = rules;
    }

    /** Arrival behind a position for a departure from it. */
    long arrival(int k, long leaves) {
        return p.timeDependent
                ? leaves + travel().durationSeconds(place(k), place(k + 1), leaves)
                : leaves + rules.leg[k] - rules.service[k];
    }

    /** Arrival behind a position, by the time of day. */
    long arrival(int k) {
        long leaves = rules.time[k] + rules.service[k];
        return leaves + travel().durationSeconds(place(k), place(k + 1), leaves);
    }

    /** The latest start of service at a position that does not come too late for the next one. */
    long latestFor(int k) {
        long wanted = rules.time[k + 1];
        long high = wanted - rules.leg[k];
        long step = 1;
        long low = high;
        while (low + rules.service[k] + travel().durationSeconds(place(k), place(k + 1), low + rules.service[k])
                > wanted) {
            high = low;
            low -= step;
            step *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            long leaves = middle + rules.service[k];
            if (leaves + travel().durationSeconds(place(k), place(k + 1), leaves) > wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private FlatTravel travel() {
        return p.travel[p.profile[rules.type]];
    }

    private int place(int k) {
        return p.location[rules.sequence[k]];
    }

    /** Remembers the times for {@link #leastDuration()}. */
    void keepTimes() {
        if (latest.length < rules.length) {
            latest = new long[2 * rules.length];
        }
        System.arraycopy(rules.time, 0, latest, 0, rules.length);
    }

    /** A duration below that of no schedule between the one that was kept and the present one. */
    long leastDuration() {
        long sum = 0;
        for (int k = 0; k + 1 < rules.length; k++) {
            sum += rules.service[k] + leastLeg(k);
        }
        return sum;
    }

    private long leastLeg(int k) {
        return travel().leastDurationSeconds(
                        place(k), place(k + 1), latest[k] + rules.service[k], rules.time[k] + rules.service[k]);
    }

    /** As {@link #leastDuration()}, but the cost of time. */
    long leastPrice() {
        if (sums.length < rules.length) {
            sums = new long[2 * rules.length];
        }
        long sum = 0;
        long board = 0;
        for (int k = 0; k < rules.length; k++) {
            sums[k] = sum;
            if (k > 0 && k + 1 < rules.length && p.boardCost[rules.sequence[k]] > 0) {
                board += p.boardCost[rules.sequence[k]]
                        * (sum - sums[rules.boarded[k]] - rules.service[rules.boarded[k]]);
            }
            sum += rules.service[k] + (k + 1 < rules.length ? leastLeg(k) : 0);
        }
        return p.timeCost(rules.type, sum) + board;
    }

    /** Departure from the last stop: so late that the vehicle need not wait where it ends. */
    long lastDeparture() {
        int last = rules.length - 2;
        if (!p.timeDependent) {
            return rules.time[last + 1] - rules.leg[last] + rules.service[last];
        }
        long leaves = latestFor(last) + rules.service[last];
        // Where traffic makes arrivals jump over the moment at which the depot opens, the first one behind it is taken.
        return arrival(last, leaves) < rules.time[last + 1] ? leaves + 1 : leaves;
    }
}
