package io.flowcast.models.expiry;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.core.run.Streams;
import io.flowcast.models.expiry.sell.SellThrough;
import org.jspecify.annotations.Nullable;

/**
 * Decides for the lots of one series, oldest first, each given what was decided for the others, in up to {@value #SWEEPS}
 * sweeps: at which price from which day, and how much is worth more as a gift than on the shelf.
 *
 * <p>V(q, d, s) is the expected money of the whole series, fresher goods included, if q units of the lot stay and are
 * sold at discount d from day s on. Three searches take turns until nothing changes:
 *
 * <ul>
 *   <li>Price: the largest V over the ladder and, for each discount, over starts today, tomorrow, ... as long as waiting
 *       pays. A discount that would start later is no action of today: the lot is kept and looked at again tomorrow. A
 *       label costs its price for each unit.
 *   <li>Quantity: units are kept as long as the marginal value V(q) - V(q - 1) is at least what giving one away is
 *       worth. V is concave in q on each path up to the noise of rounding, so bisection finds the place.
 *   <li>Units that sell with less than the negligible probability are given away even if their price would say otherwise.
 * </ul>
 *
 * <p>Holds the memory of one thread.
 */
final class SeriesPlanner {
    /** Gains below it are rounding. */
    static final double NOTHING = 1e-9;

    private static final int ROUNDS = 3;
    private static final int SWEEPS = 3;
    private static final int GIFT_PARTS = 4;

    private final ProblemBook book;
    private final ExpirySettings settings;
    private final long seed;
    final SellThrough shelf;
    /** Places of the deliveries in the play, -1 for those in the pool of fresh goods. */
    private int[] arrivalHandle = {};

    private SeriesPlanner(ProblemBook book, long seed, int paths) {
        this.book = book;
        this.seed = seed;
        settings = book.settings;
        shelf = new SellThrough(paths, book.problem.horizonDays(), book.problem.markdown());
    }

    /** Memory for a search. */
    static SeriesPlanner searching(ProblemBook book, long seed) {
        return new SeriesPlanner(book, seed, book.settings.searchPaths());
    }

    /** Memory for the value of what was found. */
    static SeriesPlanner valuing(ProblemBook book, long seed) {
        return new SeriesPlanner(book, seed, book.settings.paths());
    }

    /** Puts everything of a series on the shelf as it was decided; false if its forecast cannot be used. */
    boolean load(SeriesStock stock) {
        return load(stock, null);
    }

    /** The same; where there is nothing that tells the price of orders, a lot that may come tells it. */
    boolean load(SeriesStock stock, @Nullable LotState candidate) {
        DemandForecast forecast = book.problem.forecast();
        boolean sound = true;
        if (stock.row < 0) {
            shelf.begin();
        } else {
            sound = shelf.begin(forecast, stock.row, seed, book.problem.newestFirstShare());
            shelf.replenish(settings.replenishedFromDay());
        }
        for (LotState lot : stock.lots) {
            lot.handle = add(lot, 0, lot.staying);
            shelf.price(lot.handle, lot.level, lot.fromDay);
        }
        for (Move move : stock.incoming) {
            move.handle = add(move.lot, move.lane.days(), move.units);
        }
        addArrivals(stock, candidate);
        return sound;
    }

    /** Puts goods on the shelf that come from elsewhere. */
    int add(LotState lot, int arrivalDay, long units) {
        LotOutlook outlook = lot.outlook;
        int lastDay = lot.lastDay;
        double wasteValue = arrivalDay > 0 ? -lot.disposalCost : lot.wasteValue;
        int handle =
                shelf.add(arrivalDay, lastDay, units, outlook.unitPrice(), wasteValue, outlook.purchaseCostPerUnit());
        shelf.live(
                handle,
                outlook.remainingLife().days(),
                Streams.seed(seed, outlook.lot().lotId()));
        return handle;
    }

