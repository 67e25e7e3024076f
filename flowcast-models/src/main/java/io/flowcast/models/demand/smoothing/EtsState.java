package io.flowcast.models.demand.smoothing;

/** Level, trend and season of one series at one moment, in the units of the series; changes in place. */
final class EtsState {
    double level;
    double trend;
    /** Seasonal values by phase; empty for a form without season. */
    final double[] season;
    /** Phase of the next step. */
    int phase;

    EtsState(int period) {
        season = new double[period];
    }

    EtsState copy() {
        EtsState copy = new EtsState(season.length);
        copy.set(this);
        return copy;
    }

    void set(EtsState other) {
        level = other.level;
        trend = other.trend;
        phase = other.phase;
        System.arraycopy(other.season, 0, season, 0, season.length);
    }
}
