package io.flowcast.models.demand.pooled;

/**
 * How hard networks are trained. Found by forecasting the last steps of training series: rows by the year, quarter or month have little in common that
 * lasts, so their networks stay small and see the past often upside down; hours of a day and a week have much, and mornings are no evenings upside down.
 *
 * @param hidden units of each hidden layer
 * @param mostSteps steps of training
 * @param upsideDown share of cases shown with the sign of everything turned
 * @param dropped share of inputs dropped
 */
record Effort(int hidden, int mostSteps, double upsideDown, double dropped) {
    /** No case is seen more often than about this. */
    private static final int MOST_LOOKS = 40;

    private static final int LEAST_STEPS = 20;

    static Effort of(Layout layout) {
        return layout.seasons().length > 1 ? new Effort(48, 2500, 0, 0.1) : new Effort(32, 1000, 0.25, 0.2);
    }

    /** Steps of training for a number of cases, none for no case. */
    int steps(int cases, int batch) {
        return cases == 0 ? 0 : Math.max(LEAST_STEPS, (int) Math.min(mostSteps, (long) MOST_LOOKS * cases / batch));
    }
}
