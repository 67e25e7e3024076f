package io.flowcast.models.routing.internal.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rules that bind stops to each other, by stop index. Public fields are read-only by convention. */
public final class FlatRules {

    private static final int[] NONE = {};

    /** Number of groups of alternatives. */
    public final int groups;
    /** Group of alternatives per stop, -1 for none. */
    public final int[] alternatives;
    /** Whether there are stops for the same vehicle. */
    public final boolean together;
    /** Whether there are orders of stops. */
    public final boolean ordered;

    private final int[][] members;
    private final int[] togetherOf;
    private final int[][] togetherMembers;
    private final int[][] predecessors;

    FlatRules(FlatDraft d) {
        alternatives = d.alternatives;
        members = members(alternatives);
        groups = members.length;
        togetherOf = d.together;
        togetherMembers = members(togetherOf);
        together = togetherMembers.length > 0;
        predecessors = d.predecessors;
        ordered = Arrays.stream(predecessors).anyMatch(each -> each.length > 0);
    }

    private static int[][] members(int[] group) {
        int count = Arrays.stream(group).max().orElse(-1) + 1;
        int[][] members = new int[count][];
        for (int g = 0; g < count; g++) {
            int wanted = g;
            members[g] = IntStream.range(0, group.length)
                    .filter(stop -> group[stop] == wanted)
                    .toArray();
        }
        return members;
    }

    /**
     * How many stops a group of alternatives has.
     *
     * @param group group of alternatives
     * @return the number of its stops
     */
    public int size(int group) {
        return members[group].length;
    }

    /**
     * The stops to choose from.
     *
     * @param stop a stop
     * @return the stops of its group of alternatives, itself included; none if it has no group
     */
    public int[] choices(int stop) {
        return alternatives[stop] < 0 ? NONE : members[alternatives[stop]];
    }

    /**
     * Stops for the same vehicle.
     *
     * @param stop a stop
     * @return the stops that go with it, itself included; none if it is free
     */
    public int[] companions(int stop) {
        return togetherOf[stop] < 0 ? NONE : togetherMembers[togetherOf[stop]];
    }

    /**
     * Stops that come before a stop if they are on the same route.
     *
     * @param stop a stop
     * @return the stops before it
     */
    public int[] predecessors(int stop) {
        return predecessors[stop];
    }
}
