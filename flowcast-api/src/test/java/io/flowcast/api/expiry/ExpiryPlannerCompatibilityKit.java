package io.flowcast.api.expiry;

import static io.flowcast.api.expiry.ExpiryProblems.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.run.CancellationSwitch;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What every {@link ExpiryPlanner} promises. Extend it and hand over a planner. */
public abstract class ExpiryPlannerCompatibilityKit {
    private static final SeriesKey KEY = new SeriesKey("S", "P");

    /** For subclasses. */
    protected ExpiryPlannerCompatibilityKit() {}

    /**
     * The planner to test.
     *
     * @return the planner
     */
    protected abstract ExpiryPlanner planner();

    private ExpiryPlan plan(ExpiryProblem problem) {
        return planner().plan(problem, RunContext.asOf(TODAY).build());
    }

    @Test
    void hasANameForProvenance() {
        assertThat(planner().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        ExpiryPlan plan = plan(ExpiryProblems.random(1));
        assertThat(plan.provenance().model()).isEqualTo(planner().name());
        assertThat(plan.provenance().stage()).isEqualTo("expire");
        assertThat(plan.provenance().inputs()).isNotEmpty();
    }

    /** Every lot is decided to the last unit, or left out with a finding that names it. */
    @Property(tries = 150)
    void everyUnitIsAccountedFor(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        ExpiryProblem problem = ExpiryProblems.random(seed);
        ExpiryPlan plan = plan(problem);
        Map<String, Long> decided = new HashMap<>();
        plan.decisions().forEach(d -> decided.merge(d.lot().lotId(), d.quantityUnits(), Long::sum));
        for (LotOutlook outlook : problem.lots()) {
            String id = outlook.lot().lotId();
            if (decided.containsKey(id) || outlook.lot().quantityUnits() == 0) {
                assertThat(decided.getOrDefault(id, 0L)).isEqualTo(outlook.lot().quantityUnits());
            } else {
                assertThat(plan.findings().listed())
                        .anyMatch(f -> f.place().path().equals("lot " + id));
            }
            decided.remove(id);
        }
        assertThat(decided).isEmpty();
    }

    /** Food past its use-by date, and blocked goods, are never sold, moved or given away. */
    @Property(tries = 150)
    void theLawIsKept(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        for (LotDecision d : plan(ExpiryProblems.random(seed)).decisions()) {
            LocalDate expires = d.lot().expiresOn();
            boolean over = expires != null && expires.isBefore(TODAY);
            boolean useBy = d.lot().dateKind() == DateKind.USE_BY;
            if (d.lot().condition() == StockLot.Condition.BLOCKED || over && useBy) {
                assertThat(d.action()).isInstanceOf(ExpiryAction.Discard.class);
            }
            if (over || d.lastSaleDate().isBefore(TODAY)) {
                assertThat(d.action())
                        .isInstanceOfAny(
                                ExpiryAction.Discard.class,
                                ExpiryAction.Donate.class,
                                ExpiryAction.ReturnToSupplier.class);
            }
            assertThat(expires == null || !d.lastSaleDate().isAfter(expires)).isTrue();
            assertThat(d.on()).isAfterOrEqualTo(TODAY);
        }
    }

    @Property(tries = 150)
    void onlyWhatTheProblemAllowsIsDone(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        ExpiryProblem problem = ExpiryProblems.random(seed);
        Map<String, Double> given = new HashMap<>();
        for (LotDecision d : plan(problem).decisions()) {
            assertThat(problem.lots()).anyMatch(outlook -> outlook.lot().equals(d.lot()));
            LotOutlook outlook = problem.lots().stream()
                    .filter(o -> o.lot().equals(d.lot()))
                    .findFirst()
                    .orElseThrow();
            if (d.action() instanceof ExpiryAction.Markdown markdown) {
                assertThat(problem.markdown().discountFractions()).contains(markdown.discountFraction());
            } else if (d.action() instanceof ExpiryAction.Transfer transfer) {
                assertThat(problem.transfers())
                        .anyMatch(lane -> lane.fromSiteId().equals(d.lot().siteId())
                                && lane.toSiteId().equals(transfer.toSiteId())
                                && !d.on().plusDays(lane.days()).isAfter(d.lastSaleDate()));
            } else if (d.action() instanceof ExpiryAction.Donate donate) {
                Recipient recipient = problem.donation().recipients().stream()
                        .filter(r -> r.id().equals(donate.recipientId()))
                        .findFirst()
                        .orElseThrow();
                assertMayTake(recipient, outlook, d);
                given.merge(recipient.id(), d.quantityUnits() * outlook.massGramsPerUnit(), Double::sum);
            } else if (d.action() instanceof ExpiryAction.Rework rework) {
                ReworkOption option = problem.rescue().reworks().stream()
                        .filter(o -> o.intoProductId().equals(rework.intoProductId()))
                        .findFirst()
                        .orElseThrow();
                long left = d.lastSaleDate().toEpochDay() - d.on().toEpochDay();
                assertThat(left).isGreaterThanOrEqualTo(option.leadDays() + option.minimumRemainingDays());
                assertThat(option.siteIds().isEmpty()
                                || option.siteIds().contains(d.lot().siteId()))
                        .isTrue();
                assertThat(option.categories().isEmpty() || option.categories().contains(outlook.category()))
                        .isTrue();
                given.merge("rework", d.quantityUnits() * outlook.massGramsPerUnit(), Double::sum);
                assertThat(given.getOrDefault("rework", 0.0)).isLessThanOrEqualTo(option.capacityGramsPerDay() + 1e-3);
            } else if (d.action() instanceof ExpiryAction.ReturnToSupplier back) {
                ReturnOption option = problem.rescue().returns().stream()
                        .filter(o -> o.supplierId().equals(back.supplierId()))
                        .findFirst()
                        .orElseThrow();
                long left = d.lastSaleDate().toEpochDay() - d.on().toEpochDay();
                assertThat(option.acceptsPastDate() || left >= option.leadDays() + option.minimumRemainingDays())
                        .isTrue();
                assertThat(option.productIds().isEmpty()
                                || option.productIds().contains(d.lot().productId()))
                        .isTrue();
                assertThat(d.lot().condition()).isEqualTo(StockLot.Condition.SEALED);
                given.merge("return", d.quantityUnits() * outlook.massGramsPerUnit(), Double::sum);
                assertThat(given.getOrDefault("return", 0.0)).isLessThanOrEqualTo(option.capacityGramsPerDay() + 1e-3);
            } else if (d.action() instanceof ExpiryAction.Discard discard) {
                assertThat(problem.disposal().costPerKilogram()).containsKey(discard.pathway());
            }
        }
        for (Recipient recipient : problem.donation().recipients()) {
            assertThat(given.getOrDefault(recipient.id(), 0.0))
                    .isLessThanOrEqualTo(recipient.capacityGramsPerDay() + 1e-3);
        }
    }

    /** A gift may be worth a fortune, by any rule of fairness and tax: what is not safe is still not given. */
    @Property(tries = 150)
    void noValueOverridesFoodSafety(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        ExpiryProblem problem = ExpiryProblems.withTerms(ExpiryProblems.random(seed), ExpiryProblems.tempting(seed));
        Map<String, Double> given = new HashMap<>();
        for (LotDecision d : plan(problem).decisions()) {
            if (d.action() instanceof ExpiryAction.Donate donate) {
                LotOutlook outlook = problem.lots().stream()
                        .filter(o -> o.lot().equals(d.lot()))
                        .findFirst()
                        .orElseThrow();
                Recipient recipient = problem.donation().recipients().stream()
                        .filter(r -> r.id().equals(donate.recipientId()))
                        .findFirst()
                        .orElseThrow();
                assertMayTake(recipient, outlook, d);
                LocalDate expires = d.lot().expiresOn();
                assertThat(d.lot().dateKind() == DateKind.USE_BY && expires != null && d.on().isAfter(expires))
                        .isFalse();
                assertThat(d.lot().condition()).isNotEqualTo(StockLot.Condition.BLOCKED);
                given.merge(recipient.id(), d.quantityUnits() * outlook.massGramsPerUnit(), Double::sum);
            }
        }
        for (Recipient recipient : problem.donation().recipients()) {
            assertThat(given.getOrDefault(recipient.id(), 0.0))
                    .isLessThanOrEqualTo(recipient.capacityGramsPerDay() + 1e-3);
        }
    }

    private static void assertMayTake(Recipient recipient, LotOutlook outlook, LotDecision d) {
        assertThat(recipient.accepts(outlook.category())).isTrue();
        assertThat(recipient.openingHours().on(d.on())).isPresent();
        assertThat(recipient.acceptedStorage().minCelsius()).isLessThanOrEqualTo(outlook.storageMaxCelsius());
        assertThat(recipient.acceptedStorage().maxCelsius()).isGreaterThanOrEqualTo(outlook.storageMinCelsius());
        long left = d.lastSaleDate().toEpochDay() - d.on().toEpochDay();
        boolean mayBeOld = d.lot().dateKind() == DateKind.BEST_BEFORE && recipient.acceptsPastBestBefore();
        assertThat(mayBeOld || left >= recipient.minimumRemainingDays()).isTrue();
    }

    @Property(tries = 50)
    void expectationsAddUp(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        for (LotDecision d : plan(ExpiryProblems.random(seed)).decisions()) {
            double told = d.expectedSoldUnits() + d.expectedWasteUnits();
            assertThat(told).isLessThanOrEqualTo(d.quantityUnits() + 1e-6);
            boolean leaves = d.action() instanceof ExpiryAction.Donate
                    || d.action() instanceof ExpiryAction.Rework
                    || d.action() instanceof ExpiryAction.ReturnToSupplier;
            if (!leaves) {
                assertThat(told).isGreaterThanOrEqualTo(d.quantityUnits() - 1e-6);
            }
            assertThat(d.reason()).isNotBlank();
        }
    }

    @Property(tries = 25)
    void threadsAndOrderOfLotsDoNotMatter(@ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
        ExpiryProblem problem = ExpiryProblems.random(seed);
        List<LotDecision> alone = plan(problem).decisions();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            ExpiryPlan together = planner()
                    .plan(problem, RunContext.asOf(TODAY).executor(pool, 4).build());
            assertThat(together.decisions()).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
        List<LotOutlook> shuffled = new ArrayList<>(problem.lots());
        Collections.shuffle(shuffled, new Random(seed));
        ExpiryProblem other = new ExpiryProblem(
                problem.today(),
                problem.horizonDays(),
                problem.forecast(),
                shuffled,
                problem.arrivals(),
                problem.markdown(),
                List.of(),
                new DonationRun(List.of(), 0, 0),
                problem.disposal(),
                problem.newestFirstShare());
        ExpiryProblem same = new ExpiryProblem(
                problem.today(),
                problem.horizonDays(),
                problem.forecast(),
                problem.lots(),
                problem.arrivals(),
                problem.markdown(),
                List.of(),
                new DonationRun(List.of(), 0, 0),
                problem.disposal(),
                problem.newestFirstShare());
        Comparator<LotDecision> byLot = Comparator.comparing(d -> d.lot().lotId());
        assertThat(plan(other).decisions().stream().sorted(byLot))
                .containsExactlyElementsOf(
                        plan(same).decisions().stream().sorted(byLot).toList());
    }

    @Test
    void stopsWhenAsked() {
        CancellationSwitch stop = new CancellationSwitch();
        stop.cancel();
        RunContext context = RunContext.asOf(TODAY).cancellation(stop).build();
        ExpiryProblem problem = simple(List.of(outlook("L", 10, 2, DateKind.USE_BY)), List.of(), 2);
        assertThatThrownBy(() -> planner().plan(problem, context)).isInstanceOf(RunStoppedException.class);
    }

    @Test
    void anEmptyProblemHasAnEmptyPlan() {
        assertThat(plan(simple(List.of(), List.of(), 1)).decisions()).isEmpty();
    }

    @Test
    void goodsThatWillSellAreKept() {
        ExpiryPlan plan = plan(simple(List.of(outlook("L", 10, 3, DateKind.USE_BY)), List.of(recipient()), 50));
        assertThat(plan.decisions()).singleElement().satisfies(d -> {
            assertThat(d.action()).isEqualTo(new ExpiryAction.Keep());
            assertThat(d.probabilitySold()).isGreaterThan(0.99);
            assertThat(d.expectedSoldUnits()).isGreaterThan(9.9);
        });
    }

    @Test
    void goodsThatNobodyBuysAreGivenToWhoTakesThem() {
        ExpiryPlan plan = plan(simple(List.of(outlook("L", 10, 1, DateKind.USE_BY)), List.of(recipient()), 0));
        assertThat(plan.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.action()).isEqualTo(new ExpiryAction.Donate("R")));
    }

