package io.flowcast.models.expiry.elasticity;

/**
 * What is taken for an elasticity before any data.
 *
 * @param mean below 0
 * @param standardDeviation how far a series may lie from it, above 0
 * @param source where that comes from, for people
 */
public record ElasticityPrior(double mean, double standardDeviation, String source) {
    /** Checks the arguments. */
    public ElasticityPrior {
        if (!(mean < 0 && mean > -100)) {
            throw new IllegalArgumentException(
                    "mean was " + mean
                            + ".\nMaybe the sign is that of the other convention: demand rises as the price falls, so it is below 0.");
        }
        if (!(standardDeviation > 0 && standardDeviation < 100)) {
            throw new IllegalArgumentException(
                    "standardDeviation was " + standardDeviation + ".\nMaybe it was never filled in: it is above 0.");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "source was blank.\nMaybe the prior was made up: say where it comes from.");
        }
    }

    /**
     * One article among others like it: the mean of 1,851 published elasticities of brands and articles is -2.62. The
     * standard deviation is not theirs: 1.5 is taken so that the small answers of whole food groups (-0.27 to -0.81 in the
     * review of Andreyeva, Long and Brownell 2010) stay within two of them.
     *
     * @return the prior for markdowns of single articles
     */
    public static ElasticityPrior published() {
        return new ElasticityPrior(
                -2.62,
                1.5,
                "mean of 1,851 elasticities in Bijmolt, van Heerde and Pieters (2005), J. Mark. Res. 42(2); spread chosen to"
                        + " reach the food groups of Andreyeva, Long and Brownell (2010), Am. J. Public Health 100(2)");
    }
}
