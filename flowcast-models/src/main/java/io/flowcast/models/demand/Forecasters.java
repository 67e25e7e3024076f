package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.models.demand.arima.Arima;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.ces.ComplexSmoothing;
import io.flowcast.models.demand.combine.Combination;
import io.flowcast.models.demand.combine.LearnedCombination;
import io.flowcast.models.demand.combine.Suited;
import io.flowcast.models.demand.ensemble.BacktestedEnsemble;
import io.flowcast.models.demand.ensemble.EnsembleForecaster;
import io.flowcast.models.demand.ensemble.PlannedForecaster;
import io.flowcast.models.demand.global.BoostedForecaster;
import io.flowcast.models.demand.global.BoostedSettings;
import io.flowcast.models.demand.global.SoldOutDays;
import io.flowcast.models.demand.intermittent.CountForecaster;
import io.flowcast.models.demand.intermittent.Intermittent;
import io.flowcast.models.demand.intermittent.WillemainForecaster;
import io.flowcast.models.demand.naive.Naive;
import io.flowcast.models.demand.pooled.Pooled;
import io.flowcast.models.demand.seasonal.MstlMethod;
import io.flowcast.models.demand.seasonal.SeasonalAutoregression;
import io.flowcast.models.demand.seasonal.SeasonalSmoothing;
import io.flowcast.models.demand.series.SeriesForecaster;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.smoothing.EtsMethod;
import io.flowcast.models.demand.smoothing.ExponentialSmoothing;
import io.flowcast.models.demand.smoothing.NaiveForecaster;
import io.flowcast.models.demand.theta.Theta;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every forecaster of the library by the name it is chosen with. */
public final class Forecasters {
    private static final int WINDOW = 28;
    private static final int SEASONS = 4;
    /** Origins of the trees of {@link #withRegressors}: three years and a month at six weeks apart. */
    private static final int PLANNED_ORIGINS = 20;

    private static final int PLANNED_SAMPLES = 300_000;

    private static final Map<String, Entry> ALL = all();

    private Forecasters() {}

    /**
     * A forecaster, and the same for means only.
     *
     * @param calibrated with calibrated spread
     * @param points without, where that is quicker
     */
    private record Entry(DemandForecaster calibrated, DemandForecaster points) {
        Entry(SeriesMethod method) {
            this(new SeriesForecaster(method), new SeriesForecaster(method).withoutCalibration());
        }

        Entry(DemandForecaster forecaster) {
            this(forecaster, forecaster);
        }
    }

    /** Methods that are different enough to make up for each other's errors. */
    private static List<SeriesMethod> combined() {
        return List.of(
                Suited.dense(EtsMethod.auto()),
                Suited.dense(Theta.dynamicOptimised()),
                Suited.dense(ComplexSmoothing.auto()),
                Suited.dense(EtsMethod.dampedHolt()),
                Suited.dense(EtsMethod.holtWinters()),
                EtsMethod.ses(),
                Suited.longSeason(new SeasonalAutoregression()),
                Suited.longSeason(new MstlMethod()),
                Suited.sparse(Intermittent.sba()),
                Suited.sparse(Intermittent.tsb()),
                Suited.sparse(Intermittent.imapa()));
    }