    @Test
    void expiredGoodsAreThrownAwayTheCheapestWay() {
        LotOutlook over = outlook("L", 10, -2, DateKind.USE_BY);
        assertThat(plan(simple(List.of(over), List.of(recipient()), 50)).decisions())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.action()).isEqualTo(new ExpiryAction.Discard(Pathway.DIGESTION));
                    assertThat(d.expectedWasteUnits()).isEqualTo(10);
                    assertThat(d.expectedValue()).isNegative();
                });
    }

    @Test
    void aRecipientWithoutCapacityIsGivenNothing() {
        Recipient full = new Recipient(
                "R",
                "Recipient",
                new GeoPoint(30, 115),
                0,
                Set.of(),
                new StorageRange(0, 20),
                0,
                true,
                OpeningHours.daily(TimeRange.ALL_DAY));
        for (int day = -2; day <= 2; day++) {
            ExpiryPlan plan = plan(simple(List.of(outlook("L", 10, day, DateKind.BEST_BEFORE)), List.of(full), 1));
            assertThat(plan.decisions()).noneMatch(d -> d.action() instanceof ExpiryAction.Donate);
        }
    }

    private static LotOutlook outlook(String id, long units, int daysLeft, DateKind kind) {
        LocalDate expires = TODAY.plusDays(daysLeft);
        return new LotOutlook(
                ExpiryProblems.lot(id, KEY, units, expires, kind, StockLot.Condition.SEALED),
                0,
                new RemainingLife(
                        new ExpiryProblems.Life(Math.max(0, daysLeft + 1), 0), expires, expires, 0.5, "label"),
                "dairy",
                500,
                4,
                3,
                0,
                8);
    }

    private static Recipient recipient() {
        return new Recipient(
                "R",
                "Recipient",
                new GeoPoint(30, 115),
                100_000,
                Set.of(),
                new StorageRange(0, 20),
                1,
                false,
                OpeningHours.daily(TimeRange.ALL_DAY));
    }

    private static ExpiryProblem simple(List<LotOutlook> lots, List<Recipient> recipients, double demandPerDay) {
        Map<SeriesKey, double[]> means = new LinkedHashMap<>();
        means.put(KEY, new double[] {demandPerDay, demandPerDay, demandPerDay, demandPerDay});
        return new ExpiryProblem(
                TODAY,
                4,
                PoissonDemand.of(TODAY, means),
                lots,
                List.of(),
                MarkdownRule.none(),
                List.of(),
                new DonationRun(recipients, 0.5, 0),
                new DisposalRule(Map.of(Pathway.DIGESTION, 0.6, Pathway.LANDFILL, 0.9)),
                0.3);
    }
}
