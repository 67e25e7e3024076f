package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Routes;
import org.jspecify.annotations.Nullable;

/** Which routes pass by a stop: those that serve one of its promising neighbours, each once, nearest first. */
final class NearRoutes {

    /** With fewer stops than this many times the neighbours, looking at all places is as fast. */
    private static final int GRANULAR_ABOVE = 3;

    private final Routes routes;
    private final int[] seen;
    private int count;
    private int stamp;

    /** Promising neighbours, {@link #width} per stop. */
    final int[] promising;
    /** Metres to each of them. */
    final int[] metres;
    /** Neighbours of each stop, or 0 if all places are to be looked at. */
    final int width;
    /** The routes found, the first {@link #count()}. */
    final int[] found;

    /** Routes near stops, or none where there is no neighbourhood. */
    NearRoutes(FlatProblem problem, Routes routes, @Nullable Neighbourhood neighbourhood) {
        this.routes = routes;
        promising = neighbourhood == null ? new int[0] : neighbourhood.promising;
        metres = neighbourhood == null ? new int[0] : neighbourhood.promisingMetres;
        int neighbours = neighbourhood == null ? 0 : neighbourhood.promisingWidth;
        width = problem.stops > GRANULAR_ABOVE * neighbours ? neighbours : 0;
        seen = new int[problem.slots];
        found = new int[2 * width];
    }

    /** Begins anew. */
    void begin() {
        stamp++;
        count = 0;
    }

    /** Adds the routes near a stop; at most two stops between calls of {@link #begin()}. */
    void add(int stop) {
        int row = stop * width;
        for (int k = 0; k < width; k++) {
            int r = routes.slot[promising[row + k]];
            if (r >= 0 && seen[r] != stamp) {
                seen[r] = stamp;
                found[count++] = r;
            }
        }
    }

    int count() {
        return count;
    }
}
