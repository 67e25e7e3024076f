package io.flowcast.models.demand.interval;

/**
 * What tells, beside the method's own spread, how far off forecasts of a row will be.
 *
 * @param size typical value, units, above 0
 * @param change mean absolute difference of values one season apart, units, at least 0
 */
public record Traits(double size, double change) {
    /**
     * The traits of a series.
     *
     * @param size typical value, units, above 0
     * @param values the series, NaN where nothing is known; may be longer
     * @param length its number of cells
     * @param season season length, 1 for none
     * @return its traits
     */
    public static Traits of(double size, double[] values, int length, int season) {
        double change = 0;
        int changes = 0;
        for (int t = 0; t < length; t++) {
            if (t >= season) {
                double d = Math.abs(values[t] / size - values[t - season] / size);
                if (!Double.isNaN(d)) {
                    change += (d - change) / ++changes;
                }
            }
        }
        return new Traits(size, change * size);
    }
}
