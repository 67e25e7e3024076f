package io.flowcast.benchmarks.replay;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.simulate.Flow;
import io.flowcast.core.simulate.InventorySimulator;
import io.flowcast.core.simulate.ItemCosts;
import io.flowcast.core.simulate.SimulationItem;
import io.flowcast.core.simulate.SimulationResult;
import java.util.ArrayList;
import java.util.List;

/** Plays policies at all their levels through all runs, every policy with the same customers. */
final class PolicyRun {
    private final ReplayWorld world;
    private final List<Customers> runs;
    private final ReplayTrips trips;
    private final List<SimulationItem> items = new ArrayList<>();
    private final double[] disposalCo2e;

    PolicyRun(ReplayWorld world, List<Customers> runs, ReplayTrips trips) {
        this.world = world;
        this.runs = runs;
        this.trips = trips;
        Pathway pathway = world.scenario.settings().disposal().cheapest();
        disposalCo2e = new double[world.items];
        boolean[] orderDay = new boolean[world.days];
        for (int day = 0; day < world.days; day++) {
            orderDay[day] = day % world.review == 0;
        }
        for (int item = 0; item < world.items; item++) {
            items.add(item(item, orderDay));
            disposalCo2e[item] = world.disposalFactor(pathway, item);
        }
    }

    private SimulationItem item(int item, boolean[] orderDay) {
        int[] demand = new int[runs.size() * world.days];
        int[] newestFirst = new int[demand.length];
        for (int run = 0; run < runs.size(); run++) {
            System.arraycopy(runs.get(run).demand[item], 0, demand, run * world.days, world.days);
            System.arraycopy(runs.get(run).newestFirst[item], 0, newestFirst, run * world.days, world.days);
        }
        long[] opening = new long[world.life];
        opening[world.life - 1 - world.rules.openingStock().ageDays()] = world.openingUnits[item];
        return new SimulationItem(
                world.keys.get(item).toString(),
                world.life,
                LeadTime.fixedDays(world.lead),
                orderDay,
                opening,
                new long[0],
                demand,
                newestFirst,
                costs(item));
    }

    private ItemCosts costs(int item) {
        double unitCost = world.unitCost[item];
        double unitPrice = world.unitPrice[item];
        List<Double> worth = world.rules.closingStock().valueShareOfUnitCostByRemainingDays();
        double[] closing = new double[world.life];
        for (int i = 0; i < world.life; i++) {
            closing[i] = unitCost * (1 - worth.get(i));
        }
        return new ItemCosts(
                unitCost + world.kilograms[item] * world.rules.costs().disposalCostPerKilogram(),
                unitPrice - unitCost + world.rules.costs().lostSaleCostShareOfUnitPrice() * unitPrice,
                unitCost * world.rules.costs().holdingCostShareOfUnitCostPerDay(),
                closing);
    }

    /** Element [level][run]. */
    Outcome[][] sweep(ReplayPolicy policy, RunContext context) {
        Outcome[][] outcomes = new Outcome[policy.levels().size()][];
        for (int level = 0; level < outcomes.length; level++) {
            outcomes[level] = play(policy, level, context);
        }
        return outcomes;
    }

    private Outcome[] play(ReplayPolicy policy, int level, RunContext context) {
        int[][] ordered = new int[world.items][runs.size() * world.days];
        SimulationResult result = InventorySimulator.run(
                items,
                (item, run) -> state -> {
                    long units = policy.order(level, state, runs.get(run));
                    ordered[item][run * world.days + state.day()] = Math.toIntExact(units);
                    return units;
                },
                context);
        Outcome[] outcomes = new Outcome[runs.size()];
        for (int run = 0; run < outcomes.length; run++) {
            outcomes[run] = outcome(result, run, ordered);
        }
        return outcomes;
    }

    private Outcome outcome(SimulationResult result, int run, int[][] ordered) {
        double kilograms = 0;
        double co2e = 0;
        double[][] grams = new double[world.days][trips.ways()];
        for (int item = 0; item < world.items; item++) {
            double wasted = result.item(item, run).wasted() * world.kilograms[item];
            kilograms += wasted;
            co2e += wasted * (world.productionCo2e[item] + disposalCo2e[item]);
            for (int day = world.lead; day < world.days; day++) {
                grams[day][trips.wayOf(item)] +=
                        ordered[item][run * world.days + day - world.lead] * world.kilograms[item] * 1000;
            }
        }
        Flow total = result.total(run);
        return new Outcome(total, kilograms, co2e, grams);
    }
}
