package io.flowcast.benchmarks.forecast;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.boost.Boosting;
import io.flowcast.models.demand.boost.Loss;
import io.flowcast.models.demand.boost.Losses;
import io.flowcast.models.demand.boost.TableBuilder;
import io.flowcast.models.demand.boost.TrainingRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Our trees on the table that {@code boost_table.py} makes, for the figures beside those of {@code boost_peers.py}: {@code DIR THREADS ROUNDS LOSS...}. */
public final class BoostComparison {
    private final BoostTable source;

    private BoostComparison(Path folder) throws IOException {
        source = new BoostTable(folder);
    }

    /**
     * Trains and measures.
     *
     * @param args folder, threads, rounds, losses
     * @throws IOException if the table cannot be read
     */
    public static void main(String[] args) throws IOException {
        BoostComparison comparison = new BoostComparison(Path.of(args[0]));
        int threads = Integer.parseInt(args[1]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            RunContext context =
                    RunContext.asOf(LocalDate.EPOCH).executor(pool, threads).build();
            comparison.run(
                    context, Integer.parseInt(args[2]), Arrays.asList(args).subList(3, args.length));
        } finally {
            pool.shutdown();
        }
    }

    private void run(RunContext context, int rounds, List<String> losses) throws IOException {
        double before = BoostTable.cpu();
        int rows = source.rows;
        int train = source.train;
        TableBuilder builder = BinnedTable.builder(train, context);
        source.addTo(builder, 0, train);
        BinnedTable table = builder.build();
        double binned = BoostTable.cpu();
        builder = table.binning().table(rows - train, context);
        source.addTo(builder, train, rows);
        BinnedTable test = builder.build();
        print(String.format(Locale.ROOT, "binning %.1f s CPU", binned - before));
        float[] all = source.column(0);
        TrainingRows data = TrainingRows.of(table, Arrays.copyOf(all, train));
        double[] truth = new double[rows - train];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = all[train + i];
        }
        for (String name : losses) {
            Loss loss = loss(name);
            before = BoostTable.cpu();
            long wall = System.nanoTime();
            BoostedTrees model = new Boosting(BoostSettings.builder()
                            .rounds(rounds)
                            .leaves(63)
                            .directions(Integer.getInteger("directions", 2))
                            .build())
                    .fit(data, loss, context);
            double trained = BoostTable.cpu();
            wall = System.nanoTime() - wall;
            double[] predicted = model.predict(test, context);
            print(String.format(
                    Locale.ROOT,
                    "flowcast %s: training %.1f s CPU (%.1f s wall), predicting %.2f s, loss %s",
                    name,
                    trained - before,
                    wall / 1e9,
                    BoostTable.cpu() - trained,
                    measure(name, truth, predicted)));
        }
    }

    private static Loss loss(String name) {
        if (name.startsWith("quantiles")) {
            return Losses.quantiles(Arrays.stream(name.substring(9).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return switch (name) {
            case "squared" -> Losses.squared();
            case "poisson" -> Losses.poisson(1);
            case "tweedie" -> Losses.tweedie(1.5);
            default -> Losses.quantile(Double.parseDouble(name.substring(8)));
        };
    }

    private static String measure(String name, double[] truth, double[] p) {
        int k = p.length / truth.length;
        double[] sums = new double[k];
        double[] levels = name.startsWith("quantiles")
                ? Arrays.stream(name.substring(9).split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray()
                : name.startsWith("quantile") ? new double[] {Double.parseDouble(name.substring(8))} : new double[1];
        for (int i = 0; i < truth.length; i++) {
            double t = truth[i];
            for (int j = 0; j < k; j++) {
                double q = p[i * k + j];
                sums[j] += switch (name) {
                    case "squared" -> (t - q) * (t - q);
                    case "poisson" -> q - t * Math.log(q);
                    case "tweedie" -> Math.sqrt(q) / 0.5 + t / Math.sqrt(q) / 0.5;
                    default -> Math.max(levels[j] * (t - q), (levels[j] - 1) * (t - q));
                };
            }
        }
        List<String> out = new ArrayList<>();
        double total = 0;
        for (double s : sums) {
            out.add(String.format(Locale.ROOT, "%.6f", s / truth.length));
            total += s / truth.length / k;
        }
        return (k > 1 ? String.format(Locale.ROOT, "mean %.6f of ", total) : "") + String.join(" ", out);
    }

    private static void print(String text) {
        System.out.println(text);
    }
}
