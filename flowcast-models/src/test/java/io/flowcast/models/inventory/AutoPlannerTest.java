package io.flowcast.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.InventoryProblem;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.inventory.ReplenishmentItem;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.CountTable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoPlannerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final RunContext CONTEXT = RunContext.asOf(TODAY).seed(3).build();

    private static final List<String> PRODUCTS = List.of("salad", "soap", "part", "rice", "nothing");

    private static TableDemand forecast() {
        double[] even = new double[9];
        java.util.Arrays.fill(even, 1);
        double[] lumps = new double[20];
        lumps[0] = 20;
        for (int units = 12; units < 20; units++) {
            lumps[units] = 1;
        }
        return new TableDemand(TODAY, 14)
                .add("salad", CountTable.of(6, even))
                .add("soap", CountTable.of(0, new double[] {19, 1}))
                .add("part", CountTable.of(0, lumps))
                .add("rice", CountTable.of(6, even))
                .add("nothing", CountTable.of(0, new double[] {1}));
    }

    private static InventoryProblem problem(ServiceObjective objective) {
        Lane lane = new Lane(
                "supplier", "shop", EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, LeadTime.fixedDays(1), 0, 0);
        List<ReplenishmentItem> items = new ArrayList<>();
        for (int i = 0; i < PRODUCTS.size(); i++) {
            Listing listing = new Listing("shop", PRODUCTS.get(i), "supplier", 1, 1, 2, 0, 0.001);
            int life = PRODUCTS.get(i).equals("salad") ? 2 : 200;
            items.add(new ReplenishmentItem(i, listing, lane, List.of(), List.of(), life, 0));
        }
        return new InventoryProblem(TODAY, 7, forecast(), items, objective, 0.3);
    }

    @Test
    void choosesByWhatTheItemIsLike() {
        List<AutoPlanner.Choice> choices = Replenishment.auto().explain(problem(new ServiceObjective.LeastCost()));
        assertThat(choices)
                .extracting(AutoPlanner.Choice::kind)
                .containsExactly(
                        Replenishment.Kind.SHORT_LIFE,
                        Replenishment.Kind.SLOW_MOVER,
                        Replenishment.Kind.INTERMITTENT,
                        Replenishment.Kind.LONG_LIFE,
                        Replenishment.Kind.NO_DEMAND);
        assertThat(choices).allSatisfy(choice -> assertThat(choice.why()).isNotBlank());
    }

    @Test
    void everyOrderSaysItsKindAndThePlanCountsThem() {
        InventoryPlan plan = Replenishment.auto().plan(problem(new ServiceObjective.FillRate(0.95)), CONTEXT);
        assertThat(plan.orders()).extracting(line -> line.key().productId()).contains("salad", "part", "rice");
        for (OrderLine line : plan.orders()) {
            String kind = switch (line.key().productId()) {
                case "salad" -> "short life";
                case "soap" -> "slow mover";
                case "part" -> "intermittent";
                default -> "long life";
            };
            assertThat(line.reason()).startsWith(kind);
        }
        assertThat(plan.provenance().parameters())
                .containsEntry("items.short-life", "1")
                .containsEntry("items.no-demand", "1");
    }

    /** What may expire is ordered exactly as the planner for it does. */
    @Test
    void perishablesAreOrderedByLookingAhead() {
        InventoryProblem problem = problem(new ServiceObjective.LeastCost());
        InventoryPlan auto = Replenishment.auto().plan(problem, CONTEXT);
        InventoryPlan lookahead = new LookaheadPlanner().plan(problem, CONTEXT);
        assertThat(quantities(auto, "salad"))
                .isEqualTo(quantities(lookahead, "salad"))
                .isNotEmpty();
    }

    /** Waiting customers want their goods once they are there: the level counts demand before the delivery in full. */
    @Test
    void demandThatWaitsIsOrderedFor() {
        InventoryProblem problem = problem(new ServiceObjective.CycleService(0.9));
        long lost =
                quantities(Replenishment.auto().plan(problem, CONTEXT), "rice").get(0);
        long waiting = quantities(
                        Replenishment.auto()
                                .withUnmet(Replenishment.Unmet.BACKORDERED)
                                .plan(problem, CONTEXT),
                        "rice")
                .get(0);
        // The shop is empty and the lead time is a day: about one day's demand more.
        assertThat(waiting - lost).isBetween(5L, 16L);
    }

    private static List<Long> quantities(InventoryPlan plan, String product) {
        return plan.orders().stream()
                .filter(line -> line.key().productId().equals(product))
                .map(OrderLine::quantityUnits)
                .toList();
    }
}
