package io.flowcast.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Destination;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.Fairness;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.WasteHierarchy;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.impact.Baseline;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Figure;
import io.flowcast.api.impact.Impact;
import io.flowcast.api.impact.ImpactReport;
import io.flowcast.api.impact.ImpactTerms;
import io.flowcast.api.impact.MassBalance;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.RequestCheck;
import io.flowcast.core.testing.KnownDemand;
import io.flowcast.core.testing.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What stands behind an impact: it balances, adds up from its own lines, and says what it assumes. */
class ImpactReportTest {
    private static final Baseline BASELINE = new Baseline("usual", "what is always done");

    private final World world = new World();
    private final List<OrderLine> orders = new ArrayList<>();
    private final List<LotDecision> decisions = new ArrayList<>();
    private double demandPerDay = 10;

    private Impact measure(ImpactTerms terms, RunContext context) {
        CheckedRequest checked = RequestCheck.examine(world.request(), context);
        KnownDemand demand = new KnownDemand(checked.panel(), 15, demandPerDay);
        return new ImpactMeter(checked, demand, terms)
                .measure(BASELINE, side(orders, decisions), side(List.of(), List.of()), context);
    }

    private Impact measure() {
        return measure(ImpactTerms.standard(), World.context());
    }

    private static ImpactReport report(Impact impact) {
        return Objects.requireNonNull(impact.report());
    }

    private static PlannedSide side(List<OrderLine> orders, List<LotDecision> decisions) {
        Provenance provenance = Provenance.of("order", "by hand", Map.of(), "", World.context());
        return new PlannedSide(
                new InventoryPlan(orders, List.of(), Findings.none(), provenance),
                new ExpiryPlan(decisions, Findings.none(), provenance),
                List.of());
    }

    private void decide(StockLot lot, ExpiryAction action, long units) {
        LocalDate last = lot.expiresOn() == null ? World.TODAY : lot.expiresOn();
        decisions.add(new LotDecision(lot, action, units, World.TODAY, last, 0.5, 0, 0, 1, 0, "by hand"));
    }

