package io.flowcast.models.demand.ces;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where complex exponential smoothing stands between two cells, in units of the series' size; changes in place. */
final class CesState {
    double level;
    double potential;
    /** By phase, from the first cell on; empty without a season. */
    final double[] season;
    /** Potentials of the season, of no meaning for a partial one. */
    final double[] seasonPotential;
    /** Phase of the next cell. */
    int phase;

    CesState(CesRule rule) {
        int phases = rule.season() == CesSeason.NONE ? 0 : rule.period();
        season = new double[phases];
        seasonPotential = new double[phases];
    }

    CesState copy(CesRule rule) {
        CesState copy = new CesState(rule);
        copy.level = level;
        copy.potential = potential;
        copy.phase = phase;
        System.arraycopy(season, 0, copy.season, 0, season.length);
        System.arraycopy(seasonPotential, 0, copy.seasonPotential, 0, season.length);
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(level);
        out.writeDouble(potential);
        for (int j = 0; j < season.length; j++) {
            out.writeDouble(season[j]);
            out.writeDouble(seasonPotential[j]);
        }
        out.writeInt(phase);
    }

    static CesState read(CesRule rule, DataInput in) throws IOException {
        CesState state = new CesState(rule);
        state.level = in.readDouble();
        state.potential = in.readDouble();
        for (int j = 0; j < state.season.length; j++) {
            state.season[j] = in.readDouble();
            state.seasonPotential[j] = in.readDouble();
        }
        state.phase = in.readInt();
        if (state.phase < 0 || state.phase > Math.max(0, state.season.length - 1)) {
            throw new IOException("a season of " + state.season.length + " steps has no step " + state.phase);
        }
        return state;
    }
}
