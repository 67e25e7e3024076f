package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * The rate as chance of a sale times mean size, the chance smoothed in each cell and the size at each sale:
 *
 * <pre>
 *   mean = q z,    q += b (1{sale} - q),    z += a (size - z) at a sale
 * </pre>
 *
 * (Teunter, Syntetos and Babai 2011). Falls towards zero when sales have ended. The first cell starts q, the first size z. O(1) for each cell.
 *
 * @param sizeWeight a
 * @param chanceWeight b
 */
record TsbRule(double sizeWeight, double chanceWeight) implements RateRule {
    static final byte KIND = 2;

    @Override
    public String label() {
        return String.format(Locale.ROOT, "TSB(%.3g,%.3g)", sizeWeight, chanceWeight);
    }

    @Override
    public double memory() {
        return chanceWeight;
    }

    @Override
    public Rate start() {
        return new Rate() {
            private double chance = Double.NaN;
            private double size;

            @Override
            public double mean() {
                return chance * size;
            }

            @Override
            public void take(double value) {
                if (Double.isNaN(value)) {
                    return;
                }
                double sale = value > 0 ? 1 : 0;
                chance = Double.isNaN(chance) ? sale : chance + chanceWeight * (sale - chance);
                if (value > 0) {
                    size = size > 0 ? size + sizeWeight * (value - size) : value;
                }
            }
        };
    }

    /** Root mean square of the one-step errors over a series, in units of its largest value: that of {@link RateModel#of}, without an object for each trial. */
    static double error(double[] values, int n, double largest, double sizeWeight, double chanceWeight) {
        double chance = Double.NaN;
        double size = 0;
        double squares = 0;
        int count = 0;
        for (int t = 0; t < n; t++) {
            double value = values[t];
            if (Double.isNaN(value)) {
                continue;
            }
            double mean = chance * size;
            if (!Double.isNaN(mean)) {
                double error = (value - mean) / largest;
                squares += error * error;
                count++;
            }
            double sale = value > 0 ? 1 : 0;
            chance = Double.isNaN(chance) ? sale : chance + chanceWeight * (sale - chance);
            if (value > 0) {
                size = size > 0 ? size + sizeWeight * (value - size) : value;
            }
        }
        return count > 0 ? Math.sqrt(squares / count) : 0;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(KIND);
        out.writeDouble(sizeWeight);
        out.writeDouble(chanceWeight);
    }

    static TsbRule read(DataInput in) throws IOException {
        return new TsbRule(in.readDouble(), in.readDouble());
    }
}
