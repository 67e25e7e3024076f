package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;

/**
 * A row with little or no history: what it is and what it sold so far. Immutable.
 *
 * @param key its key
 * @param names its factors, see {@link Facts}
 * @param end step after the last one seen
 * @param sold units sold
 * @param exposure usual steps in which they were sold: steps in stock, each by its place in the season and the share of the demand seen
 * @param cells steps of which something is known
 */
record ColdRow(SeriesKey key, String[] names, int end, double sold, double exposure, int cells) {
    /** With less of the demand in stock than this, sales say nothing. */
    private static final double LEAST_SEEN = 0.02;

    /** A row of a panel from a step on. */
    static ColdRow of(DemandPanel panel, int row, String[] names, double[] season, int from) {
        double sold = 0;
        double exposure = 0;
        int cells = 0;
        for (int t = Math.max(from, panel.start(row)); t < panel.end(row); t++) {
            double share = share(panel, row, t);
            if (share > 0) {
                sold += panel.value(row, t);
                exposure += share * season[Math.floorMod(t, season.length)];
                cells++;
            }
        }
        return new ColdRow(panel.key(row), names, panel.end(row), sold, exposure, cells);
    }

    /** This row after what a panel tells beyond its end. */
    ColdRow then(DemandPanel panel, int row, double[] season) {
        if (panel.end(row) <= end) {
            return this;
        }
        ColdRow more = of(panel, row, names, season, cells == 0 ? panel.start(row) : end);
        return new ColdRow(key, names, more.end, sold + more.sold, exposure + more.exposure, cells + more.cells);
    }

    /** Share of the demand of a cell that was seen, 0 if it tells nothing. */
    static double share(DemandPanel panel, int row, int step) {
        CellState state = panel.state(row, step);
        if (state == CellState.OBSERVED) {
            return 1;
        }
        double share = state == CellState.CENSORED ? panel.availability(row, step) : 0;
        return share >= LEAST_SEEN ? share : 0;
    }

    static int known(DemandPanel panel, int row) {
        int known = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            known += share(panel, row, t) > 0 ? 1 : 0;
        }
        return known;
    }
}
