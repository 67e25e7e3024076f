package io.flowcast.core.measure;

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
    }

    /** Expected flows of each item. */
    ItemFlow[] play(PlannedSide side, RunContext context) {
        List<List<ItemStock.Parcel>> goods = parcels(side);
        ItemFlow[] flows = new ItemFlow[goods.size()];
        Parallel.forEach(context, "measure", flows.length, Scratch::new, (row, scratch) -> {
            ItemStock stock = new ItemStock(goods.get(row));
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
            double price = checked.items().get(row).listing().unitPrice();
            for (int path = 0; path < PATHS; path++) {
                stock.play(
                        scratch.paths,
                        path * horizon,
                        days,
                        settings.newestFirstShare(),
                        price,
                        scratch.left,
                        scratch.before,
                        flow);
            }
            flow.scale(1.0 / PATHS);
            flows[row] = flow;
        });
        return flows;
    }

    private List<List<ItemStock.Parcel>> parcels(PlannedSide side) {
        Map<SeriesKey, Integer> rows = new HashMap<>();
        List<List<ItemStock.Parcel>> goods = new ArrayList<>();
        for (PlanItem item : checked.items()) {
            rows.put(item.key(), goods.size());
            goods.add(new ArrayList<>());
        }
        Map<String, Long> undecided = lotsAndOrders(goods);
        for (LotDecision decision : side.actions().decisions()) {
            decide(decision, rows, goods, undecided);
        }
        for (int row = 0; row < goods.size(); row++) {
            for (StockLot lot : checked.items().get(row).lots()) {
                addLot(goods.get(row), lot, lastDay(row, lot), undecided.getOrDefault(lot.lotId(), 0L), 1, 1);
            }
        }
        for (OrderLine order : side.orders().orders()) {
            Integer row = rows.get(order.key());
            if (row != null) {
                addArrival(goods.get(row), row, order.arriveOn(), order.quantityUnits());
            }
        }
        return goods;
    }

    private Map<String, Long> lotsAndOrders(List<List<ItemStock.Parcel>> goods) {
        Map<String, Long> undecided = new HashMap<>();
        for (int row = 0; row < goods.size(); row++) {
            PlanItem item = checked.items().get(row);
            item.lots().forEach(lot -> undecided.put(lot.lotId(), lot.quantityUnits()));
            for (PurchaseOrder order : item.onOrder()) {
                addArrival(goods.get(row), row, order.expectedOn(), order.quantityUnits());
            }
        }
        return undecided;
    }

    /** Goods that an action takes away leave the item; goods with a new price or place become parcels of their own. */
    private void decide(
            LotDecision decision,
            Map<SeriesKey, Integer> rows,
            List<List<ItemStock.Parcel>> goods,
            Map<String, Long> undecided) {
        StockLot lot = decision.lot();
        Integer row = rows.get(new SeriesKey(lot.siteId(), lot.productId()));
        if (row == null) {
            return;
        }
        undecided.merge(lot.lotId(), -decision.quantityUnits(), Long::sum);
        int last = day(decision.lastSaleDate());
        double units = decision.quantityUnits();
        if (decision.action() instanceof ExpiryAction.Keep) {
            addLot(goods.get(row), lot, last, units, 1, 1);
        } else if (decision.action() instanceof ExpiryAction.Markdown markdown) {
            MarkdownRule rule = settings.markdown();
            double off = markdown.discountFraction();
            addLot(goods.get(row), lot, last, units, 1 - off, rule.demandFactor(off));
        } else if (decision.action() instanceof ExpiryAction.Transfer transfer) {
            Integer target = rows.get(new SeriesKey(transfer.toSiteId(), lot.productId()));
            if (target != null) {
                int arrival = day(decision.on()) + settings.transfer().days();
                goods.get(target).add(new ItemStock.Parcel(arrival, last, units, 1, 1));
            }
        }
    }

    private static void addLot(
            List<ItemStock.Parcel> goods,
            StockLot lot,
            int lastDay,
            double units,
            double priceFactor,
            double demandFactor) {
        if (units > 0 && lot.condition() != StockLot.Condition.BLOCKED) {
            goods.add(new ItemStock.Parcel(0, lastDay, units, priceFactor, demandFactor));
        }
    }

    private void addArrival(List<ItemStock.Parcel> goods, int row, LocalDate on, long units) {
        int arrival = day(on);
        if (arrival < days) {
            int life = checked.items().get(row).shelfLifeDays();
            goods.add(new ItemStock.Parcel(arrival, arrival + life - 1, units, 1, 1));
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
