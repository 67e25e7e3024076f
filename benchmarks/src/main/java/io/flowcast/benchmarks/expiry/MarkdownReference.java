package io.flowcast.benchmarks.expiry;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.models.expiry.markdown.CountLaw;
import io.flowcast.models.expiry.markdown.ExponentialPricing;
import io.flowcast.models.expiry.markdown.MarkdownDp;
import io.flowcast.models.expiry.markdown.MarkdownPolicy;
import io.flowcast.models.expiry.markdown.MarkdownProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of markdowns: {@code gallego_van_ryzin} (intensity a e<sup>-p</sup>, closed form) and {@code ladder_dp} (Poisson
 * demand base x (p / full price)<sup>-elasticity</sup>, price chosen each morning).
 */
final class MarkdownReference {
    private MarkdownReference() {}

    static List<Compared> compare(JsonNode root) {
        List<Compared> figures = new ArrayList<>();
        int row = 0;
        for (JsonNode node : root.path("gallego_van_ryzin")) {
            closedForm("gallego_van_ryzin[" + row++ + "]", node, figures);
        }
        row = 0;
        for (JsonNode node : root.path("ladder_dp")) {
            ladder("ladder_dp[" + row++ + "]", node, figures);
        }
        return figures;
    }

    private static void closedForm(String where, JsonNode node, List<Compared> figures) {
        ExponentialPricing pricing = new ExponentialPricing(ReferenceFile.number(node, where, "a_times_t"), 1);
        int n = (int) ReferenceFile.number(node, where, "n");
        compare(where, node, "V", pricing.value(n, 1), figures);
        if (n > 0) {
            compare(where, node, "p_star", pricing.price(n, 1), figures);
        }
        compare(where, node, "fixed_price_upper_bound_deterministic", pricing.fluidBound(n, 1), figures);
    }

    private static void ladder(String where, JsonNode node, List<Compared> figures) {
        List<Double> prices = ReferenceFile.numbers(node, where, "ladder");
        MarkdownProblem problem = MarkdownProblem.constantElasticity(
                        (int) ReferenceFile.number(node, where, "stock"),
                        prices,
                        ReferenceFile.numbers(node, where, "base_daily_demand_at_full_price"),
                        // The file writes elasticities without their sign.
                        -Math.abs(ReferenceFile.number(node, where, "elasticity")),
                        CountLaw.poisson())
                .withLeftoverValue(ReferenceFile.number(node, where, "terminal_value_per_unit"));
        MarkdownPolicy policy = MarkdownDp.solve(
                node.path("monotone_non_increasing").asBoolean(true) ? problem : problem.withFreePrices());
        compare(where, node, "optimal_expected_value", policy.value(), figures);
        compare(where, node, "first_price", prices.get(policy.firstPrice()), figures);
        compare(where, node, "full_price_only_value", policy.valueOfKeeping(0), figures);
    }

    /** Figures that the file does not have are not compared. */
    private static void compare(String where, JsonNode node, String name, double ours, List<Compared> figures) {
        if (node.hasNonNull(name)) {
            figures.add(new Compared(where, name, node.get(name).asDouble(), ours));
        }
    }
}
