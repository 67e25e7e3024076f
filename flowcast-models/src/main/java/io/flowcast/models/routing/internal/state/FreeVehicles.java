package io.flowcast.models.routing.internal.state;

import io.flowcast.models.routing.internal.data.FlatProblem;

/** Vehicles without stops, by type. */
final class FreeVehicles {

    private final FlatProblem p;
    private final int[] slots;
    private final int[] at;
    private final int[] count;

    /** Begins with no vehicle. */
    FreeVehicles(FlatProblem problem) {
        p = problem;
        slots = new int[p.slots];
        at = new int[p.slots];
        count = new int[p.types];
    }

    /** A vehicle of a type, or -1 if all are in use. */
    int any(int type) {
        return count[type] == 0 ? -1 : slots[p.firstSlot[type] + count[type] - 1];
    }

    void add(int slot) {
        int type = p.slotType[slot];
        at[slot] = p.firstSlot[type] + count[type]++;
        slots[at[slot]] = slot;
    }

    void remove(int slot) {
        int type = p.slotType[slot];
        int top = slots[p.firstSlot[type] + --count[type]];
        slots[at[slot]] = top;
        at[top] = at[slot];
    }
}
