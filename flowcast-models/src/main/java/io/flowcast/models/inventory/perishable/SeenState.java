package io.flowcast.models.inventory.perishable;

/** Checks what a caller shows of a state. */
final class SeenState {
    private static final int MOST_UNITS = 100_000_000;

    private SeenState() {}

    /** The phase, if it is one of the cycle's. */
    static int phase(int phase, int phases) {
        if (phase < 0 || phase >= phases) {
            throw new IllegalArgumentException("phase must lie between 0 and " + (phases - 1) + ", was " + phase);
        }
        return phase;
    }

    /** All of a state; returns the units in stock. */
    static int check(int phase, int phases, int[] stock, int life, int[] pipeline, int periods) {
        phase(phase, phases);
        if (stock.length != life || pipeline.length < periods) {
            throw new IllegalArgumentException("stock must hold " + life + " ages and pipeline " + periods
                    + " periods, had " + stock.length + " and " + pipeline.length);
        }
        long sum = sum("stock", stock);
        if (sum + sum("pipeline", pipeline) > MOST_UNITS) {
            throw new IllegalArgumentException("stock and pipeline must be at most " + MOST_UNITS + " units, were "
                    + (sum + sum("pipeline", pipeline)));
        }
        return (int) sum;
    }

    private static long sum(String name, int[] units) {
        long sum = 0;
        for (int u : units) {
            if (u < 0) {
                throw new IllegalArgumentException(name + " must not be negative, was " + u);
            }
            sum += u;
        }
        return sum;
    }
}
