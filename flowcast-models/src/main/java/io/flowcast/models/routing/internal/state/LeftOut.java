package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** What the stops that are not served cost; of alternatives one is enough. */
final class LeftOut {

    private final FlatProblem p;
    /** Stops served of each group of alternatives. */
    private final int[] chosen;

    private long cost;
    private int required;

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

    /** How many required stops are not served. */
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
            cost += p.unservedCost[stop];
            required += p.required[stop] ? 1 : 0;
        }
    }

    void remove(int stop) {
        int group = p.rules.alternatives[stop];
        if (group < 0 || chosen[group]++ == 0) {
            cost -= p.unservedCost[stop];
            required -= p.required[stop] ? 1 : 0;
        }
    }
}
