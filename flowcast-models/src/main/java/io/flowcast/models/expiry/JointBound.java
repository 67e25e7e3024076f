package io.flowcast.models.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Lagrangian upper bound of what a joint plan can be worth.
 *
 * <p><b>What is bounded.</b> Plans decide today, for each lot: a discount and the day it starts, and how many units go
 * to which recipient, rework, supplier or other site; the rest stays. A lot of which at most {@link
 * ExpirySettings#riskShare()} is expected to expire at full price stays at full price, and only lots of which at least half a
 * unit is expected to expire may move. The value of such a plan is that of {@link ValuedPlan#value()}, on the same sample
 * paths. With prices a(k) &ge; 0 of a kilogram of room at way out k, b(c) of a unit of lot and lane c, and shares u(c), v(c)
 * &ge; 0 of the fixed costs F(l) of lanes with sum over c of lane l of u(c) + v(c) &le; F(l), every such plan is worth at most
 *
 * <pre>
 *   L(a, b, u, v) = sum over k of a(k) room(k)
 *              + sum over series s of max over plans of s alone of
 *                  V(s) + sum (value - a(k) mass) units out + sum ((b(c) - cost(c)) units sent - u(c))
 *                        - sum (b(c) units taken in + v(c))
 * </pre>
 *
 * <p>as relaxing the room, the balance of what is sent and taken in, and the opening of lanes only adds value.
 *
 * <p><b>Inner maxima.</b> {@link InnerMaximum} looks for the best plan of a series from two starts over all prices of each
 * lot, pairs of lots, and quantities by bisection; on small series it finds what complete enumeration finds (a test holds
 * that). Where a series had a better plan than the one found, the bound is that of the plans searched. It never lies below the
 * value of the plan it is compared with.
 *
 * <p>The prices come from a plan of {@link ExpectedValueExpiryPlanner} with the same settings and seed: room as there, b(c),
 * u(c) and v(c) by {@link LanePrices}. Cost: up to some
 * hundred plays of all paths for each series with risky lots.
 */
public final class JointBound {
    private final ExpectedValueExpiryPlanner.Decided decided;
    private final ProblemBook book;
    private final RunContext context;

    private JointBound(ExpectedValueExpiryPlanner.Decided decided, RunContext context) {
        this.decided = decided;
        this.book = decided.book();
        this.context = context;
    }

    /**
     * The bound, and the plan it was found from.
     *
     * @param bound L of the best prices found
     * @param value of the plan that gave the prices
     * @param valueOfKeeping of every lot at full price until its date
     * @param pairs lots with a lane whose other site could want them
     */
    public record Result(double bound, double value, double valueOfKeeping, int pairs) {
        /**
         * How far the plan may be from the best.
         *
         * @return (bound - value) / bound
         */
        public double gap() {
            return (bound - value) / Math.max(1e-9, Math.abs(bound));
        }

        /**
         * The same against what deciding can gain at all.
         *
         * @return (bound - value) / (bound - value of keeping)
         */
        public double gapOfGain() {
            return (bound - value) / Math.max(1e-9, bound - valueOfKeeping);
        }
    }

    /**
     * Computes the bound.
     *
     * @param problem the lots and what can be done with them
     * @param settings those of the plan it is compared with
     * @param context seed of the paths, threads, deadline, cancellation
     * @return the bound
     */
    public static Result of(ExpiryProblem problem, ExpirySettings settings, RunContext context) {
        ExpectedValueExpiryPlanner.Decided decided = ExpectedValueExpiryPlanner.decide(problem, settings, context);
        return new JointBound(decided, context).run();
    }

    private Result run() {
        double value = PlanValue.ofDecisions(book, decided.seed(), context);
        double keeping = PlanValue.ofKeeping(book, decided.seed(), context);
        List<Pair> pairs = pairs();
        double bound = lagrangian(decided.roomPrice(), pairs);
        return new Result(bound, value, keeping, pairs.size());
    }

    /** A lot with a lane, and the prices of its units and of opening the lane. */
    static final class Pair {
        final LotState lot;
        final TransferOption lane;
        final SeriesStock to;
        double price;
        double setup;
        double setupIn;
        long planned;

        Pair(LotState lot, TransferOption lane, SeriesStock to) {
            this.lot = lot;
            this.lane = lane;
            this.to = to;
        }

        /** What a unit sent earns its series. */
        double rate() {
            return price - lane.costPerKilogram() * lot.kilogramsPerUnit;
        }
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        new TransferSearch(book, decided.seed(), context)
                .eachWay((lot, lane, to) -> pairs.add(new Pair(lot, lane, to)));
        for (Pair pair : pairs) {
            for (Move move : pair.lot.moves) {
                pair.planned += move.lane.equals(pair.lane) ? move.units : 0;
            }
        }
        new LanePrices(book, decided.seed(), context, pairs).find();
        return pairs;
    }

    private double lagrangian(double[] price, List<Pair> pairs) {
        double bound = 0;
        for (int r = 0; r < book.recipients.size(); r++) {
            Recipient recipient = book.recipients.get(r);
            bound += price[r] * recipient.capacityGramsPerDay() / 1000.0;
        }
        for (int k = 0; k < book.rescues.size(); k++) {
            bound += price[book.recipients.size() + k] * (book.rescues.get(k).capacityGrams / 1000.0);
        }
        for (LotState lot : book.lots) {
            if (lot.canLeave()) {
                book.priceWaysOut(lot, price);
            }
            if (!lot.forSale()) {
                bound += lot.units * (lot.canLeave() ? Math.max(-lot.disposalCost, lot.outValue) : -lot.disposalCost);
            }
        }
        Map<LotState, List<Pair>> outgoing = new HashMap<>();
        Map<SeriesStock, List<Pair>> incoming = new HashMap<>();
        for (Pair pair : pairs) {
            outgoing.computeIfAbsent(pair.lot, none -> new ArrayList<>()).add(pair);
            incoming.computeIfAbsent(pair.to, none -> new ArrayList<>()).add(pair);
        }
        double[] inner = new double[book.series.size()];
        Parallel.forEach(
                context,
                "inner maxima",
                inner.length,
                () -> new InnerMaximum(book, SeriesPlanner.valuing(book, decided.seed()), outgoing, incoming),
                (i, maximum) -> inner[i] = maximum.of(book.series.get(i)));
        for (double value : inner) {
            bound += value;
        }
        return bound;
    }
}
