package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.function.Predicate;

/** A method that speaks only about series it is made for, so that a combination leaves it out elsewhere. Immutable. */
public final class Suited implements SeriesMethod {
    /** With more zeros than this a series is one of rare demand. */
    private static final double SPARSE = 0.5;
    /** Shorter seasons are the business of methods that estimate each season's value. */
    private static final int LONG_SEASON = 24;

    private final SeriesMethod method;
    private final Predicate<Series> suits;

    private Suited(SeriesMethod method, Predicate<Series> suits) {
        this.method = method;
        this.suits = suits;
    }

    /**
     * For series that sell in at least half of their cells.
     *
     * @param method the method
     * @return the method, which says nothing about others
     */
    public static SeriesMethod dense(SeriesMethod method) {
        return new Suited(method, series -> zeros(series) <= SPARSE);
    }

    /**
     * For series that are zero in more than half of their cells.
     *
     * @param method the method
     * @return the method, which says nothing about others
     */
    public static SeriesMethod sparse(SeriesMethod method) {
        return new Suited(method, series -> zeros(series) > SPARSE);
    }

    /**
     * For series that sell in at least half of their cells and have several seasons or one of at least 24 steps, three times.
     *
     * @param method the method
     * @return the method, which says nothing about others
     */
    public static SeriesMethod longSeason(SeriesMethod method) {
        return new Suited(
                method,
                series -> series.season() > 1
                        && (series.seasons().length > 1 || series.season() >= LONG_SEASON)
                        && series.length() >= 3 * series.season()
                        && zeros(series) <= SPARSE);
    }

    private static double zeros(Series series) {
        int zeros = 0;
        int known = 0;
        for (int t = 0; t < series.length(); t++) {
            zeros += series.values()[t] == 0 ? 1 : 0;
            known += Double.isNaN(series.values()[t]) ? 0 : 1;
        }
        return known > 0 ? (double) zeros / known : 0;
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public int leastCells(int season) {
        return method.leastCells(season);
    }

    @Override
    public boolean usesRegressors() {
        return method.usesRegressors();
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        SeriesFitter fitter = method.fitter(stop);
        return series -> suits.test(series) ? fitter.fit(series) : null;
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return method.read(in);
    }
}
