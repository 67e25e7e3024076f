package io.flowcast.benchmarks.plot;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.KnownIds;
import io.flowcast.connectors.file.RecordFiles;
import io.flowcast.core.feature.DailyPanels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the pictures of the demand guide. */
@Command(
        name = "plots",
        description = "Draws the pictures of docs/demand.md from forecasts of the project's own sample.",
        sortOptions = false)
public final class PlotsBench implements Callable<Integer> {
    /** Days held out at the end where a picture shows what came. */
    static final int HELD_OUT = 14;

    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 12);

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--sales", required = true, paramLabel = "F", description = "sales days in the project's layout")
    private @Nullable Path sales;

    @Option(
            names = "--m3",
            required = true,
            paramLabel = "DIR",
            description = "folder with m3-train.csv, m3-test.csv and m3-info.csv")
    private @Nullable Path m3;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the SVG files")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public PlotsBench() {}

    @Override
    public Integer call() throws IOException {
        RunContext context = RunContext.asOf(AS_OF).seed(1).build();
        List<SalesDay> days = new ArrayList<>();
        RecordFiles.sales(KnownIds.any())
                .read(Objects.requireNonNull(sales), context, days::add)
                .findings()
                .throwIfFatal();
        DemandPanel panel = DailyPanels.of(days).panel();
        write("demand-fan.svg", FanPlot.draw(panel, context));
        write("demand-combination.svg", CombinationPlot.draw(Objects.requireNonNull(m3), context));
        write("demand-calibration.svg", CalibrationPlot.draw(panel, context));
        write("demand-rare.svg", RarePlot.draw(panel, context));
        write("demand-recovery.svg", RecoveryPlot.draw(panel, context));
        return 0;
    }

    private void write(String name, String svg) throws IOException {
        Path folder = Files.createDirectories(Objects.requireNonNull(out));
        Files.writeString(folder.resolve(name), svg);
        PrintWriter words = Objects.requireNonNull(spec).commandLine().getOut();
        words.println(name);
        words.flush();
    }

    /** The row that sells most, but no more than so much a day, of those with about this share of sold-out days. */
    static int rowWithSoldOutDays(DemandPanel panel, int from, int to, double least, double most, double dailyUnits) {
        int best = -1;
        double bestSales = -1;
        for (int row = 0; row < panel.rows(); row++) {
            if (panel.start(row) > from || panel.end(row) < to) {
                continue;
            }
            int soldOut = 0;
            double sum = 0;
            boolean whole = true;
            for (int t = from; t < to; t++) {
                whole &= panel.state(row, t).informative();
                soldOut += panel.state(row, t) == CellState.CENSORED ? 1 : 0;
                sum += whole ? panel.value(row, t) : 0;
            }
            double share = soldOut / (double) (to - from);
            if (whole && share >= least && share <= most && sum > bestSales && sum <= dailyUnits * (to - from)) {
                best = row;
                bestSales = sum;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no row of the file has that many sold-out days");
        }
        return best;
    }
}
