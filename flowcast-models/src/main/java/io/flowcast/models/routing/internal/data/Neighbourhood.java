package io.flowcast.models.routing.internal.data;

import static io.flowcast.models.routing.internal.data.FlatDraft.NEVER;

import java.util.function.BooleanSupplier;

/**
 * For every stop the stops that are likely to be driven next to it, nearest first.
 *
 * <p>Two lists are kept. {@link #near} ranks by driving alone and guides the removal of strings of neighbours.
 * {@link #promising} is the granular neighbourhood of the local search (Toth and Vigo 2003, "The granular tabu search",
 * INFORMS J. Computing 15(4)): driving plus the waiting and the lateness that the time windows of the pair force at the least
 * (Vidal, Crainic, Gendreau, Prins 2013, "A hybrid genetic algorithm with adaptive diversity management for a large class of
 * vehicle routing problems with time-windows", C&amp;OR 40(1), section 4.5).
 *
 * <p>Cost: O(n² + n k log k) once per problem, without the square above some thousand stops; memory n(k + m) ints.
 */
public final class Neighbourhood {

    private static final double WAITING_WEIGHT = 0.2;
    /** With more stops than this, those far off on a rough map are not looked at. */
    private static final int MOST_RANKED_BY_ALL = 4_000;
    /** Candidates from the map per entry of a row. */
    private static final int CANDIDATES_PER_ENTRY = 2;

    /** Stops by distance, {@link #nearWidth} per stop. */
    public final int[] near;
    /** Length of each row of {@link #near}. */
    public final int nearWidth;
    /** Stops by how well they fit before or after, {@link #promisingWidth} per stop. */
    public final int[] promising;
    /** Metres to each entry of {@link #promising} by the first profile; in one place, where a matrix would be searched all over. */
    public final int[] promisingMetres;
    /** Length of each row of {@link #promising}. */
    public final int promisingWidth;

    /**
     * Ranks stops around each stop.
     *
     * @param problem the problem
     * @param nearWidth most entries of a row ranked by distance
     * @param promisingWidth most entries of a row ranked for the local search
     * @param stopped asked before each stop; once it says true the rest of the rows hold any other stops, as do rows of reloads on
     *     a rough map
     */
    public Neighbourhood(FlatProblem problem, int nearWidth, int promisingWidth, BooleanSupplier stopped) {
        int others = Math.max(0, problem.customers - 1);
        this.nearWidth = Math.min(nearWidth, others);
        this.promisingWidth = Math.min(promisingWidth, others);
        near = new int[problem.stops * this.nearWidth];
        promising = new int[problem.stops * this.promisingWidth];
        Surroundings surroundings = problem.customers > MOST_RANKED_BY_ALL
                ? new Surroundings(problem, Neighbourhood::around, CANDIDATES_PER_ENTRY * this.nearWidth)
                : new Surroundings(problem.customers);
        promisingMetres = new int[promising.length];
        double[] distance = new double[problem.customers];
        double[] fit = new double[problem.customers];
        Ranking ranking = new Ranking(Math.max(this.nearWidth, this.promisingWidth));
        boolean done = false;
        for (int i = 0; i < problem.stops; i++) {
            done = done || stopped.getAsBoolean();
            boolean offTheMap = i >= problem.customers && problem.customers > MOST_RANKED_BY_ALL;
            if (done || offTheMap) {
                fillAny(i, near, this.nearWidth, problem.customers);
                fillAny(i, promising, this.promisingWidth, problem.customers);
                continue;
            }
            int count = surroundings.of(i);
            int[] ids = surroundings.found;
            for (int c = 0; c < count; c++) {
                int j = ids[c];
                distance[c] = around(problem, i, j);
                fit[c] = problem.timed ? Math.min(fit(problem, i, j), fit(problem, j, i)) : distance[c];
            }
            ranking.smallest(distance, ids, count, near, i * this.nearWidth, this.nearWidth);
            ranking.smallest(fit, ids, count, promising, i * this.promisingWidth, this.promisingWidth);
        }
        for (int k = 0; k < promising.length; k++) {
            int from = problem.location[k / this.promisingWidth];
            promisingMetres[k] = problem.travel[0].distanceMetres(from, problem.location[promising[k]]);
        }
    }

    private static void fillAny(int stop, int[] into, int width, int stops) {
        for (int k = 0; k < width; k++) {
            into[stop * width + k] = (stop + 1 + k) % stops;
        }
    }

    private static double around(FlatProblem problem, int i, int j) {
        return Math.min(driving(problem, i, j), driving(problem, j, i));
    }

    private static double driving(FlatProblem p, int from, int to) {
        double least = Double.MAX_VALUE;
        for (FlatTravel travel : p.travel) {
            double metres = travel.distanceMetres(p.location[from], p.location[to]);
            double seconds = travel.durationSeconds(p.location[from], p.location[to]);
            least = Math.min(least, p.durationPriced ? metres + seconds : metres);
        }
        return least;
    }

    private static double fit(FlatProblem p, int from, int to) {
        double seconds = p.travel[0].durationSeconds(p.location[from], p.location[to]);
        double openFrom = p.own[from * p.stride + FlatProblem.EARLIEST];
        double closeFrom = p.own[from * p.stride + FlatProblem.LATEST];
        double openTo = p.own[to * p.stride + FlatProblem.EARLIEST];
        double closeTo = p.own[to * p.stride + FlatProblem.LATEST];
        double leave = p.serviceSeconds[from] + seconds;
        double waiting = openTo > -NEVER && closeFrom < NEVER ? Math.max(0, openTo - leave - closeFrom) : 0;
        double late = openFrom > -NEVER && closeTo < NEVER ? Math.max(0, openFrom + leave - closeTo) : 0;
        return driving(p, from, to) + WAITING_WEIGHT * waiting + late;
    }

    /** Picks the smallest keys in order; ties go to the smaller index, so that the answer does not depend on the sort. */
    private static final class Ranking {
        private final int[] heap;

        Ranking(int width) {
            heap = new int[width];
        }

        void smallest(double[] keys, int[] ids, int count, int[] into, int offset, int width) {
            int size = 0;
            for (int c = 0; c < count; c++) {
                if (size < width) {
                    heap[size] = c;
                    up(keys, ids, size++);
                } else if (width > 0 && before(keys, ids, c, heap[0])) {
                    heap[0] = c;
                    down(keys, ids, size);
                }
            }
            while (size > 0) {
                into[offset + --size] = ids[heap[0]];
                heap[0] = heap[size];
                down(keys, ids, size);
            }
        }

        private static boolean before(double[] keys, int[] ids, int a, int b) {
            return keys[a] < keys[b] || (keys[a] == keys[b] && ids[a] < ids[b]);
        }

        private void up(double[] keys, int[] ids, int from) {
            int at = from;
            while (at > 0) {
                int parent = (at - 1) / 2;
                if (!before(keys, ids, heap[parent], heap[at])) {
                    return;
                }
                swap(at, parent);
                at = parent;
            }
        }

        private void down(double[] keys, int[] ids, int size) {
            int at = 0;
            while (true) {
                int largest = at;
                for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
                    if (before(keys, ids, heap[largest], heap[child])) {
                        largest = child;
                    }
                }
                if (largest == at) {
                    return;
                }
                swap(at, largest);
                at = largest;
            }
        }

        private void swap(int a, int b) {
            int kept = heap[a];
            heap[a] = heap[b];
            heap[b] = kept;
        }
    }
}
