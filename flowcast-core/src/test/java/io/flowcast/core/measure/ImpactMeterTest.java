package io.flowcast.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.RequestCheck;
import io.flowcast.core.testing.KnownDemand;
import io.flowcast.core.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Demand is known to be 10 a day for milk at one store, so every figure can be computed by hand. */
class ImpactMeterTest {
    private static final Baseline BASELINE = new Baseline("usual", "what is always done");
    private final World world = new World();
    private final List<OrderLine> orders = new ArrayList<>();
    private final List<LotDecision> decisions = new ArrayList<>();

    ImpactMeterTest() {
        world.listings.removeIf(
                l -> !l.siteId().equals("north") || !l.productId().equals("milk"));
    }

    private Impact measure() {
        CheckedRequest checked = RequestCheck.examine(world.request(), World.context());
        KnownDemand demand = new KnownDemand(checked.panel(), 15, 10);
        return new ImpactMeter(checked, demand)
                .measure(BASELINE, side(orders, decisions), side(List.of(), List.of()), World.context());
    }

    private static PlannedSide side(List<OrderLine> orders, List<LotDecision> decisions) {
        Provenance provenance = Provenance.of("order", "by hand", Map.of(), "", World.context());
        return new PlannedSide(
                new InventoryPlan(orders, List.of(), Findings.none(), provenance),
                new ExpiryPlan(decisions, Findings.none(), provenance),
                List.of());
    }

    private void decide(StockLot lot, ExpiryAction action, long units) {
        decisions.add(
                new LotDecision(lot, action, units, World.TODAY, World.TODAY.plusDays(1), 0.5, 0, 0, 0, 0, "by hand"));
    }

    private static void assertBalance(Footprint f, double opening, double arrived, double closing) {
        assertThat(f.soldUnits() + f.wastedUnits() + f.donatedUnits() + closing)
                .isCloseTo(opening + arrived, within(1e-9));
    }

    @Test
    void stockThatExpiresIsWasteAndDemandThatIsNotMetIsLost() {
        // 50 units that can be sold today and tomorrow: 20 sell, 30 are wasted; then nothing is left for 5 days.
        world.lots.add(World.lot("a", "north", "milk", 50, World.TODAY.plusDays(1)));
        Footprint f = measure().without();
        assertThat(f.soldUnits()).isCloseTo(20, within(1e-9));
        assertThat(f.wastedUnits()).isCloseTo(30, within(1e-9));
        assertThat(f.lostSalesUnits()).isCloseTo(50, within(1e-9));
        assertThat(f.revenue()).isCloseTo(40, within(1e-9));
        assertThat(f.wastedKilograms()).isCloseTo(30, within(1e-9));
        assertThat(f.wasteCost()).isCloseTo(6, within(1e-9));
        assertThat(f.wasteKilogramsCo2e()).isCloseTo(30 * 3.5, within(1e-9));
        assertBalance(f, 50, 0, 0);
    }

    @Test
    void ordersArriveAndKeep() {
        orders.add(new OrderLine(
                new SeriesKey("north", "milk"),
                "dairy",
                World.TODAY,
                World.TODAY.plusDays(1),
                80,
                true,
                80,
                0,
                "by hand"));
        Footprint f = measure().plan();
        // Nothing today, then 10 on each of six days; 20 are left with one good day more than the horizon.
        assertThat(f.lostSalesUnits()).isCloseTo(10, within(1e-9));
        assertThat(f.soldUnits()).isCloseTo(60, within(1e-9));
        assertThat(f.wastedUnits()).isZero();
        assertThat(f.closingStockValue()).isCloseTo(20, within(1e-9));
        assertThat(f.purchaseCost()).isCloseTo(80, within(1e-9));
        assertBalance(f, 0, 80, 20);
    }

    @Test
    void donationsAreMealsAndDiscardsAreWaste() {
        StockLot lot = World.lot("a", "north", "milk", 50, World.TODAY.plusDays(1));
        world.lots.add(lot);
        decide(lot, new ExpiryAction.Keep(), 20);
        decide(lot, new ExpiryAction.Donate("bank"), 25);
        decide(lot, new ExpiryAction.Discard(Pathway.LANDFILL), 5);
        Impact impact = measure();
        assertThat(impact.plan().wastedUnits()).isCloseTo(5, within(1e-9));
        assertThat(impact.plan().meals()).isCloseTo(50, within(1e-9));
        assertThat(impact.savedWasteKilograms()).isCloseTo(25, within(1e-9));
        assertThat(impact.savedKilogramsCo2e()).isCloseTo(25 * 3.5, within(1e-9));
        assertThat(impact.factors()).anySatisfy(use -> {
            assertThat(use.factor().id()).isEqualTo("disposal.landfill");
            assertThat(use.planAmount()).isCloseTo(5, within(1e-9));
            assertThat(use.baselineAmount()).isCloseTo(30, within(1e-9));
        });
        assertBalance(impact.plan(), 50, 0, 0);
    }

    @Test
    void aMarkdownBringsCustomersAndCostsPrice() {
        StockLot lot = World.lot("a", "north", "milk", 50, World.TODAY.plusDays(1));
        world.lots.add(lot);
        decide(lot, new ExpiryAction.Markdown(0.5), 50);
        Footprint f = measure().plan();
        // Elasticity -1 at half price doubles demand: 20 a day for two days at half of 2.
        assertThat(f.soldUnits()).isCloseTo(40, within(1e-9));
        assertThat(f.revenue()).isCloseTo(40, within(1e-9));
        assertThat(f.wastedUnits()).isCloseTo(10, within(1e-9));
        assertBalance(f, 50, 0, 0);
    }

    @Test
    void aMissingFactorCountsNothingAndSaysSo() {
        world.lots.add(World.lot("a", "north", "milk", 50, World.TODAY.plusDays(1)));
        world.factors.removeIf(factor -> factor.id().equals("production.food"));
        Impact impact = measure();
        assertThat(impact.findings().count("impact.missing-factor")).isEqualTo(1);
        assertThat(impact.without().wasteKilogramsCo2e()).isCloseTo(15, within(1e-9));
    }
}
