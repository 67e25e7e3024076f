package io.flowcast.core.simulate;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import java.util.Arrays;
import java.util.List;

/**
 * Plays ordering policies against given demand: periodic review, lead times, lost sales or customers who wait, stock by age.
 *
 * <p>A day: what is due arrives, fresh; on an order day the policy orders; customers buy; what has no day left is
 * wasted. Demand, its split into customers who take the oldest and the freshest, and random lead times do not depend on
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
        int runs = items.isEmpty() ? 0 : items.get(0).runs();
        for (SimulationItem item : items) {
            if (item.runs() != runs) {
                throw new IllegalArgumentException(
                        "item " + item.key + " has " + item.runs() + " runs, the first one " + runs);
            }
        }
        Flow[][] flows = new Flow[items.size()][runs];
        Parallel.forEach(context, "simulate", items.size(), row -> {
            SimulationItem item = items.get(row);
            int longest = item.leadTime.maxDays();
            ItemRun play = new ItemRun(item, row, longest);
            long leadSeed = Streams.seed(Streams.seed(context.seed(), "lead-time"), item.key);
            for (int run = 0; run < runs; run++) {
                context.stopIfAsked("simulating");
                flows[row][run] = play.run(run, policies.create(row, run), leadSeed);
            }
        });
        return new SimulationResult(flows, runs);
    }

    /** Memory and loop of one item. */
    private static final class ItemRun {
        private final SimulationItem item;
        private final int row;
        private final int longestLead;
        private final long[] stock;
        private final long[] arriving;

        ItemRun(SimulationItem item, int row, int longestLead) {
            this.item = item;
            this.row = row;
            this.longestLead = longestLead;
            stock = new long[item.lifeDays];
            arriving = new long[Math.max(item.days() + longestLead, item.arriving.length)];
        }

        Flow run(int run, ReplenishmentPolicy policy, long leadSeed) {
            int life = item.lifeDays;
            int days = item.days();
            Arrays.fill(stock, 0);
            Arrays.fill(arriving, 0);
            System.arraycopy(item.opening, 0, stock, 0, item.opening.length);
            System.arraycopy(item.arriving, 0, arriving, 0, item.arriving.length);
            ItemState state = new ItemState(row, run, life, stock, arriving);
            long opening = sum(item.opening);
            long demand = 0;
            long sold = 0;
            long wasted = 0;
            long arrived = 0;
            long ordered = 0;
            long orders = 0;
            long unitDays = 0;
            long soldOutDays = 0;
            long waiting = 0;
            long waitingDays = 0;
            long late = 0;
            long onHand = opening;
            for (int day = 0; day < days; day++) {
                long due = arriving[day];
                stock[life - 1] += due;
                onHand += due;
                arrived += due;
                state.day = day;
                state.onHand = onHand;
                state.waiting = waiting;
                if (item.orderDay[day]) {
                    long quantity = policy.order(state);
                    if (quantity != 0) {
                        if (quantity < 0) {
                            throw new IllegalStateException("a policy ordered " + quantity + " units");
                        }
                        orders++;
                        ordered += quantity;
                        int lead = leadDays(leadSeed, run, day);
                        if (lead == 0) {
                            stock[life - 1] += quantity;
                            onHand += quantity;
                            arrived += quantity;
                        } else {
                            arriving[day + lead] += quantity;
                        }
                    }
                }
                int i = run * days + day;
                long wanted = (long) item.oldestFirst[i] + item.newestFirst[i];
                long daySold = AgeTransition.sell(stock, 0, life, waiting + item.oldestFirst[i], item.newestFirst[i]);
                boolean soldOut = daySold == onHand;
                long dayWasted = AgeTransition.expire(stock, 0, life);
                onHand -= daySold + dayWasted;
                demand += wanted;
                if (item.backorders) {
                    late += Math.min(waiting, daySold);
                    waiting += wanted - daySold;
                    waitingDays += waiting;
                }
                sold += daySold;
                wasted += dayWasted;
                unitDays += onHand;
                soldOutDays += soldOut ? 1 : 0;
                state.onHand = onHand;
                state.sold = daySold;
                state.wasted = dayWasted;
                state.soldOut = soldOut;
                policy.closed(state);
            }
            long onOrder = 0;
            for (int day = days; day < arriving.length; day++) {
                onOrder += arriving[day];
            }
            if (opening + arrived != sold + wasted + sum(stock) || sum(stock) != onHand || sold > demand) {
                throw new IllegalStateException("units of " + item.key + " do not balance: opening " + opening
                        + ", arrived " + arrived + ", sold " + sold + ", wasted " + wasted + ", closing " + sum(stock));
            }
            ItemCosts costs = item.costs;
            double cost = wasted * costs.wasteCost()
                    + (item.backorders ? waitingDays : demand - sold) * costs.lostSaleCost()
                    + unitDays * costs.holdingCostPerDay();
            for (int remaining = 1; remaining <= life; remaining++) {
                cost += stock[remaining - 1] * costs.closingCost(remaining);
            }
            return new Flow(
                    opening,
                    arrived,
                    ordered,
                    demand,
                    sold,
                    wasted,
                    onHand,
                    onOrder,
                    unitDays,
                    orders,
                    soldOutDays,
                    waiting,
                    late,
                    cost);
        }

        private int leadDays(long leadSeed, int run, int day) {
            LeadTime leadTime = item.leadTime;
            if (leadTime.probability(longestLead) == 1) {
                return longestLead;
            }
            double u = Streams.unit(leadSeed, run, day);
            int lead = 0;
            double reached = leadTime.probability(0);
            while (reached <= u && lead < longestLead) {
                lead++;
                reached += leadTime.probability(lead);
            }
            return lead;
        }

        private static long sum(long[] units) {
            long sum = 0;
            for (long u : units) {
                sum += u;
            }
            return sum;
        }
    }
}
