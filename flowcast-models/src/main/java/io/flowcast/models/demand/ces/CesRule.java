package io.flowcast.models.demand.ces;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Parameters of complex exponential smoothing. With level l, potential c and error e
 *
 * <pre>
 *   l_t = l_(t-1) - (1 - a1) c_(t-1) + (a0 - a1) e_t
 *   c_t = l_(t-1) + (1 - a0) c_(t-1) + (a0 + a1) e_t
 * </pre>
 *
 * the mean is l_(t-1) without a season; with a simple season l and c of one season before take the place of those of one step before; a partial season
 * adds s_(t-m), s_t = s_(t-m) + b0 e_t; a full one adds a second pair of l and c of one season before with b0 and b1 (Svetunkov et al. 2022, and 2018 for the seasons).
 *
 * @param season how the season enters
 * @param period its length in steps, 1 for none
 * @param a0 real part of the smoothing parameter
 * @param a1 imaginary part
 * @param b0 weight of the season, or its real part; 0 without
 * @param b1 imaginary part of that of a full season; 0 without
 */
record CesRule(CesSeason season, int period, double a0, double a1, double b0, double b1) {
    private static final int MAX_PERIOD = 1 << 20;

    /** Expected value of the next step. */
    double mean(CesState state) {
        int j = state.phase;
        return switch (season) {
            case NONE -> state.level;
            case SIMPLE -> state.season[j];
            case PARTIAL, FULL -> state.level + state.season[j];
        };
    }

    /** Moves a state over one step with an error. */
    void pass(CesState state, double error) {
        int j = state.phase;
        if (season != CesSeason.SIMPLE) {
            double level = state.level;
            double potential = state.potential;
            state.level = level - (1 - a1) * potential + (a0 - a1) * error;
            state.potential = level + (1 - a0) * potential + (a0 + a1) * error;
        }
        double s = state.season.length > 0 ? state.season[j] : 0;
        switch (season) {
            case NONE -> {}
            case SIMPLE -> turn(state, j, s, a0, a1, error);
            case PARTIAL -> state.season[j] = s + b0 * error;
            case FULL -> turn(state, j, s, b0, b1, error);
        }
        state.phase = j + 1 >= state.season.length ? 0 : j + 1;
    }

    private static void turn(CesState state, int j, double s, double real, double imaginary, double error) {
        double potential = state.seasonPotential[j];
        state.season[j] = s - (1 - imaginary) * potential + (real - imaginary) * error;
        state.seasonPotential[j] = s + (1 - real) * potential + (real + imaginary) * error;
    }

    String label() {
        return season == CesSeason.NONE ? "CES(N)" : "CES(" + season.name().charAt(0) + ")[" + period + "]";
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(season.ordinal());
        out.writeInt(period);
        out.writeDouble(a0);
        out.writeDouble(a1);
        out.writeDouble(b0);
        out.writeDouble(b1);
    }

    static CesRule read(DataInput in) throws IOException {
        byte season = in.readByte();
        int period = in.readInt();
        if (season < 0 || season >= CesSeason.values().length) {
            throw new IOException("complex exponential smoothing has no season of number " + season);
        }
        if (period < 1 || period > MAX_PERIOD) {
            throw new IOException("a season has at least one step, not " + period);
        }
        return new CesRule(
                CesSeason.values()[season], period, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
