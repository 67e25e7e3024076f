package io.flowcast.models.expiry;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves goods to where they sell better.
 *
 * <p>Moving x units of a lot gains the rise of the target's value, on top of the lots and orders it has, less the cost
 * of the way, less what the units are worth where they lie. Units that would be given away go
 * first, then those that would stay. The gain is concave in x; bisection finds the best x.
 *
 * <p>A way costs its fixed cost once a day, so lots pay it together: each lot takes its best way; the way that earns its
 * fixed cost worst is closed as long as one does not earn it, and its lots choose again. Then the best gains go first, each
 * valued anew if an earlier one changed either side; a way that in the end did not earn its fixed cost is given up.
 */
final class TransferSearch {
    /** So many lots may have to share the fixed cost of a way; what promises less than a share is not looked at. */
    private static final double SHARERS = 10;

    /** After the first, ways that are paid for already carry what is worth it; ways that were given up may pay anew. */
    private static final int ROUNDS = 3;

    private final Set<TransferOption> open = new LinkedHashSet<>();

    private final ProblemBook book;
    private final long seed;
    private final RunContext context;

    TransferSearch(ProblemBook book, long seed, RunContext context) {
        this.book = book;
        this.seed = seed;
        this.context = context;
    }

    /** Memory of one thread: where the goods lie and where they might go. */
    private final class Pair {
        final SeriesPlanner from = SeriesPlanner.searching(book, seed);
        final SeriesPlanner to = SeriesPlanner.searching(book, seed);
    }

    private record Way(TransferOption lane, SeriesStock to) {}

