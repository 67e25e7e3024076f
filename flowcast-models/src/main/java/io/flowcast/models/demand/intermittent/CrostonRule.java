package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * The rate as mean size over mean interval of sales, both smoothed at each sale:
 *
 * <pre>
 *   mean = factor z / p,    z += a (size - z),    p += b (interval - p)
 * </pre>
 *
 * (Croston 1972). The expected value of 1/p lies above 1/E[p]: the factor 1 - b/2 takes that bias out (Syntetos and Boylan 2005). The first size and
 * interval start z and p. O(1) for each cell. Limits: nothing moves between sales, so demand that has ended never falls.
 *
 * @param sizeWeight a
 * @param intervalWeight b
 * @param factor 1, or 1 - b/2
 */
record CrostonRule(double sizeWeight, double intervalWeight, double factor) implements RateRule {
    static final byte KIND = 1;

    @Override
    public String label() {
        return String.format(Locale.ROOT, "%s(%.3g,%.3g)", factor < 1 ? "SBA" : "Croston", sizeWeight, intervalWeight);
    }

    @Override
    public double memory() {
        return sizeWeight;
    }

    @Override
    public Rate start() {
        return new Rate() {
            private double size = Double.NaN;
            private double interval;
            private int since;

            @Override
            public double mean() {
                return Double.isNaN(size) ? since > 0 ? 0 : Double.NaN : factor * size / interval;
            }

            @Override
            public void take(double value) {
                if (Double.isNaN(value)) {
                    return;
                }
                since++;
                if (value > 0) {
                    if (Double.isNaN(size)) {
                        size = value;
                        interval = since;
                    } else {
                        size += sizeWeight * (value - size);
                        interval += intervalWeight * (since - interval);
                    }
                    since = 0;
                }
            }
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(KIND);
        out.writeDouble(sizeWeight);
        out.writeDouble(intervalWeight);
        out.writeDouble(factor);
    }

    static CrostonRule read(DataInput in) throws IOException {
        return new CrostonRule(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
