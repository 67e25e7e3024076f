package io.flowcast.examples;

import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.run.RunContext;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.connectors.file.ScenarioReader;
import io.flowcast.connectors.offline.GreatCircleTravel;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.models.Models;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** End to end: a folder of files becomes orders, actions, trips and an impact. */
public final class PlanExample {
    private PlanExample() {}

    /** Plans the week that follows the files of a folder. */
    static SupplyPlan plan(Path folder) {
        // snippet: plan
        RunContext context = RunContext.asOf(LocalDate.of(2024, 6, 12)).seed(1).build();
        Scenario files = ScenarioReader.read(folder, context);
        PlanRequest request = new PlanRequest(
                files.catalog(),
                DailyPanels.of(files.sales()).panel(), // a sold-out day becomes a lower bound
                files.lots(),
                files.openOrders(),
                files.temperatures(),
                files.factors(),
                files.settings());
        SupplyPlan plan = Models.flowCast(new GreatCircleTravel()).plan(request, context);

        for (OrderLine order : plan.orders().orders()) {
            if (order.firm()) { // today's; the others are foreseen
                System.out.println(order.key() + ": order " + order.quantityUnits() + " for " + order.arriveOn());
            }
        }
        System.out.println("Food saved from waste: " + plan.impact().savedWasteKilograms() + " kg");
        // end of snippet
        return plan;
    }

    /** Plans the sample of the project, or the folder that is named. */
    public static void main(String[] args) {
        Path sample = Path.of(System.getProperty("flowcast.home", "."), "examples", "data", "freshretail");
        print(plan(args.length > 0 ? Path.of(args[0]) : sample), System.out);
    }

    static void print(SupplyPlan plan, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%d orders, %d decisions about lots, %d days of trips, %d findings%n",
                plan.orders().orders().size(),
                plan.expiry().decisions().size(),
                plan.trips().size(),
                plan.findings().total());
    }
}
