package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.intermittent.CountForecaster;
import java.util.stream.IntStream;

/** The whole distribution of a product that does not sell on many days: of a day, and of a fortnight. */
final class RarePlot {
    private RarePlot() {}

    static String draw(DemandPanel all, RunContext context) {
        DemandPanel panel = all.select(IntStream.range(0, all.rows())
                .filter(row -> zeroShare(all, row) >= 0.2)
                .toArray());
        int row = 0;
        for (int r = 1; r < panel.rows(); r++) {
            row = meanSales(panel, r) < meanSales(panel, row) ? r : row;
        }
        DemandForecast forecast = CountForecaster.unbiased().fit(panel, context).forecast(PlotsBench.HELD_OUT, context);
        double mean = forecast.mean(row, 0);
        int most = 8;
        double[] history = new double[most + 1];
        int days = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            if (panel.state(row, t) == CellState.OBSERVED) {
                history[(int) Math.min(most, panel.value(row, t))]++;
                days++;
            }
        }
        Chart chart = new Chart(860, 320, -0.6, 22, 0, 0.6)
                .title("A product that does not sell on a third of its days: one day, and the sum of fourteen")
                .legend(Chart.SOFT, true, "share of " + days + " days in stock")
                .legend(Chart.BLUE, true, "count model")
                .legend(Chart.ORANGE, false, "Poisson of the same mean")
                .yLabel("probability");
        for (int tick = 0; tick <= 6; tick += 2) {
            chart.yTick(tick / 10.0, 10 * tick + " %");
        }
        double poisson = Math.exp(-mean);
        double below = 0;
        for (int k = 0; k <= most; k++) {
            double own = (k == most ? 1 : forecast.cdf(row, 0, k)) - (k == 0 ? 0 : forecast.cdf(row, 0, k - 1));
            chart.bar(k - 0.18, 0.17, 0, history[k] / days, Chart.SOFT, 0.6)
                    .bar(k + 0.18, 0.17, 0, own, Chart.BLUE, 0.8)
                    .dot(k, k == most ? 1 - below : poisson, 3, Chart.ORANGE, false)
                    .xTick(k, k == most ? k + "+" : String.valueOf(k));
            below += poisson;
            poisson *= mean / (k + 1);
        }
        Distribution sum = forecast.sum(row, 0, PlotsBench.HELD_OUT);
        int step = Math.max(1, (int) Math.ceil(sum.quantile(0.995) / 24));
        double width = 11.5 / 26;
        double total = PlotsBench.HELD_OUT * mean;
        for (int bin = 0; bin <= 25; bin++) {
            double own = sum.cdf((bin + 1.0) * step - 1) - (bin == 0 ? 0 : sum.cdf(bin * (double) step - 1));
            double x = 10 + (bin + 0.5) * width;
            chart.bar(x, 0.45 * width, 0, own, Chart.BLUE, 0.8)
                    .dot(x, poisson(total, bin * step, (bin + 1) * step - 1), 2.5, Chart.ORANGE, false);
            if (bin % 4 == 0) {
                chart.xTick(x, step == 1 ? String.valueOf(bin) : bin * step + "\u2013" + ((bin + 1) * step - 1));
            }
        }
        return chart.mark(9, "fourteen days").xLabel("units").svg();
    }

    private static double poisson(double mean, int from, int to) {
        double sum = 0;
        double p = Math.exp(-mean);
        for (int k = 0; k <= to; k++) {
            sum += k >= from ? p : 0;
            p *= mean / (k + 1);
        }
        return sum;
    }

    private static double meanSales(DemandPanel panel, int row) {
        double sum = 0;
        int days = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            if (panel.state(row, t) == CellState.OBSERVED) {
                days++;
                sum += panel.value(row, t);
            }
        }
        return sum / days;
    }

    private static double zeroShare(DemandPanel panel, int row) {
        int zero = 0;
        int days = 0;
        for (int t = panel.start(row); t < panel.end(row); t++) {
            if (panel.state(row, t) == CellState.OBSERVED) {
                days++;
                zero += panel.value(row, t) == 0 ? 1 : 0;
            }
        }
        return days < 28 ? 0 : zero / (double) days;
    }
}
