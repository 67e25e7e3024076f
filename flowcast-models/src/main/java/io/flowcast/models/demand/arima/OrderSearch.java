package io.flowcast.models.demand.arima;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stepwise search of Hyndman and Khandakar 2008, section 3.2: four first candidates, then neighbours of the best one, one or two orders away,
 * with and without the constant, until none is better by the corrected criterion of Akaike. Unlike there every candidate is fitted by the
 * exact likelihood, starting from the parameters of the best one so far. At most {@value #MAX_CANDIDATES} candidates. Serves one thread.
 */
final class OrderSearch {
    private static final int MAX_AR = 5;
    private static final int MAX_MA = 5;
    private static final int MAX_SEASONAL = 2;
    private static final int MAX_CANDIDATES = 94;
    /** Steps to neighbours, in the order they are tried: of P, Q, p and q. */
    private static final int[][] STEPS = {
        {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
        {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0},
        {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
        {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
    };

    private final Estimator estimator;
    private final List<ArimaOrder> tried = new ArrayList<>();
    private final List<ArimaFit> fits = new ArrayList<>();
    private @Nullable ArimaFit best;

    OrderSearch(Estimator estimator) {
        this.estimator = estimator;
    }

    /**
     * Searches.
     *
     * @param d ordinary differences
     * @param seasonal seasonal differences
     * @param season season length, 1 for none
     * @param n known cells
     * @return candidates that are sound, best first; empty if there is none
     */
    List<ArimaFit> run(int d, int seasonal, int season, int n) {
        tried.clear();
        fits.clear();
        best = null;
        int mostAr = Math.min(MAX_AR, n / 3);
        int mostMa = Math.min(MAX_MA, n / 3);
        int mostSeasonal = season > 1 ? Math.min(MAX_SEASONAL, n / 3 / season) : 0;
        if (season > 1) {
            mostAr = Math.min(mostAr, season - 1);
            mostMa = Math.min(mostMa, season - 1);
        }
        boolean free = d + seasonal <= 1;
        int first = n < 10 ? 1 : 2;
        int firstSeasonal = n < 10 ? 0 : Math.min(1, mostSeasonal);
        Box box = new Box(mostAr, mostMa, mostSeasonal, d, seasonal, season);
        attempt(box.order(Math.min(first, mostAr), Math.min(first, mostMa), firstSeasonal, firstSeasonal, free), true);
        attempt(box.order(0, 0, 0, 0, free), true);
        attempt(box.order(Math.min(1, mostAr), 0, Math.min(1, mostSeasonal), 0, free), true);
        attempt(box.order(0, Math.min(1, mostMa), 0, Math.min(1, mostSeasonal), free), true);
        if (free) {
            attempt(box.order(0, 0, 0, 0, false), true);
        }
        while (tried.size() < MAX_CANDIDATES && improve(box, free)) {
            // Each success starts the round of neighbours again.
        }
        fits.sort(Comparator.comparingDouble(ArimaFit::score));
        return fits;
    }

    /** Highest orders, and what does not change. */
    private record Box(int ar, int ma, int seasonal, int d, int seasonalDifferences, int season) {
        ArimaOrder order(int p, int q, int sp, int sq, boolean constant) {
            return new ArimaOrder(p, d, q, sp, seasonalDifferences, sq, season, constant);
        }

        boolean holds(int p, int q, int sp, int sq) {
            return p >= 0 && q >= 0 && sp >= 0 && sq >= 0 && p <= ar && q <= ma && sp <= seasonal && sq <= seasonal;
        }
    }

    private boolean improve(Box box, boolean free) {
        ArimaFit from = best;
        if (from == null) {
            return false;
        }
        ArimaOrder o = from.order();
        for (int[] step : STEPS) {
            int p = o.ar() + step[2];
            int q = o.ma() + step[3];
            int sp = o.seasonalAr() + step[0];
            int sq = o.seasonalMa() + step[1];
            if (box.holds(p, q, sp, sq) && attempt(box.order(p, q, sp, sq, o.constant()), false)) {
                return true;
            }
        }
        return free && attempt(box.order(o.ar(), o.ma(), o.seasonalAr(), o.seasonalMa(), !o.constant()), false);
    }

    /** Fits a candidate not seen before; returns whether it is the best so far. */
    private boolean attempt(ArimaOrder order, boolean cold) {
        if (tried.contains(order) || tried.size() >= MAX_CANDIDATES) {
            return false;
        }
        tried.add(order);
        ArimaFit fit = estimator.rough(order, cold ? null : best);
        if (fit == null || !(fit.score() < Double.POSITIVE_INFINITY)) {
            return false;
        }
        fits.add(fit);
        if (best == null || fit.score() < best.score()) {
            best = fit;
            return true;
        }
        return false;
    }
}