    private static Map<String, Entry> all() {
        Map<String, Entry> all = new LinkedHashMap<>();
        SeriesForecaster combination =
                new SeriesForecaster(new LearnedCombination("combination", combined(), List.of(Pooled.learner())));
        DemandForecaster rare = new CountForecaster();
        DemandForecaster boosted =
                new BoostedForecaster(BoostedSettings.builder().build(), combination);
        DemandForecaster together = new EnsembleForecaster("boosted-ets", List.of(new ExponentialSmoothing(), boosted));
        add(
                all,
                new Entry(
                        new AutoForecaster("auto", combination, rare, together, withRegressors()),
                        new AutoForecaster(
                                "auto", combination.withoutCalibration(), rare, together, withRegressors())));
        add(all, new Entry(combination, combination.withoutCalibration()));
        add(all, new Entry(together));
        add(all, new Entry(withRegressors()));
        add(all, new Entry(boosted));
        add(all, new Entry(rare));
        add(all, new Entry(CountForecaster.unbiased()));
        add(all, new Entry(new WillemainForecaster()));
        add(all, new Entry(new ExponentialSmoothing(), ExponentialSmoothing.withoutCalibration()));
        add(all, new Entry(NaiveForecaster.plain()));
        add(all, new Entry(NaiveForecaster.seasonal()));
        SeriesForecaster pooled = new SeriesForecaster(Pooled.learner());
        add(all, new Entry(pooled, pooled.withoutCalibration()));
        for (SeriesMethod method : List.of(
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
                Arima.auto(),
                ComplexSmoothing.auto(),
                ComplexSmoothing.plain(),
                Arima.autoWithRegressors(),
                new SeasonalAutoregression(),
                SeasonalAutoregression.withRegressors(),
                new SeasonalSmoothing(),
                new MstlMethod(),
                Intermittent.croston(),
                Intermittent.crostonOptimised(),
                Intermittent.sba(),
                Intermittent.tsb(),
                Intermittent.adida(),
                Intermittent.imapa(),
                Combination.mean("combination-mean", combined()),
                Combination.median("combination-median", combined()))) {
            add(all, new Entry(method));
        }
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<String, Entry> all, Entry entry) {
        all.put(entry.calibrated().name(), entry);
    }

    /**
     * Names of all forecasters.
     *
     * @return the names that {@link #named} knows, in the order people read them
     */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
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
     * A forecaster by its name that does not calibrate its spread: the same means for less, where they are had for less.
     *
     * @param name one of {@link #names}
     * @return the forecaster; the very same as {@link #named} where calibration costs nothing extra
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DemandForecaster withoutCalibration(String name) {
        return entry(name).points();
    }

    /**
     * The forecaster for panels with covariates that are known ahead, such as promotions and holidays: a robust regression with autoregressive errors for
     * each row, on the covariates and on what they do around their days, and boosted trees over all rows with a weight that is learned from forecasts within the history.
     *
     * @return the forecaster {@code planned}
     */
    public static DemandForecaster withRegressors() {
        return new BacktestedEnsemble(
                "planned", horizon -> plannedRegression(), horizon -> plannedTrees(horizon, plannedRegression()));
    }

    /** The first member of {@link #withRegressors}: each row alone. */
    static DemandForecaster plannedRegression() {
        return new PlannedForecaster(new SeriesForecaster(SeasonalAutoregression.withRegressors()));
    }

    /**
     * The forecaster of the days on which the stock lasts, comparable with recorded sales: boosted trees, one half of them grown for all quantiles together and one half for each
     * alone, and, at a third of their weight, exponential smoothing for each row. Its mean is that of all days.
     *
     * @param horizon steps ahead that are learned
     * @return the forecaster {@code boosted-ets-in-stock}
     */
    public static DemandForecaster ofDaysInStock(int horizon) {
        BoostedSettings settings = BoostedSettings.builder()
                .horizon(horizon)
                .soldOut(SoldOutDays.IN_STOCK)
                .levelTrees(
                        0.5,
                        BoostSettings.builder()
                                .rounds(80)
                                .learningRate(0.1)
                                .leaves(24)
                                .leastRows(200)
                                .l2(5)
                                .featureFraction(0.3)
                                .rowFraction(0.7)
                                .build())
                .build();
        return EnsembleForecaster.ofDaysInStock(
                "boosted-ets-in-stock",
                new BoostedForecaster(settings, new ExponentialSmoothing()),
                List.of(new ExponentialSmoothing()),
                new double[] {3, 1});
    }

    /** The second: all rows together. Its quantiles count by its weight only, so few trees do for them. */
    private static DemandForecaster plannedTrees(int horizon, DemandForecaster fallback) {
        return new BoostedForecaster(
                BoostedSettings.builder()
                        .horizon(horizon)
                        .origins(PLANNED_ORIGINS)
                        .samples(PLANNED_SAMPLES)
                        .plansExplain(true)
                        .quantileTrees(BoostSettings.builder()
                                .rounds(40)
                                .learningRate(0.1)
                                .leaves(24)
                                .leastRows(200)
                                .l2(5)
                                .featureFraction(0.3)
                                .rowFraction(0.7)
                                .build())
                        .build(),
                fallback);
    }

    private static Entry entry(String name) {
        Entry entry = ALL.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "there is no forecaster " + name + ", but " + String.join(", ", ALL.keySet()));
        }
        return entry;
    }
}
