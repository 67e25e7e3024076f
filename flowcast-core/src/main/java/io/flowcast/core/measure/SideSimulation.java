package io.flowcast.core.measure;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.PlanItem;
import io.flowcast.core.run.Parallel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one side of a comparison through the sample paths of the forecast, item by item. */
final class SideSimulation {
    /** Paths of demand; the same ones for both sides. */
    static final int PATHS = 256;

    private static final int BLOCK = 16;
    private static final int FIGURES = 3;

    private final CheckedRequest checked;
    private final DemandForecast demand;
    private final PlanSettings settings;
    private final int days;

    SideSimulation(CheckedRequest checked, DemandForecast demand) {
        this.checked = checked;
        this.demand = demand;
        this.settings = checked.request().settings();
        this.days = settings.horizonDays();
    }

    private static final class Scratch {
        private double[] paths = new double[0];
        private double[] left = new double[0];
        private double[] before = new double[0];
        private final ItemFlow one = new ItemFlow();
    }

    /**
     * What happens on one side.
     *
     * @param flows expected flows of each item
     * @param arrivedUnits what comes in and can be sold, by item; what comes from another site is not part of it
     * @param heldUnits what is neither sold nor wasted nor given away but is not on the shelf, by item: blocked, or on the
     *     way when the plan ends
     * @param byPath wasted kg, kgCO2e of that waste, and money of all items, by path of demand
     */
    record Played(ItemFlow[] flows, double[] arrivedUnits, double[] heldUnits, double[][] byPath) {}

    /**
     * What a wasted unit of an item weighs, emits and costs.
     *
     * @param kilograms mass
     * @param kilogramsCo2e of producing and disposing of it
     * @param cost of throwing it away
     */
    record WasteOfUnit(double kilograms, double kilogramsCo2e, double cost) {}

    /** Expected flows of each item, and sums over all items by path. */
    Played play(PlannedSide side, List<WasteOfUnit> waste, RunContext context) {
        Goods goods = goods(side);
        int rows = goods.parcels.size();
        ItemFlow[] flows = new ItemFlow[rows];
        // Sums of floating numbers depend on their order: each block sums its items, then the blocks are summed in
        // turn.
        int blocks = (rows + BLOCK - 1) / BLOCK;
        double[][][] sums = new double[blocks][FIGURES][PATHS];
        Parallel.forEach(context, "measure", blocks, Scratch::new, (block, scratch) -> {
            for (int row = block * BLOCK; row < Math.min(rows, (block + 1) * BLOCK); row++) {
                flows[row] = play(row, goods.parcels.get(row), waste.get(row), sums[block], scratch, context);
            }
        });
        double[][] byPath = new double[FIGURES][PATHS];
        for (double[][] block : sums) {
            for (int figure = 0; figure < FIGURES; figure++) {
                for (int path = 0; path < PATHS; path++) {
                    byPath[figure][path] += block[figure][path];
                }
            }
        }
        return new Played(flows, goods.arrived, goods.held, byPath);
    }

    private ItemFlow play(
            int row,
            List<ItemStock.Parcel> parcels,
            WasteOfUnit waste,
            double[][] sums,
            Scratch scratch,
            RunContext context) {
        ItemStock stock = new ItemStock(parcels);
        int horizon = demand.horizon();
        if (scratch.paths.length < PATHS * horizon) {
            scratch.paths = new double[PATHS * horizon];
        }
        if (scratch.left.length < stock.parcels) {
            scratch.left = new double[stock.parcels];
            scratch.before = new double[stock.parcels];
        }
        demand.samplePaths(row, context.seed(), 0, PATHS, scratch.paths);
        ItemFlow flow = new ItemFlow();
        Listing listing = checked.items().get(row).listing();
        ItemFlow one = scratch.one;
        for (int path = 0; path < PATHS; path++) {
            one.clear();
            stock.play(
                    scratch.paths,
                    path * horizon,
                    days,
                    settings.newestFirstShare(),
                    listing.unitPrice(),
                    scratch.left,
                    scratch.before,
                    one);
            flow.add(one);
            sums[0][path] += one.wasted * waste.kilograms;
            sums[1][path] += one.wasted * waste.kilogramsCo2e;
            sums[2][path] += one.revenue
                    + one.closing * listing.unitCost()
                    - one.wasted * waste.cost
                    - one.lost * listing.lostSaleCostPerUnit()
                    - one.holdingUnitDays * listing.holdingCostPerUnitDay();
        }
        flow.scale(1.0 / PATHS);
        return flow;
    }