    private static ImpactReport.FigureTotal figure(Impact impact, String name) {
        return report(impact).figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** 50 kg of milk today; 25 are given, 5 composted, 20 sold; the baseline sells 20 and throws 30 away. */
    private void milkIsGiven() {
        world.listings.removeIf(
                l -> !l.siteId().equals("north") || !l.productId().equals("milk"));
        StockLot lot = World.lot("a", "north", "milk", 50, World.TODAY.plusDays(1));
        world.lots.add(lot);
        world.factors.add(new Factor("disposal.compost", 0.1, "kgCO2e/kg", "made up for tests", "2024", 0.05, 0.2));
        world.factors.add(new Factor("water.food", 600, "l/kg", "made up for tests", "2024", null, null));
        world.factors.add(new Factor("land.food", 9, "m2/kg", "made up for tests", "2024", 4.0, 20.0));
        world.factors.add(new Factor("donation.loss", 0.04, "kg/kg", "made up for tests", "2024", null, null));
        decide(lot, new ExpiryAction.Keep(), 20);
        decide(lot, new ExpiryAction.Donate("bank"), 25);
        decide(lot, new ExpiryAction.Discard(Pathway.COMPOST), 5);
    }

    @Test
    void everyFigureIsComputedByHand() {
        milkIsGiven();
        ImpactTerms terms = new ImpactTerms(WasteHierarchy.epaWastedFoodScale(), 0.6, 1, 0.9, 2_000, Map.of());
        Impact impact = measure(terms, World.context());
        assertThat(figure(impact, "production kgCO2e").plan()).isCloseTo(5 * 3, within(1e-9));
        assertThat(figure(impact, "production kgCO2e").without()).isCloseTo(30 * 3, within(1e-9));
        assertThat(figure(impact, "disposal kgCO2e").plan()).isCloseTo(5 * 0.1, within(1e-9));
        assertThat(figure(impact, "disposal kgCO2e").without()).isCloseTo(30 * 0.5, within(1e-9));
        assertThat(figure(impact, "water l").saved()).isCloseTo(25 * 600, within(1e-6));
        assertThat(figure(impact, "land m2").saved()).isCloseTo(25 * 9, within(1e-6));
        // 40 % of 25 kg replace no purchase, 4 % of them are lost and buried.
        assertThat(figure(impact, "rebound kgCO2e").plan()).isCloseTo(10 * 3, within(1e-9));
        assertThat(figure(impact, "lost at recipients kg").plan()).isCloseTo(1, within(1e-9));
        assertThat(figure(impact, "disposal at recipients kgCO2e").plan()).isCloseTo(0.5, within(1e-9));
        assertThat(figure(impact, "all emissions kgCO2e").saved()).isCloseTo(105 - 15.5, within(1e-9));
        assertThat(figure(impact, "all emissions with rebound and loss at recipients kgCO2e")
                        .saved())
                .isCloseTo(105 - 15.5 - 30.5, within(1e-9));
        assertThat(impact.savedKilogramsCo2e()).isCloseTo(105 - 15.5, within(1e-9));
        assertThat(figure(impact, "net cost").saved())
                .isCloseTo(impact.savedMoney().amount().doubleValue(), within(0.01));
    }

    @Test
    void theHierarchyIsTheUsersChoice() {
        milkIsGiven();
        ImpactReport epa = report(measure());
        assertThat(epa.tiers().get(0).tier()).contains("prevent").contains("donate");
        assertThat(epa.tiers().get(0).planKilograms()).isCloseTo(25, within(1e-9));
        assertThat(epa.tiers().get(2).planKilograms()).isCloseTo(5, within(1e-9));
        assertThat(epa.tiers().get(3).withoutKilograms()).isCloseTo(30, within(1e-9));
        assertThat(epa.tiers().stream()
                        .mapToDouble(ImpactReport.TierMass::planShare)
                        .sum())
                .isCloseTo(1, within(1e-9));
        ImpactTerms eu = new ImpactTerms(WasteHierarchy.euFoodWasteHierarchy(), 1, 1, 0.9, 2_000, Map.of());
        ImpactReport european = report(measure(eu, World.context()));
        assertThat(european.tiers()).hasSize(7);
        assertThat(european.tiers().get(0).planKilograms()).isZero(); // given is not prevented
        assertThat(european.tiers().get(1).planKilograms()).isCloseTo(25, within(1e-9));
        assertThat(european.assumptions()).anyMatch(a -> a.contains("EU food waste hierarchy"));
        // Burning ranks above burying in the EU and beside it in the US.
        assertThat(WasteHierarchy.euFoodWasteHierarchy().rank(Pathway.INCINERATION))
                .isLessThan(WasteHierarchy.euFoodWasteHierarchy().rank(Pathway.LANDFILL));
        assertThat(WasteHierarchy.epaWastedFoodScale().rank(Pathway.INCINERATION))
                .isEqualTo(WasteHierarchy.epaWastedFoodScale().rank(Pathway.LANDFILL));
    }

    @Test
    void thePathwayFollowsCostThenHierarchyThenWhatATierIsWorth() {
        Map<Pathway, Double> costs = Map.of(Pathway.LANDFILL, 0.1, Pathway.COMPOST, 0.1, Pathway.FEED, 0.3);
        assertThat(new DisposalRule(costs).cheapest()).isEqualTo(Pathway.COMPOST);
        assertThat(new DisposalRule(costs, WasteHierarchy.epaWastedFoodScale(), 0.5).cheapest())
                .isEqualTo(Pathway.FEED);
        WasteHierarchy upsideDown = new WasteHierarchy(
                "ours",
                "by hand",
                List.of(
                        new WasteHierarchy.Tier("best", java.util.Set.of(Destination.LANDFILL)),
                        new WasteHierarchy.Tier("worst", java.util.Set.of(Destination.COMPOST))),
                java.util.Set.of());
        assertThat(new DisposalRule(costs, upsideDown, 0).cheapest()).isEqualTo(Pathway.LANDFILL);
    }

    @Test
    void intervalsHoldTheSavingAndGrowWithWhatIsNotKnown() {
        milkIsGiven();
        ImpactReport.FigureTotal exact = figure(measure(), "production kgCO2e");
        assertThat(exact.savedLow()).isEqualTo(exact.savedHigh()).isCloseTo(75, within(1e-9));
        ImpactReport.FigureTotal land = figure(measure(), "land m2");
        // One factor, fully correlated on both sides: the ends are the published ones times 25 kg.
        assertThat(land.savedLow()).isCloseTo(25 * 4.0, within(8.0));
        assertThat(land.savedHigh()).isCloseTo(25 * 20.0, within(40.0));
        ImpactTerms assumed = new ImpactTerms(
                WasteHierarchy.epaWastedFoodScale(), 1, 1, 0.9, 2_000, Map.of("production.", 1.5, "prod", 3.0));
        ImpactReport.FigureTotal wide = figure(measure(assumed, World.context()), "production kgCO2e");
        // Lognormal: exp(1.645 ln 1.5) is 1.95 up and down.
        assertThat(wide.savedLow()).isCloseTo(75 / 1.95, within(4.0));
        assertThat(wide.savedHigh()).isCloseTo(75 * 1.95, within(12.0));
        assertThat(wide.saved()).isCloseTo(75, within(1e-9));
        assertThat(report(measure()).assumptions()).anyMatch(a -> a.contains("state no range"));
    }

    @Test
    void reliefIsCountedUpToItsLimit() {
        milkIsGiven();
        // 60 % of a cost of 1 for 25 units is 15, of which the plan may have 9.
        PlanSettings s = world.settings;
        for (double limit : new double[] {Double.MAX_VALUE, 9, 0}) {
            world.settings = new PlanSettings(
                    s.horizonDays(),
                    s.currency(),
                    s.objective(),
                    s.newestFirstShare(),
                    s.markdown(),
                    s.transfer(),
                    new DonationTerms(
                            0.2,
                            0,
                            new DonationTerms.TaxRelief(0, 1, 0, 1, 0.6, limit),
                            Fairness.standard(),
                            List.of()),
                    s.disposal(),
                    s.serviceSecondsPerStop(),
                    s.routing());
            Impact impact = measure();
            assertThat(impact.plan().otherCost() - impact.without().otherCost())
                    .isCloseTo(25 * 0.2 - Math.min(limit, 15), within(1e-9));
        }
    }

    @Test
    void hugeQuantitiesAndFactorsStayFinite() {
        StockLot lot = World.lot("a", "north", "milk", 1_000_000_000_000_000L, World.TODAY.plusDays(1));
        world.lots.add(lot);
        world.factors.removeIf(factor -> factor.id().startsWith("production"));
        world.factors.add(
                new Factor("production.food", 1e200, "kgCO2e/kg", "made up for tests", "2024", 1e-200, 1e250));
        decide(lot, new ExpiryAction.Donate("bank"), 400_000_000_000_000L);
        Impact impact = measure();
        MassBalance balance = report(impact).planBalance();
        assertThat(balance.openingKilograms()).isCloseTo(1e15, within(1.0));
        assertThat(balance.error() / balance.openingKilograms()).isCloseTo(0, within(1e-12));
        for (ImpactReport.FigureTotal figure : report(impact).figures()) {
            assertThat(figure.saved()).isFinite();
            if (figure.savedLow() != null && figure.savedHigh() != null) {
                assertThat(figure.savedLow()).isFinite();
                assertThat(figure.savedHigh()).isFinite();
            }
        }
    }

    @Test
    void withoutAnyFactorGoodsAndMoneyAreStillCounted() {
        milkIsGiven();
        world.factors.clear();
        world.vehicles.clear();
        Impact impact = measure();
        assertThat(impact.factors()).isEmpty();
        assertThat(impact.savedWasteKilograms()).isCloseTo(25, within(1e-9));
        assertThat(impact.findings().count("impact.missing-factor")).isGreaterThanOrEqualTo(3);
        assertThat(report(impact).planBalance().error()).isCloseTo(0, within(1e-9));
        assertThat(figure(impact, "all emissions kgCO2e").plan()).isZero();
    }

    @Test
    void aFactorOfFreightForAVehicleIsAFinding() {
        Factors factors = Factors.of(
                List.of(new Factor("transport.road", 0.2, "kgCO2e/tkm", "made up for tests", "2024", null, null)));
        var findings = new io.flowcast.api.finding.FindingCollector();
        FactorLedger ledger = new FactorLedger(factors, findings);
        assertThat(ledger.applyPerKilometre("transport.road", 12, 0)).isZero();
        assertThat(ledger.applyPerKilometre("transport.road", 12, 1)).isZero();
        assertThat(findings.toFindings().count("impact.transport-unit")).isEqualTo(1);
    }

    @Property(tries = 60)
    void goodsAreConservedAndEveryTotalIsTheSumOfItsLines(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        ImpactReportTest test = new ImpactReportTest();
        test.randomWorld(new Random(seed));
        ImpactTerms terms = new ImpactTerms(
                seed % 2 == 0 ? WasteHierarchy.epaWastedFoodScale() : WasteHierarchy.euFoodWasteHierarchy(),
                0.7,
                0.4,
                0.8,
                200,
                Map.of("", 1.3));
        Impact impact = test.measure(terms, World.context());
        ImpactReport report = report(impact);
        for (MassBalance balance : List.of(report.planBalance(), report.withoutBalance())) {
            assertThat(balance.error()).isCloseTo(0, within(1e-6 * (1 + balance.openingKilograms())));
        }
        assertThat(wasted(report.planBalance())).isCloseTo(impact.plan().wastedKilograms(), within(1e-6));
        assertThat(wasted(report.withoutBalance())).isCloseTo(impact.without().wastedKilograms(), within(1e-6));
        Map<String, double[]> sums = new HashMap<>();
        for (FactorUse line : impact.factors()) {
            double[] sum = sums.computeIfAbsent(line.figure(), f -> new double[2]);
            sum[0] += line.planAmount() * line.factor().value();
            sum[1] += line.baselineAmount() * line.factor().value();
        }
        for (Figure figure : Figure.values()) {
            double[] sum = sums.get(figure.label());
            if (sum != null) {
                assertThat(figure(impact, figure.label()).plan()).isCloseTo(sum[0], within(1e-6));
                assertThat(figure(impact, figure.label()).without()).isCloseTo(sum[1], within(1e-6));
            }
        }
        assertThat(figure(impact, "all emissions kgCO2e").plan())
                .isCloseTo(impact.plan().kilogramsCo2e(), within(1e-6));
        assertThat(figure(impact, "all emissions kgCO2e").without())
                .isCloseTo(impact.without().kilogramsCo2e(), within(1e-6));
        assertThat(report.tiers().stream()
                        .mapToDouble(ImpactReport.TierMass::withoutKilograms)
                        .sum())
                .isCloseTo(report.withoutBalance().unsold(), within(1e-6));
        for (ImpactReport.FigureTotal figure : report.figures()) {
            if (figure.savedLow() != null && figure.savedHigh() != null) {
                assertThat(figure.savedLow()).isLessThanOrEqualTo(figure.savedHigh());
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext parallel =
                    RunContext.asOf(World.TODAY).seed(7).executor(pool, 3).build();
            assertThat(test.measure(terms, parallel).report()).isEqualTo(report);
        } finally {
            pool.shutdown();
        }
    }

    private static double wasted(MassBalance balance) {
        double sum = 0;
        for (Pathway pathway : Pathway.values()) {
            sum += balance.unsoldKilograms().getOrDefault(Destination.of(pathway), 0.0);
        }
        return sum;
    }

    private void randomWorld(Random random) {
        demandPerDay = random.nextInt(12);
        world.factors.add(new Factor("water.food", 600, "l/kg", "made up for tests", "2024", null, null));
        world.factors.add(new Factor("disposal.feed", 0, "kgCO2e/kg", "made up for tests", "2024", 0.0, 0.3));
        PlanSettings s = world.settings;
        world.settings = new PlanSettings(
                s.horizonDays(),
                s.currency(),
                s.objective(),
                random.nextInt(3) / 2.0,
                s.markdown(),
                new PlanSettings.TransferTerms(100_000, 0, 0, random.nextInt(9)),
                s.donation(),
                new DisposalRule(Map.of(Pathway.values()[random.nextInt(5)], 0.2)),
                s.serviceSecondsPerStop(),
                s.routing());
        String[] sites = {"north", "south"};
        String[] products = {"milk", "bread"};
        for (int i = random.nextInt(8); i > 0; i--) {
            LocalDate expires = random.nextInt(6) == 0 ? null : World.TODAY.plusDays(random.nextInt(12) - 2);
            StockLot plain = World.lot(
                    "L" + i, sites[random.nextInt(2)], products[random.nextInt(2)], random.nextInt(60), expires);
            StockLot lot = random.nextInt(5) > 0
                    ? plain
                    : new StockLot(
                            plain.lotId(),
                            null,
                            plain.siteId(),
                            plain.productId(),
                            plain.quantityUnits(),
                            plain.receivedOn(),
                            plain.expiresOn(),
                            plain.dateKind(),
                            plain.unitCost(),
                            StockLot.Condition.BLOCKED,
                            null);
            world.lots.add(lot);
            long rest = lot.quantityUnits();
            for (ExpiryAction action : List.of(
                    new ExpiryAction.Markdown(0.5),
                    new ExpiryAction.Donate("bank"),
                    new ExpiryAction.Transfer(lot.siteId().equals("north") ? "south" : "north"),
                    new ExpiryAction.Discard(Pathway.values()[random.nextInt(5)]),
                    new ExpiryAction.Rework("soup"),
                    new ExpiryAction.ReturnToSupplier("dairy"),
                    new ExpiryAction.Keep())) {
                long some = rest == 0 ? 0 : random.nextInt((int) Math.min(rest, 20) + 1);
                if (some > 0) {
                    decide(lot, action, some);
                    rest -= some;
                }
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate arrive = World.TODAY.plusDays(random.nextInt(10));
            orders.add(new OrderLine(
                    new SeriesKey(sites[random.nextInt(2)], products[random.nextInt(2)]),
                    "dairy",
                    World.TODAY,
                    arrive,
                    1 + random.nextInt(80),
                    true,
                    80,
                    0,
                    "by hand"));
        }
    }
}
