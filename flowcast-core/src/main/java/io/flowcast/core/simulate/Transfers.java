package io.flowcast.core.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Which items of a simulation exchange units overnight, and who decides.
 *
 * @param groups numbers of the items of each group, usually one product at several sites; an item is in one group at most
 * @param policies who decides
 * @param costPerUnit cost of moving a unit, charged to the site that gives, at least 0
 */
public record Transfers(List<List<Integer>> groups, TransferPolicy.Factory policies, double costPerUnit) {
    /** Checks and copies. */
    public Transfers {
        groups = groups.stream().map(List::copyOf).toList();
        if (!(costPerUnit >= 0 && costPerUnit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("costPerUnit must be finite and not negative, was " + costPerUnit);
        }
    }

    /** The groups, and after them every item that is in none by itself. */
    List<int[]> groupsOf(List<SimulationItem> items) {
        boolean[] named = new boolean[items.size()];
        List<int[]> all = new ArrayList<>();
        for (List<Integer> group : groups) {
            if (group.isEmpty()) {
                throw new IllegalArgumentException("groups must not be empty");
            }
            for (int i : group) {
                if (i < 0 || i >= named.length || named[i]) {
                    throw new IllegalArgumentException(
                            "groups must name items from 0 to " + (named.length - 1) + ", each once at most, has " + i);
                }
                named[i] = true;
                if (items.get(i).days() != items.get(group.get(0)).days()) {
                    throw new IllegalArgumentException("items of a group must have the same days, item " + i + " has "
                            + items.get(i).days());
                }
            }
            all.add(group.stream().mapToInt(Integer::intValue).toArray());
        }
        for (int i = 0; i < named.length; i++) {
            if (!named[i]) {
                all.add(new int[] {i});
            }
        }
        return all;
    }
}