    /** What can be sold of each item, and what cannot. */
    private static final class Goods {
        private final List<List<ItemStock.Parcel>> parcels = new ArrayList<>();
        private final double[] arrived;
        private final double[] held;

        Goods(int rows) {
            for (int row = 0; row < rows; row++) {
                parcels.add(new ArrayList<>());
            }
            arrived = new double[rows];
            held = new double[rows];
        }
    }

    private Goods goods(PlannedSide side) {
        Goods goods = new Goods(checked.items().size());
        Map<SeriesKey, Integer> rows = new HashMap<>();
        for (PlanItem item : checked.items()) {
            rows.put(item.key(), rows.size());
        }
        Map<String, Long> undecided = lotsAndOrders(goods);
        for (LotDecision decision : side.actions().decisions()) {
            decide(decision, rows, goods, undecided);
        }
        for (int row = 0; row < goods.parcels.size(); row++) {
            for (StockLot lot : checked.items().get(row).lots()) {
                addLot(goods, row, lot, lastDay(row, lot), undecided.getOrDefault(lot.lotId(), 0L), 1, 1);
            }
        }
        for (OrderLine order : side.orders().orders()) {
            Integer row = rows.get(order.key());
            if (row != null) {
                addArrival(goods, row, order.arriveOn(), order.quantityUnits());
            }
        }
        return goods;
    }

    private Map<String, Long> lotsAndOrders(Goods goods) {
        Map<String, Long> undecided = new HashMap<>();
        for (int row = 0; row < goods.parcels.size(); row++) {
            PlanItem item = checked.items().get(row);
            item.lots().forEach(lot -> undecided.put(lot.lotId(), lot.quantityUnits()));
            for (PurchaseOrder order : item.onOrder()) {
                addArrival(goods, row, order.expectedOn(), order.quantityUnits());
            }
        }
        return undecided;
    }

    /** Goods that an action takes away leave the item; goods with a new price or place become parcels of their own. */
    private void decide(LotDecision decision, Map<SeriesKey, Integer> rows, Goods goods, Map<String, Long> undecided) {
        StockLot lot = decision.lot();
        Integer row = rows.get(new SeriesKey(lot.siteId(), lot.productId()));
        if (row == null) {
            return;
        }
        undecided.merge(lot.lotId(), -decision.quantityUnits(), Long::sum);
        int last = day(decision.lastSaleDate());
        double units = decision.quantityUnits();
        if (decision.action() instanceof ExpiryAction.Keep) {
            addLot(goods, row, lot, last, units, 1, 1);
        } else if (decision.action() instanceof ExpiryAction.Markdown markdown) {
            MarkdownRule rule = settings.markdown();
            double off = markdown.discountFraction();
            addLot(goods, row, lot, last, units, 1 - off, rule.demandFactor(off));
        } else if (decision.action() instanceof ExpiryAction.Transfer transfer) {
            Integer target = rows.get(new SeriesKey(transfer.toSiteId(), lot.productId()));
            int arrival = day(decision.on()) + settings.transfer().days();
            if (target != null && arrival >= 0 && arrival < days) {
                goods.parcels.get(target).add(new ItemStock.Parcel(arrival, last, units, 1, 1));
            } else {
                goods.held[row] += units; // still on the way, or where nobody forecasts
            }
        }
    }

    private static void addLot(
            Goods goods, int row, StockLot lot, int lastDay, double units, double priceFactor, double demandFactor) {
        if (units > 0 && lot.condition() == StockLot.Condition.BLOCKED) {
            goods.held[row] += units;
        } else if (units > 0) {
            goods.parcels.get(row).add(new ItemStock.Parcel(0, lastDay, units, priceFactor, demandFactor));
        }
    }

    private void addArrival(Goods goods, int row, LocalDate on, long units) {
        int arrival = day(on);
        if (arrival >= 0 && arrival < days) {
            int life = checked.items().get(row).shelfLifeDays();
            goods.parcels.get(row).add(new ItemStock.Parcel(arrival, arrival + life - 1, units, 1, 1));
            goods.arrived[row] += units;
        }
    }

    private int lastDay(int row, StockLot lot) {
        LocalDate expires = lot.expiresOn();
        int life = checked.items().get(row).shelfLifeDays();
        return expires != null ? day(expires) : day(lot.receivedOn().plusDays(life - 1L));
    }

    private int day(LocalDate date) {
        return Math.toIntExact(Math.max(
                -1,
                Math.min(
                        Integer.MAX_VALUE / 2,
                        date.toEpochDay() - checked.asOf().toEpochDay())));
    }
}
