package io.flowcast.models.expiry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The best plan of one series alone, at given prices of room, units on lanes and lanes: see {@link JointBound}.
 *
 * <p>From two starts, the decisions of the plan and everything at full price: all prices and days of each lot, then the
 * combinations of the {@value #KEPT} best of every two lots, until nothing changes; what expires counts with its best way out,
 * as if chance were known. Then the quantities, by bisection one after the other, twice.
 */
final class InnerMaximum {
    private static final int ROUNDS = 2;
    private static final int SWEEPS = 3;
    private static final int KEPT = 6;

    private final ProblemBook book;
    private final SeriesPlanner planner;
    private final Map<LotState, List<JointBound.Pair>> outgoing;
    private final Map<SeriesStock, List<JointBound.Pair>> incoming;
    private final int levels;
    private final double label;

    private List<LotState> risky = List.of();
    private List<JointBound.Pair> in = List.of();
    private int[] inHandle = {};
    private int[] level = {};
    private int[] fromDay = {};
    private long[] staying = {};
    private long[] taken = {};
    private double baseline;

    InnerMaximum(
            ProblemBook book,
            SeriesPlanner planner,
            Map<LotState, List<JointBound.Pair>> outgoing,
            Map<SeriesStock, List<JointBound.Pair>> incoming) {
        this.book = book;
        this.planner = planner;
        this.outgoing = outgoing;
        this.incoming = incoming;
        levels = book.problem.markdown().discountFractions().size();
        label = book.problem.markdown().labelCostPerUnit();
    }

    double of(SeriesStock stock) {
        begin(stock);
        if (stock.lots.isEmpty() && in.isEmpty()) {
            return 0;
        }
        if (risky.isEmpty() && in.isEmpty()) {
            return planner.shelf.play();
        }
        double best = Math.max(asPlanned(), quantities());
        searchPrices();
        best = Math.max(best, quantities());
        reset();
        searchPrices();
        return Math.max(best, quantities());
    }

    private void begin(SeriesStock stock) {
        in = incoming.getOrDefault(stock, List.of());
        if (in.isEmpty()) {
            planner.load(stock);
        } else {
            planner.load(stock, in.get(0).lot);
        }
        risky = stock.lots.stream().filter(this::risky).toList();
        for (LotState lot : stock.lots) {
            planner.shelf.units(lot.handle, lot.units);
            planner.shelf.price(lot.handle, 0, 0);
        }
        stock.incoming.forEach(move -> planner.shelf.units(move.handle, 0));
        inHandle = new int[in.size()];
        taken = new long[in.size()];
        for (int i = 0; i < inHandle.length; i++) {
            inHandle[i] = planner.add(in.get(i).lot, in.get(i).lane.days(), 0);
            taken[i] = in.get(i).planned;
        }
        level = new int[risky.size()];
        fromDay = new int[level.length];
        staying = new long[level.length];
        for (int i = 0; i < level.length; i++) {
            LotState lot = risky.get(i);
            level[i] = lot.level;
            fromDay[i] = lot.fromDay;
            staying[i] = lot.staying;
        }
        baseline = stock.lots.isEmpty() ? planner.shelf.play() : 0;
    }

    private boolean risky(LotState lot) {
        return lot.wasteIfKept > book.settings.riskShare() * lot.units
                || lot.level > 0
                || lot.staying < lot.units
                || outgoing.containsKey(lot);
    }

    /** The plan's own decisions on this series, so that the bound never lies below the plan. */
    private double asPlanned() {
        for (int i = 0; i < level.length; i++) {
            price(i, level[i], fromDay[i]);
        }
        double money = play();
        for (int i = 0; i < level.length; i++) {
            money += earned(risky.get(i), risky.get(i).units - staying[i]);
        }
        return money;
    }

    private void reset() {
        for (int i = 0; i < level.length; i++) {
            price(i, 0, 0);
            staying[i] = risky.get(i).units;
        }
        Arrays.fill(taken, 0);
    }

    private void price(int i, int newLevel, int newDay) {
        level[i] = newLevel;
        fromDay[i] = newDay;
        planner.shelf.price(risky.get(i).handle, newLevel, newDay);
    }

    /** Value with the present prices and quantities, labels paid, less what is taken in. */
    private double play() {
        double money = -baseline;
        for (int i = 0; i < level.length; i++) {
            planner.shelf.units(risky.get(i).handle, staying[i]);
            money -= level[i] > 0 ? label * staying[i] : 0;
        }
        for (int c = 0; c < inHandle.length; c++) {
            planner.shelf.units(inHandle[c], taken[c]);
            money -= taken[c] > 0 ? in.get(c).price * taken[c] + in.get(c).setupIn : 0;
        }
        return money + planner.shelf.play();
    }

    private record Option(int level, int day, double value) {}

    /** The best {@value #KEPT} prices of a lot, the others as they are, best first. */
    private List<Option> bestPrices(int lot) {
        List<Option> options = new ArrayList<>();
        for (int[] choice : choices(risky.get(lot))) {
            price(lot, choice[0], choice[1]);
            options.add(new Option(choice[0], choice[1], worth()));
        }
        options.sort(Comparator.comparingDouble((Option o) -> -o.value));
        return options.subList(0, Math.min(KEPT, options.size()));
    }

    /** Goes over lots and pairs of lots until no price changes. */
    private void searchPrices() {
        double last = Double.NEGATIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            List<List<Option>> shortlists = new ArrayList<>();
            for (int i = 0; i < level.length; i++) {
                shortlists.add(bestPrices(i));
                price(i, shortlists.get(i).get(0).level, shortlists.get(i).get(0).day);
            }
            double best = level.length == 1 ? shortlists.get(0).get(0).value : worth();
            for (int a = 0; a < level.length; a++) {
                for (int b = a + 1; b < level.length; b++) {
                    best = bestOfPair(a, b, shortlists.get(a), shortlists.get(b), best);
                }
            }
            if (level.length == 1 || best <= last + SeriesPlanner.NOTHING) {
                return;
            }
            last = best;
        }
    }

    private double bestOfPair(int a, int b, List<Option> ofA, List<Option> ofB, double start) {
        double best = start;
        int[] choice = {level[a], fromDay[a], level[b], fromDay[b]};
        for (Option optionA : ofA) {
            price(a, optionA.level, optionA.day);
            for (Option optionB : ofB) {
                price(b, optionB.level, optionB.day);
                double value = worth();
                if (value > best) {
                    best = value;
                    choice = new int[] {optionA.level, optionA.day, optionB.level, optionB.day};
                }
            }
        }
        price(a, choice[0], choice[1]);
        price(b, choice[2], choice[3]);
        return best;
    }

    /** Value at the present quantities, what expires brought to its best way out: what chance alone keeps from it. */
    private double worth() {
        double value = play();
        for (int i = 0; i < level.length; i++) {
            LotState lot = risky.get(i);
            double more = Math.max(0, rate(lot) - lot.wasteValue);
            value += more == 0 ? 0 : planner.shelf.wasted(lot.handle) * more;
        }
        return value;
    }

    /** The best that a unit of a lot earns by leaving. */
    private double rate(LotState lot) {
        double best = lot.canLeave() ? lot.outValue : Double.NEGATIVE_INFINITY;
        for (JointBound.Pair pair : outgoing.getOrDefault(lot, List.of())) {
            best = Math.max(best, pair.rate());
        }
        return best;
    }

    private List<int[]> choices(LotState lot) {
        List<int[]> choices = new ArrayList<>();
        choices.add(new int[] {0, 0});
        int lastStart = Math.min(lot.lastDay, book.problem.horizonDays() - 1);
        for (int l = 1; l <= levels; l++) {
            for (int day = 0; day <= lastStart; day++) {
                choices.add(new int[] {l, day});
            }
        }
        return choices;
    }

    /** Finds the best quantities at the present prices; the value with all that leaves and is taken in. */
    private double quantities() {
        for (int i = 0; i < level.length; i++) {
            price(i, level[i], fromDay[i]);
        }
        double best = Double.NEGATIVE_INFINITY;
        double[] out = new double[level.length];
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < taken.length; c++) {
                takeIn(c);
            }
            for (int i = 0; i < level.length; i++) {
                out[i] = leave(i);
            }
            double value = play() + Arrays.stream(out).sum();
            if (value <= best + SeriesPlanner.NOTHING) {
                return Math.max(best, value);
            }
            best = value;
            if (level.length + taken.length <= 1) {
                break;
            }
        }
        return best;
    }

    private void takeIn(int c) {
        long all = in.get(c).lot.units;
        double setup = in.get(c).setupIn;
        taken[c] = climb(all, taken[c], units -> {
            taken[c] = units;
            return play() + (units > 0 ? setup : 0);
        });
        if (taken[c] > 0) {
            long best = taken[c];
            double with = play();
            taken[c] = 0;
            taken[c] = play() >= with ? 0 : best;
        }
    }

    /** The best way out of a lot and how much takes it; returns what that earns. */
    private double leave(int i) {
        LotState lot = risky.get(i);
        long all = lot.units;
        long now = staying[i];
        double best = play() + earned(lot, all - now);
        long bestStaying = now;
        double bestEarned = earned(lot, all - now);
        List<double[]> ways = new ArrayList<>();
        if (lot.canLeave()) {
            ways.add(new double[] {lot.outValue, 0});
        }
        for (JointBound.Pair pair : outgoing.getOrDefault(lot, List.of())) {
            if (!lot.canLeave() || pair.rate() > lot.outValue) {
                ways.add(new double[] {pair.rate(), pair.setup});
            }
        }
        for (double[] way : ways) {
            long kept = climb(all, now, units -> {
                staying[i] = units;
                return play() + (all - units) * way[0];
            });
            staying[i] = kept;
            double earned = kept == all ? 0 : (all - kept) * way[0] - way[1];
            double value = play() + earned;
            if (value > best) {
                best = value;
                bestStaying = kept;
                bestEarned = earned;
            }
        }
        staying[i] = bestStaying;
        return bestEarned;
    }

    /** What units that left before earn by the best way; nothing has left if nothing may. */
    private double earned(LotState lot, long units) {
        if (units == 0) {
            return 0;
        }
        double best = lot.canLeave() ? units * lot.outValue : Double.NEGATIVE_INFINITY;
        for (JointBound.Pair pair : outgoing.getOrDefault(lot, List.of())) {
            best = Math.max(best, units * pair.rate() - pair.setup);
        }
        return best;
    }

    private interface Value {
        double at(long units);
    }

    /** The best number of units of a concave value, in parts of the lot, from a start that is often right. */
    private long climb(long all, long start, Value value) {
        long part = Math.max(1, (all + book.settings.quantityParts() - 1) / book.settings.quantityParts());
        long low = 0; // so many parts gain
        long high = (all + part - 1) / part + 1; // so many do not
        long middle = Math.max(1, Math.min(high - 1, (start + part - 1) / part));
        while (high - low > 1) {
            double gain = value.at(Math.min(all, middle * part)) - value.at((middle - 1) * part);
            if (gain > SeriesPlanner.NOTHING) {
                low = middle;
            } else {
                high = middle;
            }
            middle = middle == low ? Math.min(high - 1, low + 1) : Math.max(low + 1, high - 1);
            if (high - low > 8) {
                middle = (low + high) >>> 1;
            }
        }
        return Math.min(all, low * part);
    }
}
