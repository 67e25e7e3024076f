package io.flowcast.models.routing.internal.data;

/**
 * Which stops may lie near a stop: all others, or those around it on a rough map.
 *
 * <p>The map is drawn from distances alone, by two axes of FastMap (Faloutsos and Lin 1995, "FastMap: a fast algorithm for indexing,
 * data-mining and visualization of traditional and multimedia datasets", SIGMOD): an axis runs through two places far from
 * each other, and a third one lies on it where the law of cosines puts it. Plane distances come out exactly; road distances come out
 * roughly, which suffices to choose candidates that are then ranked by their true distance.
 *
 * <p>Cost: O(n) to draw the map, O(candidates) per stop.
 */
final class Surroundings {

    private static final double STOPS_PER_CELL = 8;

    /** How far two stops are from each other, in either direction. */
    @FunctionalInterface
    interface Distance {
        double between(FlatProblem problem, int i, int j);
    }

    /** The stops found last. */
    final int[] found;

    private final int stops;
    private final int wanted;
    private final double[] x;
    private final double[] y;
    private double cell = 1;
    private int columns;
    private int rows;
    private int[] cellStart = {};
    private int[] inCells = {};

    /** Finds all others. */
    Surroundings(int stops) {
        this.stops = stops;
        wanted = stops;
        found = new int[stops];
        x = new double[0];
        y = x;
    }

    /** Finds at least {@code wanted} others around a stop, if there are so many. */
    Surroundings(FlatProblem problem, Distance distance, int wanted) {
        stops = problem.customers;
        this.wanted = Math.min(wanted, stops - 1);
        found = new int[stops];
        x = new double[stops];
        y = new double[stops];
        double[] flat = new double[stops];
        axis(problem, distance, flat, x);
        axis(problem, distance, x, y);
        sortIntoCells();
    }

    /** Positions on an axis for distances from which those along {@code known} are taken out. */
    private void axis(FlatProblem problem, Distance distance, double[] known, double[] into) {
        int a = farthest(problem, distance, known, 0);
        int b = farthest(problem, distance, known, a);
        double whole = squared(problem, distance, known, a, b);
        for (int i = 0; i < stops && whole > 0; i++) {
            double toA = squared(problem, distance, known, a, i);
            double toB = squared(problem, distance, known, b, i);
            into[i] = (toA + whole - toB) / (2 * Math.sqrt(whole));
        }
    }

    private int farthest(FlatProblem problem, Distance distance, double[] known, int from) {
        int best = from;
        double most = 0;
        for (int i = 0; i < stops; i++) {
            double far = squared(problem, distance, known, from, i);
            if (far > most) {
                most = far;
                best = i;
            }
        }
        return best;
    }

    private static double squared(FlatProblem problem, Distance distance, double[] known, int i, int j) {
        // A pair that no road joins must not stretch the map.
        double between = distance.between(problem, i, j);
        double away = between >= FlatTravel.UNREACHABLE ? 0 : between;
        double along = known[i] - known[j];
        return Math.max(0, away * away - along * along);
    }

    private void sortIntoCells() {
        double[] spanX = span(x);
        double[] spanY = span(y);
        double area = Math.max(1, spanX[1] - spanX[0]) * Math.max(1, spanY[1] - spanY[0]);
        cell = Math.sqrt(area * STOPS_PER_CELL / stops);
        // A narrow map would get more cells along it than there are stops.
        cell = Math.max(cell, Math.max(spanX[1] - spanX[0], spanY[1] - spanY[0]) / stops);
        columns = (int) ((spanX[1] - spanX[0]) / cell) + 1;
        rows = (int) ((spanY[1] - spanY[0]) / cell) + 1;
        for (int i = 0; i < stops; i++) {
            x[i] = (x[i] - spanX[0]) / cell;
            y[i] = (y[i] - spanY[0]) / cell;
        }
        cellStart = new int[columns * rows + 1];
        for (int i = 0; i < stops; i++) {
            cellStart[cellOf(i) + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) {
            cellStart[c + 1] += cellStart[c];
        }
        inCells = new int[stops];
        int[] filled = cellStart.clone();
        for (int i = 0; i < stops; i++) {
            inCells[filled[cellOf(i)]++] = i;
        }
    }

    private static double[] span(double[] values) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new double[] {least, most};
    }

    private int cellOf(int i) {
        return Math.min(rows - 1, (int) y[i]) * columns + Math.min(columns - 1, (int) x[i]);
    }

    /** Fills {@link #found} for a stop; returns how many there are. */
    int of(int stop) {
        int count = 0;
        if (inCells.length == 0) {
            for (int j = 0; j < stops; j++) {
                if (j != stop) {
                    found[count++] = j;
                }
            }
            return count;
        }
        int row = cellOf(stop) / columns;
        int column = cellOf(stop) % columns;
        int reach = Math.max(columns, rows);
        int last = reach;
        for (int ring = 0; ring <= last; ring++) {
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edge = r == row - ring || r == row + ring;
                int step = edge || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    if (c >= 0 && c < columns) {
                        count = take(r * columns + c, stop, count);
                    }
                }
            }
            if (count >= wanted && last == reach) {
                // What lies in the corners of the square may be farther off than what lies behind its sides.
                last = ring + 1 + ring / 2;
            }
        }
        return count;
    }

    private int take(int from, int stop, int before) {
        int count = before;
        for (int k = cellStart[from]; k < cellStart[from + 1]; k++) {
            if (inCells[k] != stop) {
                found[count++] = inCells[k];
            }
        }
        return count;
    }
}
