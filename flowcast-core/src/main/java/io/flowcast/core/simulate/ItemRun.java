package io.flowcast.core.simulate;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.core.run.Streams;
import java.util.Arrays;

/** Memory and days of one item; one thread uses one. */
final class ItemRun {
    final SimulationItem item;
    final long[] stock;
    long onHand;
    long movedIn;
    long movedOut;
    private final int longestLead;
    private final boolean certainLead;
    private final long[] arriving;
    private final ItemState state;
    private ReplenishmentPolicy policy = state -> 0;
    private int run;
    private long leadSeed;
    private long opening;
    private long demand;
    private long sold;
    private long wasted;
    private long arrived;
    private long ordered;
    private long orders;
    private long unitDays;
    private long soldOutDays;
    private long waiting;
    private long waitingDays;
    private long late;

    ItemRun(SimulationItem item, int row) {
        this.item = item;
        longestLead = item.leadTime.maxDays();
        certainLead = item.leadTime.probability(longestLead) == 1;
        stock = new long[item.lifeDays];
        arriving = new long[Math.max(item.days() + longestLead, item.arriving.length)];
        state = new ItemState(row, item.lifeDays, stock, arriving);
    }

    Flow run(int number, ReplenishmentPolicy who, long seed) {
        start(number, who, seed);
        for (int day = 0, days = item.days(); day < days; day++) {
            day(day);
        }
        return finish(0);
    }

    void start(int number, ReplenishmentPolicy who, long seed) {
        run = number;
        policy = who;
        leadSeed = seed;
        Arrays.fill(stock, 0);
        Arrays.fill(arriving, 0);
        System.arraycopy(item.opening, 0, stock, 0, item.opening.length);
        System.arraycopy(item.arriving, 0, arriving, 0, item.arriving.length);
        opening = sum(item.opening);
        demand = 0;
        sold = 0;
        wasted = 0;
        arrived = 0;
        ordered = 0;
        orders = 0;
        unitDays = 0;
        soldOutDays = 0;
        waiting = 0;
        waitingDays = 0;
        late = 0;
        movedIn = 0;
        movedOut = 0;
        onHand = opening;
        state.run = number;
        state.sold = 0;
        state.wasted = 0;
        state.soldOut = false;
    }

    void day(int day) {
        int life = item.lifeDays;
        long due = arriving[day];
        stock[life - 1] += due;
        long open = onHand + due;
        arrived += due;
        state.day = day;
        state.onHand = open;
        state.waiting = waiting;
        if (item.orderDay[day]) {
            open += order(day);
        }
        int i = run * item.days() + day;
        long wanted = (long) item.oldestFirst[i] + item.newestFirst[i];
        long daySold = AgeTransition.sell(stock, 0, life, waiting + item.oldestFirst[i], item.newestFirst[i]);
        boolean soldOut = daySold == open;
        long dayWasted = AgeTransition.expire(stock, 0, life);
        open -= daySold + dayWasted;
        demand += wanted;
        if (item.backorders) {
            late += Math.min(waiting, daySold);
            waiting += wanted - daySold;
            waitingDays += waiting;
        }
        sold += daySold;
        wasted += dayWasted;
        unitDays += open;
        soldOutDays += soldOut ? 1 : 0;
        onHand = open;
        state.onHand = open;
        state.sold = daySold;
        state.wasted = dayWasted;
        state.soldOut = soldOut;
        policy.closed(state);
    }

    /** Asks the policy; returns what arrives at once. */
    private long order(int day) {
        long quantity = policy.order(state);
        if (quantity == 0) {
            return 0;
        }
        if (quantity < 0) {
            throw new IllegalStateException("a policy ordered " + quantity + " units");
        }
        orders++;
        ordered += quantity;
        int lead = certainLead ? longestLead : leadDays(day);
        if (lead > 0) {
            arriving[day + lead] += quantity;
            return 0;
        }
        stock[item.lifeDays - 1] += quantity;
        arrived += quantity;
        return quantity;
    }

    Flow finish(double moveCost) {
        long onOrder = 0;
        for (int day = item.days(); day < arriving.length; day++) {
            onOrder += arriving[day];
        }
        if (opening + arrived + movedIn != sold + wasted + movedOut + sum(stock)
                || sum(stock) != onHand
                || sold > demand) {
            throw new IllegalStateException("units of " + item.key + " do not balance: opening " + opening
                    + ", arrived " + arrived + ", moved in " + movedIn + ", sold " + sold + ", wasted " + wasted
                    + ", moved out " + movedOut + ", closing " + sum(stock));
        }
        ItemCosts costs = item.costs;
        double cost = wasted * costs.wasteCost()
                + (item.backorders ? waitingDays : demand - sold) * costs.lostSaleCost()
                + unitDays * costs.holdingCostPerDay()
                + movedOut * moveCost;
        for (int remaining = 1; remaining <= item.lifeDays; remaining++) {
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
                movedIn,
                movedOut,
                cost);
    }

    private int leadDays(int day) {
        LeadTime leadTime = item.leadTime;
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
