package io.flowcast.models.demand.series;

import java.io.DataOutput;
import java.io.IOException;

/** What a {@link PooledMethod} learned: forecasts one series as it has seen many. Immutable and safe for several threads. */
public interface LearnedMethod extends SeriesMethod {
    /**
     * Writes what all rows share, for {@link PooledMethod#readLearned}; what is a row's own is in {@link SeriesModel#write}. The first byte is the
     * version of the method's format.
     *
     * @param out receives it
     * @throws IOException if writing fails
     */
    void writeLearned(DataOutput out) throws IOException;
}
