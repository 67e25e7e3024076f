package io.flowcast.core.simulate;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays ordering policies against given demand: periodic review, lead times, lost sales or customers who wait, stock by age.
 *
 * <p>A day: what is due arrives, fresh; on an order day the policy orders; customers buy; what has no day left is
 * wasted; with transfers, units may leave for another site, where they are there next morning. Demand, its split into customers who take the oldest and the freshest, and random lead times do not depend on
 * the policy, so differences between policies are not noise. An item-day costs some tens of nanoseconds beside the
 * policy itself.
 */
public final class InventorySimulator {
    private InventorySimulator() {}

    /**
     * Plays all runs of all items.
     *
     * @param items the items, with the same number of runs each
     * @param policies who orders
     * @param context seed of random lead times, threads, deadline, cancellation, progress
     * @return the flows
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before the end
     */
    public static SimulationResult run(
            List<SimulationItem> items, ReplenishmentPolicy.Factory policies, RunContext context) {
        int runs = runs(items);
        Flow[][] flows = new Flow[items.size()][runs];
        Parallel.forEach(context, "simulate", items.size(), row -> {
            SimulationItem item = items.get(row);
            ItemRun play = new ItemRun(item, row);
            long leadSeed = Streams.seed(Streams.seed(context.seed(), "lead-time"), item.key);
            for (int run = 0; run < runs; run++) {
                context.stopIfAsked("simulating");
                flows[row][run] = play.run(run, policies.create(row, run), leadSeed);
            }
        });
        return new SimulationResult(flows, runs);
    }

    /**
     * Plays all runs of all items, of which some exchange units overnight: the same product at several sites.
     *
     * @param items the items, with the same number of runs each
     * @param policies who orders
     * @param transfers which items exchange units and who decides
     * @param context seed of random lead times, threads, deadline, cancellation, progress
     * @return the flows
     * @throws io.flowcast.api.finding.RunStoppedException if stopped before the end
     */
    public static SimulationResult run(
            List<SimulationItem> items, ReplenishmentPolicy.Factory policies, Transfers transfers, RunContext context) {
        int runs = runs(items);
        List<int[]> groups = new ArrayList<>(transfers.groupsOf(items));
        Flow[][] flows = new Flow[items.size()][runs];
        Parallel.forEach(context, "simulate", groups.size(), g -> {
            int[] group = groups.get(g);
            ItemRun[] plays = new ItemRun[group.length];
            long[] leadSeeds = new long[group.length];
            for (int k = 0; k < group.length; k++) {
                SimulationItem item = items.get(group[k]);
                plays[k] = new ItemRun(item, group[k]);
                leadSeeds[k] = Streams.seed(Streams.seed(context.seed(), "lead-time"), item.key);
            }
            TransferNight night = new TransferNight(plays);
            for (int run = 0; run < runs; run++) {
                context.stopIfAsked("simulating");
                TransferPolicy movers = transfers.policies().create(g, run);
                for (int k = 0; k < group.length; k++) {
                    plays[k].start(run, policies.create(group[k], run), leadSeeds[k]);
                }
                int days = items.get(group[0]).days();
                for (int day = 0; day < days; day++) {
                    for (ItemRun play : plays) {
                        play.day(day);
                    }
                    if (group.length > 1 && day + 1 < days) {
                        night.day = day;
                        movers.closed(night);
                    }
                }
                for (int k = 0; k < group.length; k++) {
                    flows[group[k]][run] = plays[k].finish(transfers.costPerUnit());
                }
            }
        });
        return new SimulationResult(flows, runs);
    }

    private static int runs(List<SimulationItem> items) {
        int runs = items.isEmpty() ? 0 : items.get(0).runs();
        for (SimulationItem item : items) {
            if (item.runs() != runs) {
                throw new IllegalArgumentException(
                        "item " + item.key + " has " + item.runs() + " runs, the first one " + runs);
            }
        }
        return runs;
    }
}
