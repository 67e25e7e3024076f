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
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
    private final Path folder;
    private final int rows;
    private final int train;
    private final List<String[]> kinds;

    private BoostComparison(Path folder) throws IOException {
        this.folder = folder;
        List<String> lines = Files.readAllLines(folder.resolve("table.txt"));
        String[] sizes = lines.get(0).split(" ");
        rows = Integer.parseInt(sizes[0]);
        train = Integer.parseInt(sizes[1]);
        kinds = lines.stream().skip(1).map(line -> line.split(" ")).toList();
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
        double before = cpu();
        BinnedTable table = table(context, 0, train, null);
        double binned = cpu();
        BinnedTable test = table(context, train, rows, table);
        print("binning %.1f s CPU", binned - before);
        float[] all = column(0);
        TrainingRows data = TrainingRows.of(table, Arrays.copyOf(all, train));
        double[] truth = new double[rows - train];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = all[train + i];
        }
        for (String name : losses) {
            Loss loss = loss(name);
            before = cpu();
            long wall = System.nanoTime();
            BoostedTrees model = new Boosting(BoostSettings.builder()
                            .rounds(rounds)
                            .leaves(63)
                            .directions(Integer.getInteger("directions", 2))
                            .build())
                    .fit(data, loss, context);
            double trained = cpu();
            wall = System.nanoTime() - wall;
            double[] predicted = model.predict(test, context);
            print(
                    "flowcast %s: training %.1f s CPU (%.1f s wall), predicting %.2f s, loss %s",
                    name, trained - before, wall / 1e9, cpu() - trained, measure(name, truth, predicted));
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

    private BinnedTable table(RunContext context, int from, int to, BinnedTable like) throws IOException {
        TableBuilder builder = like == null
                ? BinnedTable.builder(to - from, context)
                : like.binning().table(to - from, context);
        for (int c = 1; c < kinds.size(); c++) {
            float[] values = Arrays.copyOfRange(column(c), from, to);
            if (kinds.get(c)[1].equals("category")) {
                int[] codes = new int[values.length];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = Float.isNaN(values[i]) ? -1 : (int) values[i];
                }
                builder.categorical(kinds.get(c)[0], codes);
            } else {
                builder.numeric(kinds.get(c)[0], values);
            }
        }
        return builder.build();
    }

    private float[] column(int at) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("table.f32"))) {
            ByteBuffer bytes = ByteBuffer.allocate(rows * 4).order(ByteOrder.LITTLE_ENDIAN);
            file.position(at * (long) rows * 4);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                continue;
            }
            float[] values = new float[rows];
            bytes.flip().asFloatBuffer().get(values);
            return values;
        }
    }

    private static double cpu() {
        com.sun.management.OperatingSystemMXBean os =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getProcessCpuTime() / 1e9;
    }

    private static void print(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }
}
