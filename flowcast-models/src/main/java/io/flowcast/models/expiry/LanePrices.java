package io.flowcast.models.expiry;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices of units that move, and shares of the fixed costs of lanes, for {@link JointBound}.
 *
 * <p>On few paths, two curves at eighths of each lot: what its site loses when units leave, at the best of some prices, and what the
 * other site gains. Then all lots that could go to a series share one price of its units, in proportion to what their first units bring, which rises where more would be
 * taken in than is sent and falls where less is; and each lane splits its fixed cost over its lots, on both ends, in proportion
 * to what they gain. The prices with the least sum of all gains are taken. Any prices give a bound: these only make it tight.
 */
final class LanePrices {
    private static final int PARTS = 8;
    private static final int STEPS = 400;
    private static final double LITTLE = 0.03;

    private final ProblemBook book;
    private final long seed;
    private final RunContext context;
    private final List<JointBound.Pair> pairs;

    private final Map<LotState, Source> sources = new LinkedHashMap<>();
    private final Map<SeriesStock, Target> targets = new LinkedHashMap<>();
    private final Map<TransferOption, List<Curve>> lanes = new LinkedHashMap<>();

    /** A lot that could move. */
    private static final class Source {
        final LotState lot;
        final List<Curve> ways = new ArrayList<>();
        final double[] loss = new double[PARTS + 1];
        double without;

        Source(LotState lot) {
            this.lot = lot;
        }

        double units(int part) {
            return Math.rint((double) lot.units * part / PARTS);
        }
    }

    /** A series that could take goods in. */
    private static final class Target {
        final List<Curve> ways = new ArrayList<>();
        double price;
        double next;
        double bestPrice;
        double sent;
    }

    /** What a lot would bring at another site. */
    private static final class Curve {
        final JointBound.Pair pair;
        final Source source;
        final Target target;
        final double[] benefit = new double[PARTS + 1];
        /** Worth of its first units against those of the best at the same site. */
        double quality = 1;

        double gain;
        double surplus;
        double setup;
        double setupIn;

        double price() {
            return quality * target.price;
        }

        Curve(JointBound.Pair pair, Source source, Target target) {
            this.pair = pair;
            this.source = source;
            this.target = target;
        }
    }

    LanePrices(ProblemBook book, long seed, RunContext context, List<JointBound.Pair> pairs) {
        this.book = book;
        this.seed = seed;
        this.context = context;
        this.pairs = pairs;
    }

    void find() {
        List<Curve> curves = new ArrayList<>();
        for (JointBound.Pair pair : pairs) {
            Source source = sources.computeIfAbsent(pair.lot, Source::new);
            Target target = targets.computeIfAbsent(pair.to, none -> new Target());
            Curve curve = new Curve(pair, source, target);
            curves.add(curve);
            source.ways.add(curve);
            target.ways.add(curve);
            lanes.computeIfAbsent(pair.lane, none -> new ArrayList<>()).add(curve);
        }
        List<Source> lots = List.copyOf(sources.values());
        Parallel.forEach(
                context,
                "curves of lots",
                lots.size(),
                () -> SeriesPlanner.searching(book, seed),
                (i, planner) -> lose(lots.get(i), planner));
        Parallel.forEach(
                context,
                "curves of lanes",
                curves.size(),
                () -> SeriesPlanner.searching(book, seed),
                (i, planner) -> gain(curves.get(i), planner));
        for (Target target : targets.values()) {
            for (Curve curve : target.ways) {
                target.price = Math.max(target.price, firstSlope(curve));
            }
            for (Curve curve : target.ways) {
                curve.quality = target.price > 0 ? Math.max(0, firstSlope(curve)) / target.price : 1;
            }
            target.bestPrice = target.price;
        }
        settle();
        for (Curve curve : curves) {
            curve.pair.price = curve.price();
            curve.pair.setup = curve.setup;
            curve.pair.setupIn = curve.setupIn;
        }
    }

    private static double firstSlope(Curve curve) {
        for (int part = 1; part <= PARTS; part++) {
            double units = curve.source.units(part);
            if (units > 0) {
                return curve.benefit[part] / units;
            }
        }
        return 0;
    }

