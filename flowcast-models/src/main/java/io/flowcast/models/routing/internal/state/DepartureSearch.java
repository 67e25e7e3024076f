package io.flowcast.models.routing.internal.state;

/**
 * The departure with the least cost of time where travel depends on the time of day: branch and bound over departures.
 *
 * <p>Later departures never lead to earlier times anywhere, so the times of all departures between two lie between theirs. A span of
 * departures is given up if the least legs within these times, or the end for its first departure less its last departure, cannot
 * be better than what is known; else it is cut in two. At most {@link #MOST_SPANS} spans are looked at.
 */
final class DepartureSearch {

    private static final int MOST_SPANS = 400;
    /** Departures later than this after the first possible one are not tried: traffic repeats itself. */
    static final long LONGEST_SPAN = 2 * 86_400L;

    private final Timetable timetable;
    private final TimeRules rules;
    private final long[] first = new long[64];
    private final long[] last = new long[64];
    private long bestCost;
    private long bestDuration;
    private long bestStart;

    DepartureSearch(Timetable timetable, TimeRules rules) {
        this.timetable = timetable;
        this.rules = rules;
    }

    /** The best departure between the first and the last possible one. */
    long best(long from, long to) {
        bestCost = Long.MAX_VALUE;
        bestDuration = Long.MAX_VALUE;
        bestStart = from;
        int open = 1;
        first[0] = from;
        last[0] = Math.min(to, from + LONGEST_SPAN);
        for (int spans = 0; open > 0 && spans < MOST_SPANS; spans++) {
            open--;
            long low = first[open];
            long high = last[open];
            long end = look(low);
            rules.clock.keepTimes();
            look(high);
            if (high - low <= 1
                    || hopeless(rules.clock.leastPrice(), rules.clock.leastDuration())
                    || hopeless(timetable.cost(end - high), end - high)
                    || open + 2 > first.length) {
                continue;
            }
            long middle = low + (high - low) / 2;
            first[open] = low;
            last[open++] = middle;
            first[open] = middle;
            last[open++] = high;
        }
        return bestStart;
    }

    private boolean hopeless(long cost, long duration) {
        return cost > bestCost || (cost == bestCost && duration >= bestDuration);
    }

    private long look(long start) {
        rules.least(start);
        long cost = timetable.price();
        long duration = rules.span();
        if (cost < bestCost || (cost == bestCost && duration < bestDuration)) {
            bestCost = cost;
            bestDuration = duration;
            bestStart = start;
        }
        return rules.end();
    }
}
