package io.flowcast.models.inventory.echelon;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Streams;
import io.flowcast.core.simulate.ConfidenceInterval;
import io.flowcast.models.inventory.internal.Require;
import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Plays a tree of stages that order from one another up to local base-stock levels, with suppliers that fail for a while and deliveries that lose a part; for networks no
 * formula reaches. Demand, failures and losses are drawn once and are the same for all levels (common random numbers), so that {@link #search} can compare levels by small
 * differences. Immutable; safe for several threads.
 *
 * <p>A period: customers ask at all stages that sell; every stage orders up to its level from its supplier; from the source to the customers, each stage receives what was sent to it
 * {@code leadPeriods} ago and sends what it owes, shared in proportion where it is short; what is not there waits. Costs are charged at the end: stock and what is on its way to the next stage at
 * the stage's holding cost, customers who wait at its stockout cost. While the supply of a stage is down nothing is sent to it (Snyder and Shen 2019, section 9.3: order pausing).
 *
 * <p>Cost: stages times periods, some tens of nanoseconds each.
 */
public final class NetworkSimulation {
    private static final int BATCHES = 20;
    private static final int MOST_DRAWS = 50_000_000;

    private final List<Stage> stages;
    private final int[] order;
    private final int periods;
    private final int warmUp;
    private final RunContext context;
    private final double[][] demand;
    private final boolean[][] down;
    private final double[][] arrives;

    /**
     * One stage.
     *
     * @param supplier index of the stage it orders from, or {@link #SOURCE}
     * @param leadPeriods from sending to receipt, at least 0
     * @param holdingCost of a unit per period, here or on its way from here, at least 0
     * @param stockoutCost of a unit that customers wait for, per period, at least 0
     * @param demand of its own customers in a period, at least 0; null if it only supplies others
     * @param supply how reliable its supply is
     */
    public record Stage(
            int supplier,
            int leadPeriods,
            double holdingCost,
            double stockoutCost,
            @Nullable DemandLaw demand,
            Supply supply) {
        /** Orders from outside, where there is always enough. */
        public static final int SOURCE = -1;

        /** Checks the numbers. */
        public Stage {
            if (leadPeriods < 0 || leadPeriods > 10_000) {
                throw new IllegalArgumentException("leadPeriods must lie between 0 and 10000, was " + leadPeriods);
            }
            Require.nonNegative("holdingCost", holdingCost);
            Require.nonNegative("stockoutCost", stockoutCost);
        }
    }

    /**
     * How reliable a supply is.
     *
     * @param failure chance that a period in which it works is followed by one in which it does not, in [0, 1)
     * @param recovery chance that a period in which it does not work is followed by one in which it does, in (0, 1]
     * @param leastYield least share of a delivery that arrives, in (0, 1]; shares are uniform from here to {@code mostYield}
     * @param mostYield largest share, at most 1
     */
    public record Supply(double failure, double recovery, double leastYield, double mostYield) {
        /** Always works, and all arrives. */
        public static final Supply RELIABLE = new Supply(0, 1, 1, 1);

        /** Checks the numbers. */
        public Supply {
            if (!(failure >= 0 && failure < 1)) {
                throw new IllegalArgumentException("failure must lie between 0 and 1, 1 excluded, was " + failure);
            }
            if (!(recovery >= 1e-6 && recovery <= 1)) {
                throw new IllegalArgumentException("recovery must lie between 1e-6 and 1, was " + recovery);
            }
            if (!(leastYield >= 1e-6 && leastYield <= mostYield && mostYield <= 1)) {
                throw new IllegalArgumentException("leastYield and mostYield must rise from 1e-6 to at most 1, were "
                        + leastYield + " and " + mostYield);
            }
        }

        boolean reliable() {
            return failure == 0 && leastYield == 1;
        }
    }

    /**
     * What came about; averages of a period after the warm-up.
     *
     * @param cost with its 95 percent interval, from batch means
     * @param onHand stock of each stage at the end of a period
     * @param waiting units that customers of each stage wait for at the end of a period
     * @param fillRates share of the demand of each stage's customers that was met at once; 1 without any
     * @param moved units sent on to other stages
     * @param lost units of each stage's deliveries that did not arrive
     * @param imbalance |opening + ordered from outside - sold - lost - closing| over all stages, units on their way counted as closing
     */
    public record Outcome(
            ConfidenceInterval cost,
            double[] onHand,
            double[] waiting,
            double[] fillRates,
            double[] moved,
            double[] lost,
            double imbalance) {}

    /**
     * Draws demand, failures and losses.
     *
     * @param stages at least one; suppliers must form trees
     * @param periods to average over, at least 20; a quarter more is played before
     * @param context seed, deadline, cancellation
     */
    public NetworkSimulation(List<Stage> stages, int periods, RunContext context) {
        this.stages = List.copyOf(stages);
        this.context = context;
        order = fromTheSource(this.stages);
        if (periods < BATCHES || (double) periods * stages.size() > MOST_DRAWS) {
            throw new IllegalArgumentException("periods must be at least " + BATCHES + ", and times the stages at most "
                    + MOST_DRAWS + ", was " + periods);
        }
        warmUp = periods / 4;
        this.periods = warmUp + periods / BATCHES * BATCHES;
        int n = stages.size();
        demand = new double[n][];
        down = new boolean[n][];
        arrives = new double[n][];
        for (int i = 0; i < n; i++) {
            Stage stage = this.stages.get(i);
            long seed = Streams.seed(Streams.seed(context.seed(), "network"), Integer.toString(i));
            demand[i] = drawn(stage.demand(), Streams.of(seed, 0));
            draw(i, stage.supply(), Streams.of(seed, 1), Streams.of(seed, 2));
        }
    }

    private static int[] fromTheSource(List<Stage> stages) {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must not be empty");
        }
        List<Integer> order = new ArrayList<>();
        boolean[] placed = new boolean[stages.size()];
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < placed.length; i++) {
                int supplier = stages.get(i).supplier();
                if (supplier < Stage.SOURCE || supplier >= placed.length) {
                    throw new IllegalArgumentException("supplier of stage " + i + " must be a stage, was " + supplier);
                }
                if (!placed[i] && (supplier == Stage.SOURCE || placed[supplier])) {
                    placed[i] = true;
                    order.add(i);
                    more = true;
                }
            }
        }
        if (order.size() < placed.length) {
            throw new IllegalArgumentException("suppliers must lead to the source; some stages supply each other");
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[] drawn(@Nullable DemandLaw law, SplittableRandom random) {
        double[] units = new double[law == null ? 0 : periods];
        for (int t = 0; t < units.length; t++) {
            if (law != null) {
                double u = Math.max(1e-15, random.nextDouble());
                units[t] = Math.max(0, law.quantile(Math.min(u, 1 - 1e-15)));
            }
        }
        return units;
    }

    private void draw(int i, Supply supply, SplittableRandom failures, SplittableRandom losses) {
        boolean reliable = supply.reliable();
        down[i] = new boolean[reliable ? 0 : periods];
        arrives[i] = new double[reliable ? 0 : periods];
        boolean now = false;
        for (int t = 0; t < down[i].length; t++) {
            double u = failures.nextDouble();
            now = now ? u >= supply.recovery() : u < supply.failure();
            down[i][t] = now;
            arrives[i][t] = supply.leastYield() + (supply.mostYield() - supply.leastYield()) * losses.nextDouble();
        }
    }

    /**
     * A search for the levels of the least cost of this simulation.
     *
     * @return the search
     */
    public BaseStockSearch search() {
        return new BaseStockSearch(levels -> play(levels).cost().mean());
    }

    /**
     * Plays levels.
     *
     * @param levels local base-stock level of each stage, at least 0
     * @return what came about
     */
    public Outcome play(double[] levels) {
        Require.length("levels", Require.nonNegative("levels", levels), stages.size());
        Run run = new Run(levels);
        double[] batch = new double[BATCHES];
        int length = (periods - warmUp) / BATCHES;
        for (int t = 0; t < periods; t++) {
            if ((t & 4095) == 0) {
                context.stopIfAsked("simulating a network");
            }
            double cost = run.period(t);
            if (t >= warmUp) {
                batch[(t - warmUp) / length] += cost / length;
            }
        }
        return run.outcome(ConfidenceInterval.of(batch, 0.95));
    }

    /** Memory of one play. */
    private final class Run {
        private final double[] levels;
        private final double[] stock;
        /** What each stage is owed by its supplier. */
        private final double[] owed;
        /** What customers of each stage wait for. */
        private final double[] waiting;
        /** What has been sent to each stage, by the period it arrives, modulo the lead time and one. */
        private final double[][] sent;

        private final double[] onWay;
        private final double[] held;
        private final double[] waited;
        private final double[] asked;
        private final double[] atOnce;
        private final double[] moved;
        private final double[] lost;
        private double opening;
        private double in;
        private double out;

        Run(double[] levels) {
            int n = levels.length;
            this.levels = levels;
            stock = levels.clone();
            owed = new double[n];
            waiting = new double[n];
            sent = new double[n][];
            onWay = new double[n];
            held = new double[n];
            waited = new double[n];
            asked = new double[n];
            atOnce = new double[n];
            moved = new double[n];
            lost = new double[n];
            for (int i = 0; i < n; i++) {
                sent[i] = new double[stages.get(i).leadPeriods() + 1];
                opening += stock[i];
            }
        }

        double period(int t) {
            boolean counts = t >= warmUp;
            // from the customers to the source: everyone orders up to the level at once
            for (int k = order.length - 1; k >= 0; k--) {
                int i = order[k];
                double wanted = demand[i].length == 0 ? 0 : demand[i][t];
                waiting[i] += wanted;
                asked[i] += counts ? wanted : 0;
            }
            for (int k = order.length - 1; k >= 0; k--) {
                int i = order[k];
                owed[i] += Math.max(0, levels[i] - stock[i] - onWay[i] - owed[i] + waiting[i] + owedByStage(i));
            }
            double cost = 0;
            for (int i : order) {
                Stage stage = stages.get(i);
                if (stage.supplier() == Stage.SOURCE && !(down[i].length > 0 && down[i][t])) {
                    in += owed[i];
                    send(i, t, owed[i]);
                }
                receive(i, t);
                serve(i, t, counts);
            }
            for (int i : order) {
                Stage stage = stages.get(i);
                double way = stage.supplier() == Stage.SOURCE
                        ? 0
                        : onWay[i] * stages.get(stage.supplier()).holdingCost();
                cost += stage.holdingCost() * stock[i] + stage.stockoutCost() * waiting[i] + way;
                held[i] += counts ? stock[i] : 0;
                waited[i] += counts ? waiting[i] : 0;
            }
            return cost;
        }

        private double owedByStage(int i) {
            double sum = 0;
            for (int k = 0; k < levels.length; k++) {
                sum += stages.get(k).supplier() == i ? owed[k] : 0;
            }
            return sum;
        }

        private void send(int i, int t, double units) {
            owed[i] -= units;
            onWay[i] += units;
            sent[i][(t + stages.get(i).leadPeriods()) % sent[i].length] += units;
        }

        private void receive(int i, int t) {
            int slot = t % sent[i].length;
            double due = sent[i][slot];
            sent[i][slot] = 0;
            onWay[i] -= due;
            double share = arrives[i].length == 0 ? 1 : arrives[i][t];
            lost[i] += due * (1 - share);
            stock[i] += due * share;
        }

        private void serve(int i, int t, boolean counts) {
            double wanted = waiting[i];
            for (int k = 0; k < levels.length; k++) {
                wanted += open(k, i, t) ? owed[k] : 0;
            }
            if (wanted <= 0) {
                return;
            }
            double share = Math.min(1, stock[i] / wanted);
            double sold = share * waiting[i];
            if (counts && demand[i].length > 0) {
                atOnce[i] += Math.max(0, sold - (waiting[i] - demand[i][t]));
            }
            waiting[i] -= sold;
            out += sold;
            double given = sold;
            for (int k = 0; k < levels.length; k++) {
                if (open(k, i, t)) {
                    double units = share * owed[k];
                    send(k, t, units);
                    moved[i] += units;
                    given += units;
                }
            }
            stock[i] = share < 1 ? 0 : Math.max(0, stock[i] - given);
        }

        private boolean open(int customer, int supplier, int t) {
            return stages.get(customer).supplier() == supplier && !(down[customer].length > 0 && down[customer][t]);
        }

        Outcome outcome(ConfidenceInterval cost) {
            int n = levels.length;
            double counted = periods - warmUp;
            double closing = 0;
            double gone = 0;
            double[] fill = new double[n];
            for (int i = 0; i < n; i++) {
                closing += stock[i] + onWay[i];
                gone += lost[i];
                held[i] /= counted;
                waited[i] /= counted;
                moved[i] /= periods;
                lost[i] /= periods;
                fill[i] = asked[i] > 0 ? Math.min(1, atOnce[i] / asked[i]) : 1;
            }
            double imbalance = Math.abs(opening + in - out - gone - closing);
            return new Outcome(cost, held, waited, fill, moved, lost, imbalance);
        }
    }
}
