package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The rate as the mean, over some block lengths, of smoothed block sums:
 *
 * <pre>
 *   mean = average over k of s_k / k,    s_k += a_k (sum of the last k cells - s_k) at the end of each block
 * </pre>
 *
 * Blocks end at the cell just seen, what does not fill a block is left out at the start: one length for ADIDA (Nikolopoulos et al. 2011), all from 1 to
 * the mean interval for IMAPA (Petropoulos and Kourentzes 2015). So that every cell can be the last one, each length keeps one sum for each of its k
 * phases: O(lengths) for each cell, memory O(sum of lengths). Blocks with unknown cells count by their known ones.
 *
 * @param name of the method
 * @param lengths k, each at least 1
 * @param weights a_k
 */
record BlockRule(String name, int[] lengths, double[] weights) implements RateRule {
    static final byte KIND = 3;
    private static final int MAX_LENGTHS = 1 << 16;

    @Override
    public String label() {
        int last = lengths[lengths.length - 1];
        return name + (lengths.length == 1 ? "[" + last + "]" : "[1.." + last + "]");
    }

    @Override
    public double memory() {
        // A cell is one of k in the sum, so the rate takes 1/k of what the sum takes.
        double share = 0;
        for (int i = 0; i < lengths.length; i++) {
            share += weights[i] / lengths[i] / lengths.length;
        }
        return share;
    }

    @Override
    public Rate start() {
        return new Blocks();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(KIND);
        out.writeUTF(name);
        out.writeInt(lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            out.writeInt(lengths[i]);
            out.writeDouble(weights[i]);
        }
    }

    static BlockRule read(DataInput in) throws IOException {
        String name = in.readUTF();
        int n = in.readInt();
        if (n < 1 || n > MAX_LENGTHS) {
            throw new IOException("a rule has at least one block length, not " + n);
        }
        int[] lengths = new int[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            lengths[i] = in.readInt();
            weights[i] = in.readDouble();
            if (lengths[i] < 1 || lengths[i] > MAX_LENGTHS) {
                throw new IOException("a block has at least one cell, not " + lengths[i]);
            }
        }
        return new BlockRule(name, lengths, weights);
    }

    /** The sums on their way. */
    private final class Blocks implements Rate {
        private final double[][] smoothed = new double[lengths.length][];
        private final double[] rate = new double[lengths.length];
        /** The last cells, as many as the longest block. */
        private final double[] last;

        private int cells;
        private double sum;
        private int known;

        Blocks() {
            int longest = 1;
            for (int i = 0; i < lengths.length; i++) {
                smoothed[i] = new double[lengths[i]];
                Arrays.fill(smoothed[i], Double.NaN);
                rate[i] = Double.NaN;
                longest = Math.max(longest, lengths[i]);
            }
            last = new double[longest];
        }

        @Override
        public double mean() {
            double total = 0;
            int count = 0;
            for (double value : rate) {
                if (!Double.isNaN(value)) {
                    total += value;
                    count++;
                }
            }
            return count > 0 ? total / count : known > 0 ? sum / known : Double.NaN;
        }

        @Override
        public void take(double value) {
            last[cells % last.length] = value;
            cells++;
            if (!Double.isNaN(value)) {
                known++;
                // The mean of all cells, until a block is full; scaled sums are not needed as values are demand of one
                // cell.
                sum += value;
            }
            double blockSum = 0;
            int blockKnown = 0;
            int from = 0;
            for (int i = 0; i < lengths.length; i++) {
                int k = lengths[i];
                if (cells < k) {
                    continue;
                }
                // Lengths rise, so that each sum goes on from the shorter one.
                for (; from < k; from++) {
                    double cell = last[Math.floorMod(cells - 1 - from, last.length)];
                    if (!Double.isNaN(cell)) {
                        blockSum += cell;
                        blockKnown++;
                    }
                }
                int phase = cells % k;
                double before = smoothed[i][phase];
                if (blockKnown > 0) {
                    double whole = blockSum * ((double) k / blockKnown);
                    smoothed[i][phase] = Double.isNaN(before) ? whole : before + weights[i] * (whole - before);
                }
                rate[i] = Double.isNaN(smoothed[i][phase]) ? rate[i] : smoothed[i][phase] / k;
            }
        }
    }
}
