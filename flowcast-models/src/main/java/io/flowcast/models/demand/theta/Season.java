package io.flowcast.models.demand.theta;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A fixed season of a series, by phase of the calendar.
 *
 * @param ratio whether values are the rest times the season; else they are the rest plus the season
 * @param factors one for each phase; phase 0 is that of step 0 of the calendar
 */
record Season(boolean ratio, double[] factors) {
    private static final int MAX_PERIOD = 1 << 20;

    double at(int step) {
        return factors[Math.floorMod(step, factors.length)];
    }

    double without(double value, int step) {
        return ratio ? value / at(step) : value - at(step);
    }

    double with(double rest, int step) {
        return ratio ? rest * at(step) : rest + at(step);
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(ratio);
        out.writeInt(factors.length);
        for (double factor : factors) {
            out.writeDouble(factor);
        }
    }

    static Season read(DataInput in) throws IOException {
        boolean ratio = in.readBoolean();
        int period = in.readInt();
        if (period < 1 || period > MAX_PERIOD) {
            throw new IOException("a season has at least one step, not " + period);
        }
        double[] factors = new double[period];
        for (int j = 0; j < period; j++) {
            factors[j] = in.readDouble();
        }
        return new Season(ratio, factors);
    }
}
