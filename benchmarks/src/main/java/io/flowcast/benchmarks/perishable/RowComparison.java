package io.flowcast.benchmarks.perishable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.inventory.perishable.AgePolicy;
import io.flowcast.models.inventory.perishable.BaseStockPolicy;
import io.flowcast.models.inventory.perishable.BaseStockSearch;
import io.flowcast.models.inventory.perishable.Heuristic;
import io.flowcast.models.inventory.perishable.HeuristicAnswer;
import io.flowcast.models.inventory.perishable.HeuristicSearch;
import io.flowcast.models.inventory.perishable.LongRun;
import io.flowcast.models.inventory.perishable.LowerBound;
import io.flowcast.models.inventory.perishable.PerishableOptimizer;
import io.flowcast.models.inventory.perishable.PerishableProblem;
import io.flowcast.models.inventory.perishable.PerishableSolution;
import io.flowcast.models.inventory.perishable.PolicyEvaluator;
import io.flowcast.models.inventory.perishable.PolicyValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Solves one row and compares with what the file says. Of what the file does not say, only our value is told. */
final class RowComparison {
    /** Absolute, in the unit of the figure. */
    static final double TOLERANCE = 1e-4;
    /** Two orders whose costs differ by less than this share are as good as each other. */
    private static final double TIE = 1e-6;
    /** Two levels whose costs differ by less than this share are as good as each other. */
    private static final double LEVEL_TIE = 1e-4;

    private static final Pattern POLICY =
            Pattern.compile("policy_rows_fresh(\\d+)\\.\\.(\\d+)_cols_old(\\d+)\\.\\.(\\d+)");

    private final ScenarioFile.Row row;
    private final boolean rules;
    private final ObjectNode out;
    private int compared;
    private int different;

    RowComparison(ScenarioFile.Row row, boolean rules, ObjectNode out) {
        this.row = row;
        this.rules = rules;
        this.out = out;
    }

    int compared() {
        return compared;
    }

    int different() {
        return different;
    }

    /** Solves and compares. */
    void run(RunContext context) {
        PerishableProblem problem = row.problem();
        JsonNode reference = row.reference();
        out.put("row", row.name());
        out.put("problem", problem.toString());
        out.put("states", (long) problem.states());
        long start = System.nanoTime();
        PerishableSolution solution = new PerishableOptimizer().solve(problem, context);
        long solved = System.nanoTime();
        PolicyValue optimal = PolicyEvaluator.evaluate(problem, solution, context);
        long evaluated = System.nanoTime();
        BaseStockSearch.Best best = BaseStockSearch.best(problem, context);
        long searched = System.nanoTime();
        out.put("sweeps", solution.sweeps());
        out.put("optimal_lower_bound", solution.lowerBound());
        out.put("optimal_upper_bound", solution.upperBound());
        number("optimal_discounted_cost_from_empty", optimal.cost(), reference);
        LongRun longRun = optimal.longRun();
        if (misses(longRun, reference.path("optimal_long_run")) > 0) {
            LongRun tied = PolicyEvaluator.evaluate(problem, largestOfTies(solution), context)
                    .longRun();
            longRun = misses(tied, reference.path("optimal_long_run")) == 0 ? tied : longRun;
        }
        longRun("optimal_long_run", longRun, reference);
        PolicyValue baseStock = baseStock(best, reference, context);
        double gap = 100 * baseStock.gap(optimal.cost());
        number("base_stock_gap_pct", gap, reference);
        policy(solution, reference);
        double clairvoyant = LowerBound.clairvoyant(problem);
        out.put("clairvoyant_cost", clairvoyant);
        if (rules) {
            rules(problem, optimal.cost(), clairvoyant, context);
        }
        ObjectNode seconds = out.putObject("seconds");
        seconds.put("solve", (solved - start) / 1e9);
        seconds.put("long_run", (evaluated - solved) / 1e9);
        seconds.put("best_base_stock", (searched - evaluated) / 1e9);
        out.put("compared", compared);
        out.put("different", different);
    }

    /** How far each family of simple rules is from the best policy, and from whoever knows the demand. */
    private void rules(PerishableProblem problem, double optimal, double clairvoyant, RunContext context) {
        ArrayNode list = out.putArray("rules");
        for (HeuristicAnswer answer : new HeuristicSearch().best(List.of(Heuristic.values()), problem, context)) {
            ObjectNode rule = list.addObject();
            rule.put("rule", answer.heuristic().name());
            rule.put("policy", answer.policy().toString());
            rule.put("cost", answer.cost());
            rule.put("cost_half_width", answer.costHalfWidth());
            rule.put("gap_pct", gap(answer.cost(), optimal));
            rule.put("gap_to_clairvoyant_pct", gap(answer.cost(), clairvoyant));
            rule.put("waste_pct_of_order", 100 * answer.longRun().wasteShare());
            rule.put("service_level_pct", 100 * answer.longRun().fillRate());
        }
        out.put("optimal_gap_to_clairvoyant_pct", gap(optimal, clairvoyant));
    }

