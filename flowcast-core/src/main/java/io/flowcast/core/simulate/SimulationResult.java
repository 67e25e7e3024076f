package io.flowcast.core.simulate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What came of a simulation, by item and run. Immutable. */
public final class SimulationResult {
    private final Flow[][] flows;
    private final Flow[] totals;

    SimulationResult(Flow[][] flows, int runs) {
        this.flows = flows;
        totals = new Flow[runs];
        Arrays.fill(totals, Flow.NOTHING);
        for (Flow[] item : flows) {
            for (int run = 0; run < runs; run++) {
                totals[run] = totals[run].plus(item[run]);
            }
        }
    }

    /**
     * Number of items.
     *
     * @return items
     */
    public int items() {
        return flows.length;
    }

    /**
     * Number of runs.
     *
     * @return runs
     */
    public int runs() {
        return totals.length;
    }

    /**
     * What went through one item in one run.
     *
     * @param item number of the item
     * @param run number of the run
     * @return its flow
     */
    public Flow item(int item, int run) {
        return flows[item][run];
    }

    /**
     * What went through all items in one run.
     *
     * @param run number of the run
     * @return the sum
     */
    public Flow total(int run) {
        return totals[run];
    }

    /**
     * A figure of the totals with its uncertainty over the runs.
     *
     * @param figure for example {@code Flow::fillRate}
     * @param level confidence level, for example 0.95
     * @return the interval
     */
    public ConfidenceInterval interval(ToDoubleFunction<Flow> figure, double level) {
        return ConfidenceInterval.of(Arrays.stream(totals).mapToDouble(figure).toArray(), level);
    }

    /**
     * How much a figure differs from another policy's in the same runs. The runs have the same customers, so most of the
     * chance cancels, and the interval is far narrower than that of either.
     *
     * @param other result of another policy on the same items and runs
     * @param figure for example {@code Flow::wasted}
     * @param level confidence level, for example 0.95
     * @return this minus the other
     */
    public ConfidenceInterval difference(SimulationResult other, ToDoubleFunction<Flow> figure, double level) {
        if (other.runs() != runs()) {
            throw new IllegalArgumentException("runs differ: " + runs() + " and " + other.runs());
        }
        double[] differences = new double[runs()];
        for (int run = 0; run < differences.length; run++) {
            differences[run] = figure.applyAsDouble(totals[run]) - figure.applyAsDouble(other.totals[run]);
        }
        return ConfidenceInterval.of(differences, level);
    }
}
