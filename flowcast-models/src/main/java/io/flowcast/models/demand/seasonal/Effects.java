package io.flowcast.models.demand.seasonal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What regressors add.
 *
 * @param centres mean of each regressor
 * @param slopes what one unit of each adds to a standardised root
 */
record Effects(double[] centres, double[] slopes) {
    private static final int MAX_REGRESSORS = 1 << 16;

    /** No regressors. */
    static final Effects NONE = new Effects(new double[0], new double[0]);

    int count() {
        return slopes.length;
    }

    /** What all of them add in a cell. */
    double at(double[][] regressors, int cell) {
        double sum = 0;
        for (int r = 0; r < slopes.length; r++) {
            sum += one(regressors, r, cell);
        }
        return sum;
    }

    /** What one of them adds in a cell. */
    double one(double[][] regressors, int r, int cell) {
        return slopes[r] == 0 ? 0 : slopes[r] * (regressors[r][cell] - centres[r]);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(slopes.length);
        for (int r = 0; r < slopes.length; r++) {
            out.writeDouble(centres[r]);
            out.writeDouble(slopes[r]);
        }
    }

    static Effects read(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_REGRESSORS) {
            throw new IOException("there cannot be " + count + " regressors");
        }
        Effects effects = new Effects(new double[count], new double[count]);
        for (int r = 0; r < count; r++) {
            effects.centres[r] = in.readDouble();
            effects.slopes[r] = in.readDouble();
        }
        return effects;
    }
}
