package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** What the stops that are not served cost; of alternatives one is enough. */
final class LeftOut {

    private final FlatProblem p;
    /** Stops served of each group of alternatives. */
    private final int[] chosen;

    private long cost;
    private long penalty;
    private int required;
    private int counted;
    private int pressing;

    /** Begins with all stops served. */
    LeftOut(FlatProblem problem) {
        p = problem;
        chosen = new int[p.rules.groups];
        for (int g = 0; g < p.rules.groups; g++) {
            chosen[g] = p.rules.size(g);
        }
    }

    long cost() {
        return cost;
    }

    /** What of the cost is no prize, but only keeps the search from leaving out required stops. */
    long penalty() {
        return penalty;
    }

    /** How many required stops and shipments are not served. */
    int counted() {
        return counted;
    }

    /** How many stops are not served that come before cost, both ends of a shipment counted. */
    int pressing() {
        return pressing;
    }

    /** How many required stops are not served, both ends of a shipment counted. */
    int required() {
        return required;
    }

    /** Whether one of the alternatives of a stop is served. */
    boolean isChosen(int stop) {
        int group = p.rules.alternatives[stop];
        return group >= 0 && chosen[group] > 0;
    }

    void add(int stop) {
        int group = p.rules.alternatives[stop];
        if (group < 0 || --chosen[group] == 0) {
            change(stop, 1);
        }
    }

    void remove(int stop) {
        int group = p.rules.alternatives[stop];
        if (group < 0 || chosen[group]++ == 0) {
            change(stop, -1);
        }
    }

    private void change(int stop, int sign) {
        long worth = sign * p.unservedCost[stop];
        cost += worth;
        penalty += p.required[stop] ? worth : sign * (p.unservedCost[stop] - p.prize[stop]);
        pressing += p.pressing[stop] ? sign : 0;
        if (p.required[stop]) {
            required += sign;
            counted += p.partner[stop] >= 0 && !p.shipmentPickup[stop] ? 0 : sign;
        }
    }
}