    private static double gap(double cost, double bound) {
        return bound > 0 ? 100 * (cost / bound - 1) : 0;
    }

    private void number(String name, double ours, JsonNode reference) {
        ObjectNode entry = out.putObject(name);
        entry.put("ours", ours);
        JsonNode other = reference.path(name);
        if (other.isNumber()) {
            double difference = ours - other.asDouble();
            entry.put("reference", other.asDouble());
            entry.put("difference", difference);
            verdict(entry, Math.abs(difference) <= TOLERANCE);
        }
    }

    private void verdict(ObjectNode entry, boolean equal) {
        entry.put("equal", equal);
        compared++;
        different += equal ? 0 : 1;
    }

    private static Map<String, Double> figures(LongRun longRun) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("mean_order", longRun.ordered());
        figures.put("mean_waste", longRun.wasted());
        figures.put("waste_pct_of_order", 100 * longRun.wasteShare());
        figures.put("service_level_pct", 100 * longRun.fillRate());
        figures.put("mean_holding", longRun.holding());
        figures.put("avg_cost_per_period", longRun.cost());
        return figures;
    }

    private static long misses(LongRun longRun, JsonNode reference) {
        return figures(longRun).entrySet().stream()
                .filter(figure -> reference.path(figure.getKey()).isNumber()
                        && !(Math.abs(figure.getValue()
                                        - reference.path(figure.getKey()).asDouble())
                                <= TOLERANCE))
                .count();
    }

    /** Where several orders are as good, the largest instead of the smallest: another program may choose so. */
    private static AgePolicy largestOfTies(PerishableSolution solution) {
        int most = solution.problem().maxOrder();
        int pack = solution.problem().packUnits();
        double tie = 1e-9 * Math.abs(solution.cost());
        return (phase, stock, pipeline) -> {
            int order = solution.order(phase, stock, pipeline);
            while (order + pack <= most && solution.regret(phase, stock, pipeline, order + pack) <= tie) {
                order += pack;
            }
            return order;
        };
    }

    private void longRun(String name, LongRun longRun, JsonNode reference) {
        ObjectNode group = out.putObject(name);
        JsonNode other = reference.path(name);
        figures(longRun).forEach((figure, ours) -> {
            ObjectNode entry = group.putObject(figure);
            entry.put("ours", ours);
            if (other.path(figure).isNumber()) {
                double difference = ours - other.path(figure).asDouble();
                entry.put("reference", other.path(figure).asDouble());
                entry.put("difference", difference);
                verdict(entry, Math.abs(difference) <= TOLERANCE);
            }
        });
        group.put("ordered_less_sold_less_wasted", longRun.imbalance());
    }

    private PolicyValue baseStock(BaseStockSearch.Best best, JsonNode reference, RunContext context) {
        ObjectNode entry = out.putObject("best_base_stock_S");
        int level = best.policy().level();
        entry.put("ours", level);
        PolicyValue value = best.value();
        JsonNode other = reference.path("best_base_stock_S");
        if (other.isIntegralNumber()) {
            entry.put("reference", other.asInt());
            boolean equal = other.asInt() == level;
            if (!equal && other.asInt() >= 0) {
                PolicyValue theirs =
                        PolicyEvaluator.evaluate(row.problem(), new BaseStockPolicy(other.asInt()), context);
                double excess = theirs.cost() - value.cost();
                entry.put("cost_of_reference", theirs.cost());
                if (Math.abs(excess) <= LEVEL_TIE * Math.abs(value.cost())) {
                    entry.put("tie", true);
                    equal = true;
                    value = theirs;
                }
            }
            verdict(entry, equal);
        }
        number("base_stock_discounted_cost_from_empty", value.cost(), reference);
        longRun("base_stock_long_run", value.longRun(), reference);
        return value;
    }

    /** A table of orders, for a lifetime of two periods and a lead time of one. */
    private void policy(PerishableSolution solution, JsonNode reference) {
        for (Iterator<String> names = reference.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Matcher range = POLICY.matcher(name);
            if (!range.matches()
                    || row.problem().shelfLife().days() != 2
                    || row.problem().leadPeriods() > 1) {
                continue;
            }
            ObjectNode entry = out.putObject("policy");
            int equal = 0;
            int ties = 0;
            int others = 0;
            JsonNode table = reference.path(name);
            for (int f = 0; f < table.size(); f++) {
                for (int o = 0; o < table.get(f).size(); o++) {
                    int[] stock = {Integer.parseInt(range.group(3)) + o, Integer.parseInt(range.group(1)) + f};
                    int order = table.get(f).get(o).asInt(-1);
                    if (solution.order(0, stock, new int[0]) == order) {
                        equal++;
                    } else if (order >= 0
                            && solution.regret(0, stock, new int[0], order) <= TIE * Math.abs(solution.cost())) {
                        ties++;
                    } else {
                        others++;
                    }
                }
            }
            entry.put("equal_orders", equal);
            entry.put("ties", ties);
            entry.put("different_orders", others);
            verdict(entry, others == 0);
        }
    }
}
