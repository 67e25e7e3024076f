package io.flowcast.benchmarks.forecast;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.flowcast.api.demand.DemandForecast;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Means of all series, and their quantiles if wanted. */
final class BenchForecasts {
    /** Probabilities of the quantiles that are written. */
    static final double[] PROBABILITIES = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};

    private static final List<String> NAMES = List.of("q025", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "q975");

    /** By series and step. */
    final double[][] mean;
    /** By series, probability and step; none if not wanted. */
    final double[][][] quantile;

    BenchForecasts(int series, boolean quantiles) {
        mean = new double[series][];
        quantile = new double[quantiles ? series : 0][][];
    }

    boolean hasQuantiles() {
        return quantile.length > 0;
    }

    void take(int series, DemandForecast forecast, int row) {
        int horizon = forecast.horizon();
        mean[series] = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            mean[series][h] = forecast.mean(row, h);
        }
        if (hasQuantiles()) {
            double[][] own = new double[PROBABILITIES.length][horizon];
            for (int p = 0; p < PROBABILITIES.length; p++) {
                for (int h = 0; h < horizon; h++) {
                    own[p][h] = forecast.quantile(row, h, PROBABILITIES[p]);
                }
            }
            quantile[series] = own;
        }
    }

    /** Writes id and means of each series. */
    void writeMeans(Path file, List<BenchSeries> series) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            for (int i = 0; i < mean.length; i++) {
                List<String> row = new ArrayList<>();
                row.add(series.get(i).id());
                for (double value : mean[i]) {
                    row.add(Double.toString(value));
                }
                writer.writeRecord(row);
            }
        }
    }

    /** Writes id, step from 1 on, mean and quantiles. */
    void writeQuantiles(Path file, List<BenchSeries> series) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("id", "step", "mean"));
            header.addAll(NAMES);
            writer.writeRecord(header);
            for (int i = 0; i < mean.length; i++) {
                for (int h = 0; h < mean[i].length; h++) {
                    List<String> row = new ArrayList<>();
                    row.add(series.get(i).id());
                    row.add(Integer.toString(h + 1));
                    row.add(Double.toString(mean[i][h]));
                    for (double[] quantiles : quantile[i]) {
                        row.add(Double.toString(quantiles[h]));
                    }
                    writer.writeRecord(row);
                }
            }
        }
    }
}
