package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.models.demand.combine.Combination;
import io.flowcast.models.demand.combine.LearnedCombination;
import io.flowcast.models.demand.intermittent.Intermittent;
import io.flowcast.models.demand.naive.Naive;
import io.flowcast.models.demand.series.SeriesForecaster;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.smoothing.EtsMethod;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import io.flowcast.models.demand.theta.Theta;
import java.util.List;
import java.util.stream.Stream;

/** Every forecaster of the library by the name it is chosen with. */
public final class Forecasters {
    private static final int WINDOW = 28;
    private static final int SEASONS = 4;

    private Forecasters() {}

    /** Forecasters that are not made of a method for one series. */
    private static final List<Entry> OWN = List.of(
            new Entry(new ExponentialSmoothing(), ExponentialSmoothing.withoutCalibration()),
            new Entry(NaiveForecaster.plain(), NaiveForecaster.plain()),
            new Entry(NaiveForecaster.seasonal(), NaiveForecaster.seasonal()));

    private static final List<SeriesMethod> COMBINED =
            List.of(EtsMethod.auto(), Theta.dynamicOptimised(), EtsMethod.dampedHolt(), EtsMethod.ses(), EtsMethod.holtWinters());

    private static final List<SeriesMethod> SINGLE = List.of(
            Naive.drift(),
            Naive.historicAverage(),
            Naive.windowAverage(WINDOW),
            Naive.seasonalWindowAverage(SEASONS),
            EtsMethod.ses(),
            EtsMethod.holt(),
            EtsMethod.dampedHolt(),
            EtsMethod.holtWinters(),
            Theta.standard(),
            Theta.optimised(),
            Theta.dynamic(),
            Theta.dynamicOptimised(),
            Theta.auto(),
            Intermittent.croston(),
            Intermittent.crostonOptimised(),
            Intermittent.sba(),
            Intermittent.tsb(),
            Intermittent.adida(),
            Intermittent.imapa(),
            Combination.mean("combination-mean", COMBINED),
            Combination.median("combination-median", COMBINED));

    private static final Entry AUTO = auto();

    private static Entry auto() {
        SeriesForecaster forecaster = new SeriesForecaster(new LearnedCombination("auto", COMBINED, List.of()));
        return new Entry(forecaster, forecaster);
    }

    private record Entry(DemandForecaster calibrated, DemandForecaster points) {}

    /**
     * Names of all forecasters.
     *
     * @return the names that {@link #named} knows, in the order people read them
     */
    public static List<String> names() {
        return Stream.concat(
                        Stream.concat(Stream.of(AUTO), OWN.stream())
                                .map(e -> e.calibrated().name()),
                        SINGLE.stream().map(SeriesMethod::name))
                .toList();
    }

    /**
     * A forecaster by its name.
     *
     * @param name one of {@link #names}
     * @return the forecaster with its defaults
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DemandForecaster named(String name) {
        return entry(name).calibrated();
    }

    /**
     * A forecaster by its name that does not calibrate its spread: the same means, quicker where calibration is not needed for them.
     *
     * @param name one of {@link #names}
     * @return the forecaster
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DemandForecaster withoutCalibration(String name) {
        return entry(name).points();
    }

    private static Entry entry(String name) {
        if (AUTO.calibrated().name().equals(name)) {
            return AUTO;
        }
        for (Entry entry : OWN) {
            if (entry.calibrated().name().equals(name)) {
                return entry;
            }
        }
        for (SeriesMethod method : SINGLE) {
            if (method.name().equals(name)) {
                SeriesForecaster forecaster = new SeriesForecaster(method);
                return new Entry(forecaster, forecaster.withoutCalibration());
            }
        }
        throw new IllegalArgumentException("there is no forecaster " + name + ", but " + String.join(", ", names()));
    }
}