    /** Chooses moves; returns the series they changed, which must be decided anew. */
    Set<SeriesStock> run() {
        Map<LotState, List<Way>> ways = ways();
        if (ways.isEmpty()) {
            return Set.of();
        }
        lookAtTargets(ways);
        Map<SeriesStock, List<LotState>> sources = new LinkedHashMap<>();
        for (LotState lot : ways.keySet()) {
            sources.computeIfAbsent(sourceOf(lot), none -> new ArrayList<>()).add(lot);
        }
        Set<SeriesStock> changed = new LinkedHashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Move> chosen = chooseWays(evaluate(sources, ways));
            chosen.sort(Comparator.comparingDouble((Move move) -> -move.gain).thenComparingInt(move -> move.lot.index));
            Set<SeriesStock> moved = accept(chosen);
            changed.addAll(moved);
            if (moved.isEmpty()) {
                break;
            }
        }
        return changed;
    }

    /** What every lot would gain by its ways, given all that was accepted so far. */
    private List<List<Move>> evaluate(Map<SeriesStock, List<LotState>> sources, Map<LotState, List<Way>> ways) {
        List<SeriesStock> list = List.copyOf(sources.keySet());
        List<List<List<Move>>> found = new ArrayList<>();
        list.forEach(none -> found.add(new ArrayList<>()));
        Parallel.forEach(context, "transfers", list.size(), Pair::new, (i, pair) -> {
            pair.from.load(list.get(i));
            for (LotState lot : sources.getOrDefault(list.get(i), List.of())) {
                found.get(i).add(evaluate(lot, ways.getOrDefault(lot, List.of()), pair));
            }
        });
        return found.stream().flatMap(List::stream).toList();
    }

    /** Hears of every lot with a lane that it may take to a site where somebody buys it. */
    interface WayListener {
        void way(LotState lot, TransferOption lane, SeriesStock to);
    }

    void eachWay(WayListener listener) {
        ways().forEach((lot, open) -> open.forEach(way -> listener.way(lot, way.lane(), way.to())));
    }

    private Map<LotState, List<Way>> ways() {
        Map<LotState, List<Way>> ways = new LinkedHashMap<>();
        for (LotState lot : book.lots) {
            StockLot stock = lot.outlook.lot();
            if (!lot.dated || !lot.forSale() || lot.wasteIfKept < 0.5 || sourceOf(lot).row < 0) {
                continue;
            }
            List<Way> open = new ArrayList<>();
            for (TransferOption lane : book.lanesBySite.getOrDefault(stock.siteId(), List.of())) {
                boolean sellsThere = lane.days() <= lot.lastDay && lane.days() < book.problem.horizonDays();
                if (sellsThere && !lane.toSiteId().equals(stock.siteId())) {
                    SeriesStock to = book.target(new SeriesKey(lane.toSiteId(), stock.productId()));
                    if (to != null && !to.broken) {
                        open.add(new Way(lane, to));
                    }
                }
            }
            if (!open.isEmpty()) {
                ways.put(lot, open);
            }
        }
        return ways;
    }

    private void lookAtTargets(Map<LotState, List<Way>> ways) {
        Set<SeriesStock> targets = new LinkedHashSet<>();
        ways.values().forEach(open -> open.forEach(way -> targets.add(way.to())));
        List<SeriesStock> list = List.copyOf(targets);
        int days = book.problem.horizonDays();
        Parallel.forEach(
                context, "transfer targets", list.size(), () -> SeriesPlanner.searching(book, seed), (i, planner) -> {
                    SeriesStock target = list.get(i);
                    target.broken |= !planner.load(target);
                    planner.shelf.play();
                    target.lostPerDay = new double[days];
                    target.wantedPerDay = new double[days];
                    for (int t = 0; t < days; t++) {
                        target.lostPerDay[t] = planner.shelf.lost(t);
                        target.wantedPerDay[t] = book.problem.forecast().mean(target.row, t);
                    }
                });
    }

    /** A rough worth of a way for the surplus: units that meet unmet demand bring their price, others save a purchase. */
    private double promise(LotState lot, Way way) {
        double lost = 0;
        double wanted = 0;
        for (int t = way.lane().days(); t <= Math.min(lot.lastDay, way.to().lostPerDay.length - 1); t++) {
            lost += way.to().lostPerDay[t];
            wanted += way.to().wantedPerDay[t];
        }
        double surplus = Math.min(lot.units, 2 * lot.wasteIfKept);
        double atPrice = Math.min(surplus, lost);
        double atCost = Math.max(0, Math.min(surplus - atPrice, wanted - lost));
        double perUnit = -way.lane().costPerKilogram() * lot.kilogramsPerUnit + lot.disposalCost;
        return atPrice * (lot.outlook.unitPrice() + perUnit)
                + atCost * Math.max(0, lot.outlook.purchaseCostPerUnit() + perUnit);
    }

    private List<Move> evaluate(LotState lot, List<Way> ways, Pair pair) {
        List<Way> best = ways.stream()
                .filter(way -> !way.to().broken && promise(lot, way) > openingCost(way.lane()) / SHARERS)
                .sorted(Comparator.comparingDouble((Way way) -> -promise(lot, way)))
                .limit(book.settings.transferTargets())
                .toList();
        List<Move> found = new ArrayList<>();
        double stayingValue = best.isEmpty() ? 0 : pair.from.shelf.play();
        for (Way way : best) {
            Move move = new Move(lot, way.lane(), way.to());
            value(move, pair, stayingValue);
            if (move.units > 0) {
                found.add(move);
            }
        }
        return found;
    }

    /** Finds the best number of units of a move and its gain, given all that is decided so far; the source is loaded. */
    private void value(Move move, Pair pair, double stayingValue) {
        LotState lot = move.lot;
        pair.to.load(move.to, lot);
        int there = pair.to.add(lot, move.lane.days(), 0);
        MoveValue value = new MoveValue(book, move, pair.from, pair.to, there, stayingValue);
        move.units = 0;
        move.gain = SeriesPlanner.NOTHING;
        atPrice(move, value, lot.level, lot.fromDay);
        // Where fewer units stay, a smaller discount may do for them.
        if (lot.level > 0) {
            atPrice(move, value, 0, 0);
        }
        if (lot.level > 1) {
            atPrice(move, value, lot.level - 1, lot.fromDay);
        }
        move.fromVersion = sourceOf(lot).version;
        move.toVersion = move.to.version;
    }

    private void atPrice(Move move, MoveValue value, int level, int fromDay) {
        LotState lot = move.lot;
        value.price(level, fromDay);
        long all = lot.staying + lot.wanted;
        long part = Math.max(1, (all + book.settings.quantityParts() - 1) / book.settings.quantityParts());
        long low = 0; // so many parts gain
        long high = all / part + 1;
        long middle = 1; // mostly none do
        while (high - low > 1) {
            if (value.of(middle * part) - value.of((middle - 1) * part) > SeriesPlanner.NOTHING) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) >>> 1;
        }
        double gain = low == 0 ? 0 : value.of(low * part);
        if (gain > move.gain) {
            move.units = low * part;
            move.gain = gain;
            move.fromLevel = level;
            move.fromDay = fromDay;
        }
    }

    private SeriesStock sourceOf(LotState lot) {
        return book.stockAt(
                new SeriesKey(lot.outlook.lot().siteId(), lot.outlook.lot().productId()));
    }

    private List<Move> chooseWays(List<List<Move>> found) {
        Set<TransferOption> closed = new LinkedHashSet<>();
        while (true) {
            context.stopIfAsked("choosing transfers");
            List<Move> chosen = new ArrayList<>();
            Map<TransferOption, Double> earned = new LinkedHashMap<>();
            for (List<Move> ofLot : found) {
                ofLot.stream()
                        .filter(move -> !closed.contains(move.lane))
                        .max(Comparator.comparingDouble((Move move) -> move.gain))
                        .ifPresent(move -> {
                            chosen.add(move);
                            earned.merge(move.lane, move.gain, Double::sum);
                        });
            }
            TransferOption worst = worst(earned);
            if (worst == null) {
                return chosen;
            }
            closed.add(worst);
        }
    }

    private double openingCost(TransferOption lane) {
        return open.contains(lane) ? 0 : lane.fixedCost();
    }

    private @Nullable TransferOption worst(Map<TransferOption, Double> earned) {
        return earned.entrySet().stream()
                .filter(way -> way.getValue() <= openingCost(way.getKey()))
                .min(Comparator.comparingDouble(way -> way.getValue() - openingCost(way.getKey())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private Set<SeriesStock> accept(List<Move> chosen) {
        Pair pair = new Pair();
        Set<SeriesStock> changed = new LinkedHashSet<>();
        Map<TransferOption, Double> earned = new LinkedHashMap<>();
        List<Move> accepted = new ArrayList<>();
        for (Move move : chosen) {
            context.stopIfAsked("moving goods");
            SeriesStock from = sourceOf(move.lot);
            if (move.fromVersion != from.version || move.toVersion != move.to.version) {
                pair.from.load(from);
                value(move, pair, pair.from.shelf.play());
            }
            if (move.units > 0) {
                take(move, from);
                accepted.add(move);
                earned.merge(move.lane, move.gain, Double::sum);
                changed.add(from);
                changed.add(move.to);
            }
        }
        for (Move move : accepted) {
            if (earned.getOrDefault(move.lane, 0.0) <= openingCost(move.lane)) {
                giveUp(move);
            }
        }
        earned.forEach((lane, gain) -> {
            if (gain > openingCost(lane)) {
                open.add(lane);
            }
        });
        return changed;
    }

    /**
     * Looks again once all series were decided anew: a move that now brings less than its goods would have brought where
     * they lay, and so many standard errors more, is taken back, and so is every move on a way that no longer earns its fixed cost.
     */
    Set<SeriesStock> takeBack(Set<SeriesStock> changed) {
        List<SeriesStock> list = List.copyOf(changed);
        Parallel.forEach(
                context,
                "transfers again",
                list.size(),
                () -> new Outcome(SeriesPlanner.valuing(book, seed), book),
                (i, outcome) -> outcome.of(list.get(i)));
        Map<TransferOption, Double> earned = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (SeriesStock stock : list) {
            for (Move move : stock.incoming) {
                double error = Math.hypot(move.error, move.lot.leaveError);
                move.gain = move.value - move.lot.keptValue(move.units) - book.settings.standardErrors() * error;
                if (move.gain > 0) {
                    earned.merge(move.lane, move.gain, Double::sum);
                }
                moves.add(move);
            }
        }
        Set<SeriesStock> again = new LinkedHashSet<>();
        for (Move move : moves) {
            if (move.gain <= 0 || earned.getOrDefault(move.lane, 0.0) <= move.lane.fixedCost()) {
                giveUp(move);
                again.add(move.to);
                again.add(sourceOf(move.lot));
            }
        }
        return again;
    }

    private static void giveUp(Move move) {
        move.lot.moves.remove(move);
        move.to.incoming.remove(move);
        move.lot.staying += move.units;
    }

    private static void take(Move move, SeriesStock from) {
        move.lot.take(move.units);
        move.lot.level = move.fromLevel;
        move.lot.fromDay = move.fromDay;
        move.lot.moves.add(move);
        move.to.incoming.add(move);
        from.version++;
        move.to.version++;
    }
}