    /** Orders have the price and cost of the freshest goods that are there. */
    private void addArrivals(SeriesStock stock, @Nullable LotState candidate) {
        LotState like = candidate;
        if (!stock.lots.isEmpty()) {
            like = stock.lots.get(stock.lots.size() - 1);
        } else if (!stock.incoming.isEmpty()) {
            like = stock.incoming.get(0).lot;
        }
        if (like != null) {
            double price = like.outlook.unitPrice();
            double cost = like.outlook.purchaseCostPerUnit();
            shelf.fresh(price, cost);
            shelf.lostSale(Math.max(0, settings.saleWorth() * cost - Math.max(0, price - cost)));
        }
        // Where newer goods follow, a delivery ages as the lots did; where none do, it is the freshest there will be.
        int life = like == null || settings.replenishedFromDay() == ExpirySettings.NEVER ? 0 : like.lifeOnArrival();
        int count = stock.arrivalDays.size();
        if (arrivalHandle.length < count) {
            arrivalHandle = new int[count];
        }
        for (int i = 0; i < count; i++) {
            int day = stock.arrivalDays.get(i);
            long units = stock.arrivalUnits.get(i);
            arrivalHandle[i] = -1;
            if (like != null && life > 0) {
                LotOutlook outlook = like.outlook;
                arrivalHandle[i] = shelf.add(
                        day,
                        day + life - 1,
                        units,
                        outlook.unitPrice(),
                        -like.disposalCost,
                        outlook.purchaseCostPerUnit());
            } else {
                shelf.arrive(day, units);
            }
        }
    }

    /** Changes a delivery of the series that was loaded last. */
    void arrival(SeriesStock stock, int at, long before, long units) {
        if (arrivalHandle[at] >= 0) {
            shelf.units(arrivalHandle[at], units);
        } else {
            shelf.arrive(stock.arrivalDays.get(at), units - before);
        }
    }

    /** Decides for all lots of a series, beginning with what was decided before. */
    void improve(SeriesStock stock) {
        stock.valued = false;
        if (!load(stock)) {
            stock.broken = true;
            return;
        }
        shelf.play();
        if (!stock.looked) {
            stock.looked = true;
            for (LotState lot : stock.lots) {
                lot.wasteIfKept = shelf.wasted(lot.handle);
            }
        }
        int sweeps = 0;
        boolean again = true;
        while (again && sweeps < SWEEPS) {
            again = sweep(stock);
            sweeps++;
        }
    }

    /** Decides for every lot that is at risk or had an action; says whether another sweep could change something. */
    private boolean sweep(SeriesStock stock) {
        int searched = 0;
        boolean changed = false;
        for (LotState lot : stock.lots) {
            if (atRisk(lot) || lot.level > 0 || lot.wanted > 0) {
                long staying = lot.staying;
                int level = lot.level;
                int fromDay = lot.fromDay;
                decide(lot);
                searched++;
                changed |= staying != lot.staying || level != lot.level || fromDay != lot.fromDay;
            }
        }
        return changed && searched > 1;
    }

    private boolean atRisk(LotState lot) {
        return lot.staying > 0 && shelf.wasted(lot.handle) > settings.riskShare() * lot.staying;
    }

    /** Decides for one lot, and leaves the shelf as it was last played with the decision. */
    private void decide(LotState lot) {
        long all = lot.staying + lot.wanted;
        lot.staying = all;
        lot.wanted = 0;
        shelf.units(lot.handle, all);
        double best = choosePrice(lot);
        if (lot.canLeave()) {
            for (int round = 0; round < ROUNDS; round++) {
                long kept = unitsToKeep(lot, all, best);
                boolean same = kept == lot.staying;
                lot.staying = kept;
                lot.wanted = all - kept;
                shelf.units(lot.handle, kept);
                if (same || kept == 0) {
                    break;
                }
                best = choosePrice(lot);
            }
        }
        shelf.play(lot.handle);
        if (lot.canLeave()) {
            if (lot.giveable()) {
                keepNoUnitThatHardlySells(lot, all);
            }
            valueParts(lot);
        }
    }

    /** Sets the best price of the units that stay and returns the value, labels paid. */
    double choosePrice(LotState lot) {
        int levels = book.problem.markdown().discountFractions().size();
        int lastStart = Math.min(lot.lastDay, book.problem.horizonDays() - 1);
        double best = valueAt(lot, 0, 0);
        if (levels > 0 && lot.staying > 0) {
            best = lot.searched ? nearbyPrice(lot, best, levels, lastStart) : anyPrice(lot, best, levels, lastStart);
            lot.searched = true;
        }
        shelf.price(lot.handle, lot.level, lot.fromDay);
        return best;
    }

    private double anyPrice(LotState lot, double atFullPrice, int levels, int lastStart) {
        double best = atFullPrice;
        double last = atFullPrice;
        lot.level = 0;
        lot.fromDay = 0;
        for (int level = 1; level <= levels; level++) {
            double now = valueAt(lot, level, 0);
            double later = lastStart > 0 ? valueAt(lot, level, 1) : Double.NEGATIVE_INFINITY;
            int day = 0;
            // Waiting pays up to a day and then no more: climb as long as a later start is at least as good.
            while (later >= now && day < lastStart) {
                day++;
                now = later;
                later = day < lastStart ? valueAt(lot, level, day + 1) : Double.NEGATIVE_INFINITY;
            }
            if (better(now, best)) {
                best = now;
                lot.level = level;
                lot.fromDay = day;
            } else if (now < last) {
                break; // a deeper discount only gives away more
            }
            last = now;
        }
        return best;
    }

