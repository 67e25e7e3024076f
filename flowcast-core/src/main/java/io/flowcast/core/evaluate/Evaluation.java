package io.flowcast.core.evaluate;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.finding.Findings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a {@link RollingOrigin} measured. A measure without values is NaN.
 *
 * @param values how many observed values were measured
 * @param mae mean absolute error of the mean, units
 * @param rmse root mean squared error of the mean, units
 * @param wape sum of absolute errors over the sum of values
 * @param bias sum of forecast minus value over the sum of values, observed cells only
 * @param openBias sum of (share of the demand seen x forecast) minus sales over the sum of sales, sold-out cells too
 * @param scaledCrps sum of the ranked probability scores over the sum of values
 * @param probabilities probabilities of the quantiles measured
 * @param pinball mean pinball loss by probability, units
 * @param below share of values below the quantile by probability, atoms spread evenly; the probability itself if calibrated
 * @param maeByStep mean absolute error by step ahead
 * @param belowByStep the share below by step ahead and probability
 * @param wapeByRow wape by row
 * @param findings fallbacks of the forecasts
 */
public record Evaluation(
        long values,
        double mae,
        double rmse,
        double wape,
        double bias,
        double openBias,
        double scaledCrps,
        List<Double> probabilities,
        List<Double> pinball,
        List<Double> below,
        List<Double> maeByStep,
        List<List<Double>> belowByStep,
        List<Double> wapeByRow,
        Findings findings) {
    private static final double[] PROBABILITIES = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};
    private static final int CRPS_LEVELS = 19;

    /** Copies the lists. */
    public Evaluation {
        probabilities = List.copyOf(probabilities);
        pinball = List.copyOf(pinball);
        below = List.copyOf(below);
        maeByStep = List.copyOf(maeByStep);
        belowByStep = List.copyOf(belowByStep);
        wapeByRow = List.copyOf(wapeByRow);
    }

    /**
     * Share of values within a central interval.
     *
     * @param lower probability of its lower end, one of {@link #probabilities}
     * @param upper probability of its upper end, one of {@link #probabilities}
     * @return the share, atoms spread evenly; upper - lower if calibrated
     */
    public double coverage(double lower, double upper) {
        return below.get(probabilities.indexOf(upper)) - below.get(probabilities.indexOf(lower));
    }

    /** Sums while the origins pass. */
    static final class Builder {
        private long count;
        private double absolute;
        private double squared;
        private double signed;
        private double actual;
        private double crps;
        private double openExpected;
        private double openActual;
        private final double[] pinball = new double[PROBABILITIES.length];
        private final double[] absoluteByStep;
        private final double[] countByStep;
        private final double[][] belowByStep;
        private final double[] absoluteByRow;
        private final double[] actualByRow;

        Builder(int rows, int horizon) {
            absoluteByStep = new double[horizon];
            countByStep = new double[horizon];
            belowByStep = new double[horizon][PROBABILITIES.length];
            absoluteByRow = new double[rows];
            actualByRow = new double[rows];
        }

        void open(int row, int step, double sales, double expected) {
            openActual += sales;
            openExpected += expected;
        }

        void observed(int row, int step, double value, DemandForecast forecast, int ahead) {
            double error = forecast.mean(row, ahead) - value;
            count++;
            absolute += Math.abs(error);
            squared += error * error;
            signed += error;
            actual += value;
            absoluteByStep[step] += Math.abs(error);
            countByStep[step]++;
            absoluteByRow[row] += Math.abs(error);
            actualByRow[row] += value;
            crps += ProbabilityErrors.crps(value, p -> forecast.quantile(row, ahead, p), CRPS_LEVELS);
            double cdf = forecast.cdf(row, ahead, value);
            double cdfBelow = forecast.discrete(row) ? forecast.cdf(row, ahead, value - 1) : cdf;
            for (int i = 0; i < PROBABILITIES.length; i++) {
                double p = PROBABILITIES[i];
                pinball[i] += ProbabilityErrors.pinball(value, forecast.quantile(row, ahead, p), p);
                belowByStep[step][i] += ProbabilityErrors.belowQuantile(cdfBelow, cdf, p);
            }
        }

        Evaluation build(Findings findings) {
            double[] below = new double[PROBABILITIES.length];
            for (double[] step : belowByStep) {
                for (int i = 0; i < below.length; i++) {
                    below[i] += step[i];
                }
            }
            return new Evaluation(
                    count,
                    absolute / count,
                    Math.sqrt(squared / count),
                    PointErrors.defined(absolute, actual),
                    PointErrors.defined(signed, actual),
                    PointErrors.defined(openExpected - openActual, openActual),
                    PointErrors.defined(crps, actual),
                    list(PROBABILITIES, 1),
                    list(pinball, count),
                    list(below, count),
                    ratios(absoluteByStep, countByStep),
                    listByStep(),
                    ratios(absoluteByRow, actualByRow),
                    findings);
        }

        private List<List<Double>> listByStep() {
            return IntStream.range(0, belowByStep.length)
                    .mapToObj(h -> list(belowByStep[h], countByStep[h]))
                    .toList();
        }

        private static List<Double> list(double[] values, double by) {
            return Arrays.stream(values).map(v -> v / by).boxed().toList();
        }

        private static List<Double> ratios(double[] values, double[] by) {
            return IntStream.range(0, values.length)
                    .mapToObj(i -> PointErrors.defined(values[i], by[i]))
                    .toList();
        }
    }
}
