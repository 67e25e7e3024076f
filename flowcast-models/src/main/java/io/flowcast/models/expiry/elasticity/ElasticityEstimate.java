package io.flowcast.models.expiry.elasticity;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.MarkdownRule;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The elasticity of one series.
 *
 * @param key site and product
 * @param elasticity to work with, at most 0
 * @param standardError of it
 * @param own what the days of this series alone say, of either sign; empty if its price never changed or it says nothing
 * @param ownStandardError standard error of that
 * @param days days that were used
 * @param basis what the answer rests on, for people
 */
public record ElasticityEstimate(
        SeriesKey key,
        double elasticity,
        double standardError,
        OptionalDouble own,
        OptionalDouble ownStandardError,
        int days,
        String basis) {
    /**
     * The rule for markdowns of this series.
     *
     * @param discountFractions the ladder, rising, each above 0 and below 1
     * @param labelCostPerUnit cost of one new label
     * @return the rule
     */
    public MarkdownRule rule(List<Double> discountFractions, double labelCostPerUnit) {
        return new MarkdownRule(discountFractions, elasticity, labelCostPerUnit);
    }
}