    /** Looks at full price, the price so far, and what is one step of the ladder or one day from it. */
    private double nearbyPrice(LotState lot, double atFullPrice, int levels, int lastStart) {
        int level = lot.level;
        int day = Math.min(lot.fromDay, Math.max(0, lastStart));
        double best = atFullPrice;
        lot.level = 0;
        lot.fromDay = 0;
        for (int l = Math.max(1, level - 1); l <= Math.min(levels, level + 1); l++) {
            for (int d = Math.max(0, day - (l == level ? 1 : 0));
                    d <= Math.min(lastStart, day + (l == level ? 1 : 0));
                    d++) {
                double value = valueAt(lot, l, d);
                if (better(value, best)) {
                    best = value;
                    lot.level = l;
                    lot.fromDay = d;
                }
            }
        }
        return best;
    }

    private static boolean better(double value, double best) {
        return value > best + NOTHING * Math.max(1, Math.abs(best));
    }

    private double valueAt(LotState lot, int level, int fromDay) {
        shelf.price(lot.handle, level, fromDay);
        double labels = level > 0 ? book.problem.markdown().labelCostPerUnit() * lot.staying : 0;
        return shelf.play() - labels;
    }

    private long unitsToKeep(LotState lot, long all, double valueOfStaying) {
        long part = Math.max(1, (all + settings.quantityParts() - 1) / settings.quantityParts());
        double label = lot.level > 0 ? book.problem.markdown().labelCostPerUnit() : 0;
        double worth = (lot.outValue + label) * part;
        double valueOfAll = lot.staying == all ? valueOfStaying + label * all : valueOf(lot, all);
        long parts = (all + part - 1) / part;
        long low = 0; // so many parts are worth keeping
        long high = parts + 1; // so many are not
        long middle = parts; // mostly all are
        while (high - low > 1) {
            long kept = Math.min(all, middle * part);
            long before = (middle - 1) * part;
            double marginal = (kept == all ? valueOfAll : valueOf(lot, kept)) - valueOf(lot, before);
            if (marginal >= worth * (kept - before) / part - NOTHING) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) >>> 1;
        }
        long kept = Math.min(all, low * part);
        shelf.units(lot.handle, lot.staying);
        return kept;
    }

    private double valueOf(LotState lot, long units) {
        shelf.units(lot.handle, units);
        return shelf.play();
    }

    private void keepNoUnitThatHardlySells(LotState lot, long all) {
        long sells = (long) Math.ceil(shelf.soldQuantile(1 - settings.negligibleSaleProbability()) - 0.5);
        if (sells < lot.staying) {
            lot.staying = Math.max(0, sells);
            lot.wanted = all - lot.staying;
            shelf.units(lot.handle, lot.staying);
            shelf.play();
        }
    }

    /** {@code units * i / parts} without running over the largest long. */
    private static long part(long units, int i, int parts) {
        return units / parts * i + units % parts * i / parts;
    }

    /** What leaving gains over keeping, for parts of the units to leave, those that would sell most easily first. */
    private void valueParts(LotState lot) {
        int parts = (int) Math.min(GIFT_PARTS, lot.wanted);
        lot.giftParts = new long[parts];
        lot.giftGains = new double[parts];
        lot.keepWorth = new double[parts];
        if (parts == 0) {
            return;
        }
        double before = valueOf(lot, lot.staying);
        long kept = lot.staying;
        for (int i = 0; i < parts; i++) {
            long units = part(lot.wanted, i + 1, parts) - part(lot.wanted, i, parts);
            kept += units;
            double value = valueOf(lot, kept);
            lot.giftParts[i] = units;
            // Units that hardly sell are waste, whatever their price says.
            lot.keepWorth[i] = (value - before) / units;
            lot.giftGains[i] = Math.max(0, lot.giftValue - lot.keepWorth[i]);
            before = value;
        }
        valueOf(lot, lot.staying);
    }

    /** Prices anew what stays of the lots whose gifts found no room. */
    void reprice(SeriesStock stock) {
        stock.valued = false;
        load(stock);
        for (LotState lot : stock.lots) {
            if (lot.canLeave() && lot.wanted > lot.given()) {
                choosePrice(lot);
            }
        }
    }
}