    private void lose(Source source, SeriesPlanner planner) {
        LotState lot = source.lot;
        planner.load(book.stockAt(
                new SeriesKey(lot.outlook.lot().siteId(), lot.outlook.lot().productId())));
        double label = book.problem.markdown().labelCostPerUnit();
        int levels = book.problem.markdown().discountFractions().size();
        double[] value = new double[PARTS + 1];
        Arrays.fill(value, Double.NEGATIVE_INFINITY);
        for (int option = -1; option <= levels; option++) {
            int level = option < 0 ? lot.level : option;
            planner.shelf.price(lot.handle, level, option < 0 ? lot.fromDay : 0);
            for (int part = 0; part <= PARTS; part++) {
                double kept = lot.units - source.units(part);
                planner.shelf.units(lot.handle, kept);
                double money = planner.shelf.play() - (level > 0 ? label * kept : 0);
                value[part] = Math.max(value[part], money);
            }
        }
        for (int part = 0; part <= PARTS; part++) {
            source.loss[part] = value[0] - value[part];
            double out = lot.canLeave() ? lot.outValue * source.units(part) - source.loss[part] : 0;
            source.without = Math.max(source.without, out);
        }
    }

    private static void gain(Curve curve, SeriesPlanner planner) {
        LotState lot = curve.source.lot;
        planner.load(curve.pair.to, lot);
        curve.pair.to.incoming.forEach(move -> planner.shelf.units(move.handle, 0));
        int handle = planner.add(lot, curve.pair.lane.days(), 0);
        double none = planner.shelf.play();
        for (int part = 1; part <= PARTS; part++) {
            planner.shelf.units(handle, curve.source.units(part));
            curve.benefit[part] = planner.shelf.play() - none;
        }
    }

    /** Moves prices until what is sent is what is taken in, or steps are over; the least dual value wins. */
    private void settle() {
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            splitFixedCosts();
            double dual = send();
            double pace = 0.2 / (1 + step / 30.0);
            for (Target target : targets.values()) {
                dual += take(target, pace);
            }
            if (dual < least) {
                least = dual;
                targets.values().forEach(target -> target.bestPrice = target.price);
            }
            targets.values().forEach(target -> target.price = target.next);
        }
        targets.values().forEach(target -> target.price = target.bestPrice);
        splitFixedCosts();
    }

    private void splitFixedCosts() {
        lanes.forEach((lane, curves) -> {
            double all = 0;
            for (Curve curve : curves) {
                double best = 0;
                for (int part = 1; part <= PARTS; part++) {
                    best = Math.max(best, earned(curve, part));
                }
                curve.gain = Math.max(0, best - curve.source.without);
                curve.surplus = surplus(curve);
                all += curve.gain + curve.surplus;
            }
            // All of it is split, with a little for lots that seem to gain nothing: what they gain on more paths is
            // small.
            double little = Math.max(1e-9, LITTLE * (all + lane.fixedCost()) / curves.size());
            double perGain = lane.fixedCost() / (all + little * curves.size());
            for (Curve curve : curves) {
                curve.setup = perGain * (curve.gain + little / 2);
                curve.setupIn = perGain * (curve.surplus + little / 2);
            }
        });
    }

    private static double surplus(Curve curve) {
        double best = 0;
        for (int part = 1; part <= PARTS; part++) {
            best = Math.max(best, curve.benefit[part] - curve.price() * curve.source.units(part));
        }
        return best;
    }

    private static double earned(Curve curve, int part) {
        double units = curve.source.units(part);
        double rate = curve.price() - curve.pair.lane.costPerKilogram() * curve.source.lot.kilogramsPerUnit;
        return rate * units - curve.source.loss[part];
    }

    /** Every lot takes its best way; returns what lots gain, fixed costs paid, plus the fixed costs that were split. */
    private double send() {
        targets.values().forEach(target -> target.sent = 0);
        double dual = 0;
        for (Source source : sources.values()) {
            double best = source.without;
            Curve way = null;
            double units = 0;
            for (Curve curve : source.ways) {
                for (int part = 1; part <= PARTS; part++) {
                    double value = earned(curve, part) - curve.setup;
                    if (value > best + SeriesPlanner.NOTHING) {
                        best = value;
                        way = curve;
                        units = source.units(part);
                    }
                }
            }
            if (way != null) {
                way.target.sent += units;
            }
            dual += best;
        }
        return dual;
    }

    private static double take(Target target, double pace) {
        double best = 0;
        double taken = 0;
        for (Curve curve : target.ways) {
            for (int part = 1; part <= PARTS; part++) {
                double value = curve.benefit[part] - curve.price() * curve.source.units(part) - curve.setupIn;
                if (value > best) {
                    best = value;
                    taken = curve.source.units(part);
                }
            }
        }
        double both = target.sent + taken;
        target.next = both > 0 ? target.price * (1 + pace * (taken - target.sent) / both) : target.price;
        return best;
    }
}
