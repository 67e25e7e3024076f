package io.flowcast.benchmarks.label;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.core.label.Gs1Label;
import io.flowcast.core.label.LabelLot;
import io.flowcast.core.label.LabelParser;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Labels per second on one thread: GTIN, lot, use-by date, weight and serial number, of 1,000 drawn labels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LabelSpeed {
    private static final int LABELS = 1000;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private final LabelParser parser = new LabelParser(TODAY);
    private final String[] scanned = new String[LABELS];
    private final String[] printed = new String[LABELS];
    private final String[] links = new String[LABELS];

    /** A bench; JMH fills it. */
    public LabelSpeed() {}

    /** Draws the labels. */
    @Setup
    public void draw() {
        System.arraycopy(LabelBench.draw(w -> "]C1" + w.elementString(TODAY)), 0, scanned, 0, LABELS);
        System.arraycopy(LabelBench.draw(w -> w.humanReadable(TODAY)), 0, printed, 0, LABELS);
        System.arraycopy(LabelBench.draw(w -> w.digitalLink("https://id.example.org", TODAY)), 0, links, 0, LABELS);
    }

    /**
     * Element strings as a reader sends them.
     *
     * @param hole takes the labels
     */
    @Benchmark
    @OperationsPerInvocation(LABELS)
    public void elementStrings(Blackhole hole) {
        for (String text : scanned) {
            hole.consume(parser.parse(text));
        }
    }

    /**
     * Element strings, and the lots they become.
     *
     * @param hole takes the lots
     */
    @Benchmark
    @OperationsPerInvocation(LABELS)
    public void lots(Blackhole hole) {
        for (String text : scanned) {
            Gs1Label label = parser.parse(text);
            hole.consume(LabelLot.of(label, "L", "P", BaseUnit.GRAM, "S", TODAY, 1));
        }
    }

    /**
     * The human readable form.
     *
     * @param hole takes the labels
     */
    @Benchmark
    @OperationsPerInvocation(LABELS)
    public void humanReadable(Blackhole hole) {
        for (String text : printed) {
            hole.consume(parser.parse(text));
        }
    }

    /**
     * Digital Link addresses.
     *
     * @param hole takes the labels
     */
    @Benchmark
    @OperationsPerInvocation(LABELS)
    public void digitalLinks(Blackhole hole) {
        for (String text : links) {
            hole.consume(parser.parse(text));
        }
    }
}
