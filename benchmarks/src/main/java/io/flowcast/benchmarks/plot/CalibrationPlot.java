package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.evaluate.CensoredCalibration;
import io.flowcast.models.demand.Forecasters;

/** Share of days inside central intervals, with the spread a method believes in and with the calibrated one; sold-out days count as lower bounds. */
final class CalibrationPlot {
    private static final int WEEKS = 3;
    private static final String METHOD = "dynamic-optimised-theta";
    private static final double[] TAILS = {0.25, 0.2, 0.15, 0.1, 0.05, 0.025};

    private CalibrationPlot() {}

    static String draw(DemandPanel panel, RunContext context) {
        Chart chart = new Chart(520, 430, 0.4, 1, 0.4, 1)
                .title("Days inside central intervals: " + panel.rows() + " rows, " + WEEKS + " weeks")
                .legend(Chart.ORANGE, false, METHOD + ", its own spread")
                .legend(Chart.BLUE, true, "calibrated")
                .xLabel("promised share")
                .yLabel("share of days inside");
        for (int tick = 4; tick <= 10; tick++) {
            chart.xTick(tick / 10.0, 10 * tick + " %").yTick(tick / 10.0, 10 * tick + " %");
        }
        chart.line(new double[] {0.4, 1}, new double[] {0.4, 1}, Chart.SOFT, 1, "4 3");
        curve(chart, inside(Forecasters.withoutCalibration(METHOD), panel, context), Chart.ORANGE, false);
        curve(chart, inside(Forecasters.named(METHOD), panel, context), Chart.BLUE, true);
        return chart.svg();
    }

    private static double[] inside(DemandForecaster forecaster, DemandPanel panel, RunContext context) {
        CensoredCalibration calibration = new CensoredCalibration(1);
        for (int week = WEEKS; week >= 1; week--) {
            int origin = panel.end() - 7 * week;
            DemandForecast forecast =
                    forecaster.fit(panel.asKnownAt(origin), context).forecast(7, context);
            for (int row = 0; row < panel.rows(); row++) {
                for (int h = 0; h < 7; h++) {
                    int t = origin + h;
                    double value = panel.value(row, t);
                    if (panel.state(row, t) == CellState.OBSERVED) {
                        calibration.observed(below(forecast, row, h, value), forecast.cdf(row, h, value));
                    } else if (panel.state(row, t) == CellState.CENSORED) {
                        calibration.atLeast(below(forecast, row, h, value));
                    }
                }
            }
        }
        double[] inside = new double[TAILS.length];
        for (int i = 0; i < TAILS.length; i++) {
            double[] ends = calibration.below(TAILS[i], 1 - TAILS[i]);
            inside[i] = ends[1] - ends[0];
        }
        return inside;
    }

    private static double below(DemandForecast forecast, int row, int step, double value) {
        return value <= 0 ? 0 : forecast.cdf(row, step, value - 1);
    }

    private static void curve(Chart chart, double[] inside, String colour, boolean filled) {
        double[] promised = new double[TAILS.length];
        for (int i = 0; i < TAILS.length; i++) {
            promised[i] = 1 - 2 * TAILS[i];
        }
        chart.line(promised, inside, colour, 1.6, "");
        for (int i = 0; i < TAILS.length; i++) {
            chart.dot(promised[i], inside[i], 4, colour, filled);
        }
    }
}
