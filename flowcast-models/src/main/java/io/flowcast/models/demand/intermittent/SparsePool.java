package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.DataOutput;
import java.io.IOException;

/** What the rows of a panel have in common, and how a row goes on by it. Immutable and safe for several threads. */
interface SparsePool {
    /** Looks ahead with workspaces of its own, for one thread. */
    interface Ahead {
        /**
         * Distributions of the steps after a row's last cell.
         *
         * @param row the row
         * @param gap steps from the row's end to the first one wanted, at least 0
         * @param target receives one distribution for each step; steps may share theirs
         */
        void run(SparseRow row, int gap, Hurdle[] target);
    }

    /** Who looks ahead, for one thread. */
    Ahead ahead();

    /** How a surprise carries over to later steps. */
    StepDependence dependence(SparseRow row);

    void write(DataOutput out) throws IOException;
}
