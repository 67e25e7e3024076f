package io.flowcast.models.demand.ces;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * Complex exponential smoothing: level and a potential that follows it as the two parts of a complex number, smoothed by a complex parameter.
 *
 * <p>One model covers level and trend without a switch between forms (Svetunkov, Kourentzes and Ord 2022). A season enters not at all, simply, partially or fully; the
 * choice is by AICc. The states before the first cell are found by backcasting. A cell that is not known has no error. Parameters whose forecasts would
 * leave three times the range of the series within a year or so are found again without growth. The season is the shortest one.
 *
 * <p>Some hundreds of passes over a series for each season tried. Immutable and safe for several threads.
 */
public final class ComplexSmoothing implements SeriesMethod {
    private final String name;
    private final List<CesSeason> seasons;

    private ComplexSmoothing(String name, List<CesSeason> seasons) {
        this.name = name;
        this.seasons = seasons;
    }

    /**
     * The best of all seasons.
     *
     * @return the method {@code auto-ces}
     */
    public static ComplexSmoothing auto() {
        return new ComplexSmoothing("auto-ces", List.of(CesSeason.values()));
    }

    /**
     * No season.
     *
     * @return the method {@code ces}
     */
    public static ComplexSmoothing plain() {
        return new ComplexSmoothing("ces", List.of(CesSeason.NONE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return 5;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new CesFitter(seasons, stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return CesModel.read(in);
    }
}
