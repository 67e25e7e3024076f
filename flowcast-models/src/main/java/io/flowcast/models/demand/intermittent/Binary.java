package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;

/** Lists of numbers in saved models. */
final class Binary {
    private static final int MOST = 1 << 16;

    private Binary() {}

    static void writeNumbers(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readNumbers(DataInput in) throws IOException {
        double[] values = new double[count(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** A number of things, of which there cannot be millions; a damaged file must not exhaust the memory. */
    static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new EOFException("a list of " + count + " numbers");
        }
        return count;
    }
}
