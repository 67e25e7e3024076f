package io.flowcast.models.demand.intermittent;

/** What a row's sources said at an origin within its past, and what came. Values are in units of the row's largest size. */
final class SourceSample {
    /** Chances of the sources. */
    final double[] chance = new double[Sources.COUNT];
    /** Integrals of the families' tails, and of their products. */
    final double[] whole = new double[Sources.FAMILIES];

    final double[] pairs = new double[Sources.FAMILIES * Sources.FAMILIES];
    /** By horizon: mean of the integrals up to what came, the mean and variance of that; no known cells make NaN. */
    final double[][] upTo = new double[SourceWeights.HORIZONS.length][Sources.FAMILIES];

    final double[] mean = new double[SourceWeights.HORIZONS.length];
    final double[] variance = new double[SourceWeights.HORIZONS.length];
    /** Chance of {@link Sources#CHAINED} by horizon. */
    final double[] chained = new double[SourceWeights.HORIZONS.length];
    /** Means by the methods of {@link SourceFit#PEERS}. */
    final double[] peer = new double[SourceFit.PEERS.size()];

    double frequency;
    /** The row's largest size; in the search over the largest of all rows. */
    double unit;
    /** Root mean square and mean of the steps from cell to cell. */
    double squareScale;

    double absoluteScale;
}
