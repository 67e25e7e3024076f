package io.flowcast.models.demand.series;

/** Many series to learn from. Safe for several threads. */
public interface SeriesPanel {
    /**
     * Number of series. Each has at least one known cell; fallback rows (constant, all zero, too short) are among them, and the learner passes
     * over what it cannot use.
     *
     * @return rows, at least 0
     */
    int rows();

    /**
     * A stable name of a row: what random streams of the row are keyed by.
     *
     * @param row the row
     * @return its name, unique in the panel
     */
    String name(int row);

    /**
     * A series. Cheap; the arrays may be kept as long as {@link PooledMethod#learn} runs, but not changed.
     *
     * @param row the row
     * @return the series up to where learning may look
     */
    Series series(int row);
}
