package io.flowcast.models.demand.arima;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Seasons as sums of sines and cosines, for those too long to be lags (dynamic harmonic regression: Hyndman and Athanasopoulos, "Forecasting: Principles
 * and Practice", 3rd edition, section 10.5). The phase is that of the calendar.
 *
 * @param season season lengths in steps
 * @param waves how many harmonics each has
 */
record Waves(int[] season, int[] waves) {
    static final Waves NONE = new Waves(new int[0], new int[0]);

    private static final int MAX_SEASONS = 8;

    /** These and the first harmonics of one more season. */
    Waves and(int length, int count) {
        int n = season.length;
        int[] seasons = Arrays.copyOf(season, n + 1);
        int[] counts = Arrays.copyOf(waves, n + 1);
        seasons[n] = length;
        counts[n] = count;
        return new Waves(seasons, counts);
    }

    /** Number of columns. */
    int columns() {
        int sum = 0;
        for (int i = 0; i < season.length; i++) {
            for (int k = 1; k <= waves[i]; k++) {
                sum += 2 * k == season[i] ? 1 : 2;
            }
        }
        return sum;
    }

    /** The columns in the order of the seasons and harmonics, cosine before sine. */
    List<double[]> draw(int firstStep, int length) {
        List<double[]> result = new ArrayList<>();
        for (int i = 0; i < season.length; i++) {
            for (int k = 1; k <= waves[i]; k++) {
                double[] cosine = new double[length];
                double[] sine = new double[length];
                for (int t = 0; t < length; t++) {
                    int phase = (int) ((long) k * Math.floorMod(firstStep + (long) t, season[i]) % season[i]);
                    double angle = 2 * Math.PI * phase / season[i];
                    cosine[t] = Math.cos(angle);
                    sine[t] = Math.sin(angle);
                }
                result.add(cosine);
                if (2 * k != season[i]) {
                    result.add(sine);
                }
            }
        }
        return result;
    }

    /** For people: for example {@code  + 3 waves[52]}. */
    String label() {
        StringJoiner joiner = new StringJoiner("");
        for (int i = 0; i < season.length; i++) {
            joiner.add(" + " + waves[i] + (waves[i] == 1 ? " wave[" : " waves[") + season[i] + "]");
        }
        return joiner.toString();
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(season.length);
        for (int i = 0; i < season.length; i++) {
            out.writeInt(season[i]);
            out.writeInt(waves[i]);
        }
    }

    static Waves read(DataInput in) throws IOException {
        int n = in.readUnsignedByte();
        if (n > MAX_SEASONS) {
            throw new IOException("a model of " + n + " long seasons is not known");
        }
        Waves result = NONE;
        for (int i = 0; i < n; i++) {
            int length = in.readInt();
            int count = in.readInt();
            if (length < 2 || count < 1 || 2L * count > length) {
                throw new IOException(count + " waves of a season of " + length + " are not known");
            }
            result = result.and(length, count);
        }
        return result;
    }
}
