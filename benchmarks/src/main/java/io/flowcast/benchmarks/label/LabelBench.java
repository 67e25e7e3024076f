package io.flowcast.benchmarks.label;

import io.flowcast.benchmarks.BenchOptions;
import io.flowcast.core.label.CheckDigit;
import io.flowcast.core.label.LabelParser;
import io.flowcast.core.label.LabelWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Labels read per second of processor time, which a busy machine does not change as it does {@link LabelSpeed}. */
@Command(
        name = "labels",
        description = "Measures how many drawn labels are read per second of processor time.",
        sortOptions = false)
public final class LabelBench implements Callable<Integer> {
    private static final int LABELS = 1000;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            defaultValue = "9",
            paramLabel = "N",
            description = "rounds of a million labels for each form; the median is told")
    private int rounds = 9;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** A command; picocli fills it. */
    public LabelBench() {}

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        BenchOptions.require(
                line, rounds >= 1 && rounds <= 1000, "--rounds must lie between 1 and 1000, was " + rounds);
        PrintWriter out = line.getOut();
        measure(out, "element strings", writer -> "]C1" + writer.elementString(TODAY));
        measure(out, "human readable", writer -> writer.humanReadable(TODAY));
        measure(out, "digital links", writer -> writer.digitalLink("https://id.example.org", TODAY));
        return 0;
    }

    private void measure(PrintWriter out, String name, Function<LabelWriter, String> form) {
        String[] labels = draw(form);
        LabelParser parser = new LabelParser(TODAY);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] perSecond = new double[rounds];
        long elements = 0;
        for (int round = -2; round < rounds; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int again = 0; again < 1_000_000 / LABELS; again++) {
                for (String label : labels) {
                    elements += parser.parse(label).size();
                }
            }
            if (round >= 0) {
                perSecond[round] = 1e15 / (threads.getCurrentThreadCpuTime() - before);
            }
        }
        Arrays.sort(perSecond);
        out.printf(
                "%s: %.2f million labels of %d elements per processor second%n",
                name, perSecond[rounds / 2] / 1e6, elements / (1_000_000L * (rounds + 2)));
        out.flush();
    }

    /** GTIN, use-by date, weight, lot and serial number, drawn by a seed. */
    static String[] draw(Function<LabelWriter, String> form) {
        Random random = new Random(7);
        String[] labels = new String[LABELS];
        for (int i = 0; i < LABELS; i++) {
            StringBuilder key = new StringBuilder("0");
            for (int d = 0; d < 12; d++) {
                key.append(random.nextInt(10));
            }
            labels[i] = form.apply(new LabelWriter()
                    .add("01", key.append(CheckDigit.of(key)).toString())
                    .add("17", TODAY.plusDays(random.nextInt(200)))
                    .netGrams(100 + random.nextInt(5000))
                    .add("10", "L" + random.nextInt(1_000_000))
                    .add("21", String.valueOf(random.nextInt(1_000_000_000))));
        }
        return labels;
    }
}
