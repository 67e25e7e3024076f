package io.flowcast.models.expiry.elasticity;

import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.finding.Findings;
import java.util.List;

/**
 * Elasticities of many series.
 *
 * @param bySeries one for each history, in its order
 * @param mean of all series, at most 0
 * @param standardError of the mean
 * @param spread standard deviation between series, beyond what chance explains
 * @param inverseShape dispersion of the counts that explained them best: variance = mean + inverseShape mean<sup>2</sup>; 0
 *     for Poisson
 * @param basis what the mean rests on, for people
 * @param findings days and series that were left out, and elasticities of the wrong sign
 */
public record ElasticityEstimates(
        List<ElasticityEstimate> bySeries,
        double mean,
        double standardError,
        double spread,
        double inverseShape,
        String basis,
        Findings findings) {
    /** Copies the estimates. */
    public ElasticityEstimates {
        bySeries = List.copyOf(bySeries);
    }

    /**
     * One rule for all series.
     *
     * @param discountFractions the ladder, rising, each above 0 and below 1
     * @param labelCostPerUnit cost of one new label
     * @return the rule with the mean elasticity
     */
    public MarkdownRule rule(List<Double> discountFractions, double labelCostPerUnit) {
        return new MarkdownRule(discountFractions, mean, labelCostPerUnit);
    }
}
