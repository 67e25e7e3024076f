package io.flowcast.core.feature;

import java.util.List;

/**
 * Features of some samples. A sample is a row of a panel, an origin, and a step ahead of it; its features are computed from what was
 * known at the origin.
 *
 * <p>Columns are floats, NaN where unknown. Each sample has a scale, the level of its series at the origin in units of demand: features
 * that measure demand are multiples of it, so that series of all sizes can share one model. Immutable, as long as the caller leaves the
 * columns as they are.
 */
public final class FeatureTable {
    private final List<Feature> features;
    private final float[][] columns;
    private final int[] rows;
    private final int[] origins;
    private final int[] steps;
    private final double[] scales;

    FeatureTable(List<Feature> features, float[][] columns, int[] rows, int[] origins, int[] steps, double[] scales) {
        this.features = List.copyOf(features);
        this.columns = columns;
        this.rows = rows;
        this.origins = origins;
        this.steps = steps;
        this.scales = scales;
    }

    /**
     * What the columns are.
     *
     * @return the features in the order of the columns
     */
    public List<Feature> features() {
        return features;
    }

    /**
     * Number of samples.
     *
     * @return how many
     */
    public int samples() {
        return rows.length;
    }

    /**
     * A column, not copied.
     *
     * @param feature position in {@link #features()}
     * @return one value for each sample, NaN where unknown
     */
    public float[] column(int feature) {
        return columns[feature];
    }

    /**
     * The same samples with other columns, for example to ask what a model would say if a feature were as usual.
     *
     * @param other as many columns as there are features, one value for each sample; kept, not copied
     * @return a table with those columns
     */
    public FeatureTable withColumns(float[][] other) {
        if (other.length != columns.length) {
            throw new IllegalArgumentException(other.length + " columns for " + columns.length + " features");
        }
        return new FeatureTable(features, other, rows, origins, steps, scales);
    }

    /**
     * Row of the panel.
     *
     * @param sample from 0
     * @return the row
     */
    public int row(int sample) {
        return rows[sample];
    }

    /**
     * Origin of a sample: the first step that had not passed.
     *
     * @param sample from 0
     * @return a step of the panel's calendar
     */
    public int origin(int sample) {
        return origins[sample];
    }

    /**
     * Steps ahead of the origin.
     *
     * @param sample from 0
     * @return from 0; the sample speaks of the panel's step {@code origin + step}
     */
    public int step(int sample) {
        return steps[sample];
    }

    /**
     * Level of the series at the origin, demand of a usual step.
     *
     * @param sample from 0
     * @return units, above 0; 0 for a series that never sold anything
     */
    public double scale(int sample) {
        return scales[sample];
    }
}
