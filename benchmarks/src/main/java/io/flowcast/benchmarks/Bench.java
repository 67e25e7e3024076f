package io.flowcast.benchmarks;

import io.flowcast.benchmarks.donation.DonationBench;
import io.flowcast.benchmarks.expiry.ExpiryBench;
import io.flowcast.benchmarks.expiry.ExpiryJointBench;
import io.flowcast.benchmarks.factor.FactorsBench;
import io.flowcast.benchmarks.forecast.ColdStartBench;
import io.flowcast.benchmarks.forecast.ForecastBench;
import io.flowcast.benchmarks.forecast.HierarchyBench;
import io.flowcast.benchmarks.forecast.SparseBench;
import io.flowcast.benchmarks.inventory.InventoryBench;
import io.flowcast.benchmarks.label.LabelBench;
import io.flowcast.benchmarks.perishable.PerishableBench;
import io.flowcast.benchmarks.plot.LevelPlotsBench;
import io.flowcast.benchmarks.plot.PlotsBench;
import io.flowcast.benchmarks.regressors.RegressorBench;
import io.flowcast.benchmarks.retail.HiddenHoursBench;
import io.flowcast.benchmarks.retail.RetailBench;
import io.flowcast.benchmarks.route.RouteBench;
import io.flowcast.benchmarks.route.RouteCheckBench;
import io.flowcast.benchmarks.route.RouteSuite;
import io.flowcast.benchmarks.shelflife.GrowthBench;
import io.flowcast.benchmarks.shelflife.ShelfLifeBench;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the quality of a craft on files in public formats. */
@Command(
        name = "bench",
        description = "Measures the quality of a craft on a file in a public format.",
        subcommands = {
            ForecastBench.class,
            RetailBench.class,
            HiddenHoursBench.class,
            SparseBench.class,
            ColdStartBench.class,
            RegressorBench.class,
            HierarchyBench.class,
            RouteBench.class,
            RouteSuite.class,
            RouteCheckBench.class,
            InventoryBench.class,
            PerishableBench.class,
            DonationBench.class,
            ShelfLifeBench.class,
            FactorsBench.class,
            GrowthBench.class,
            LabelBench.class,
            ExpiryBench.class,
            ExpiryJointBench.class,
            LevelPlotsBench.class,
            PlotsBench.class
        })
public final class Bench implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public Bench() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /**
     * The command line with all its subcommands.
     *
     * @return a new command line; an error is one line for people, and exit code 1 or, for wrong arguments, 2
     */
    public static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    err.println(BenchFailure.message(failure));
                    err.flush();
                    return 1;
                });
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
