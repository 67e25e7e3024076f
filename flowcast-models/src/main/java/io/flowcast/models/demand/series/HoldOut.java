package io.flowcast.models.demand.series;

/**
 * Which steps at the end of each row are held back to calibrate on. Immutable.
 *
 * @param steps steps ahead that are calibrated, 0 for none
 * @param heldBack how many cells of each row are held back, 0 if it is too short
 * @param origins from how many origins each row is forecast, at most
 */
record HoldOut(int steps, int[] heldBack, int origins) {
    private static final int LEAST_STEPS = 28;
    private static final int MOST_STEPS = 96;
    private static final int LEAST_CELLS = 12;
    private static final int ORIGINS = 600;
    private static final int LEAST_ORIGINS = 6;

    static HoldOut of(Cells[] cells, int season, boolean calibrate) {
        int most = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, 2 * season));
        int[] heldBack = new int[cells.length];
        int steps = 0;
        for (int r = 0; r < cells.length; r++) {
            int n = cells[r].length();
            heldBack[r] = calibrate && n >= LEAST_CELLS ? Math.min(most, n / 4) : 0;
            steps = Math.max(steps, heldBack[r]);
        }
        return new HoldOut(steps, heldBack, Math.max(LEAST_ORIGINS, ORIGINS / Math.max(1, cells.length)));
    }

    boolean judged(int row) {
        return heldBack[row] > 0;
    }

    /** The first origin of a row, in cells. */
    int firstOrigin(int row, int n) {
        return n - heldBack[row];
    }

    /** Distance between the origins of a row. */
    int stride(int row) {
        return Math.max(1, (heldBack[row] + origins - 1) / origins);
    }
}
