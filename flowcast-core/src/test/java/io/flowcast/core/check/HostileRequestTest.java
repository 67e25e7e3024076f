package io.flowcast.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.Covariate.Kind;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.core.testing.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that no sane company sends, and some that a careless one does. */
class HostileRequestTest {
    private final World world = new World();

    private CheckedRequest examine(LocalDate asOf) {
        return RequestCheck.examine(
                world.request(), RunContext.asOf(asOf).seed(7).build());
    }

    private CheckedRequest examine() {
        return examine(World.TODAY);
    }

    private Findings refused(LocalDate asOf) {
        Findings[] findings = new Findings[1];
        assertThatThrownBy(() -> examine(asOf))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> findings[0] = e.findings());
        assertThat(findings[0].listed()).allSatisfy(f -> assertThat(f.cause()).startsWith("Maybe"));
        return findings[0];
    }

    private static DemandPanel.Builder history(int firstDay, double... milk) {
        return DemandPanel.builder(Timeline.days(World.TODAY.plusDays(firstDay)))
                .addRow(new SeriesKey("north", "milk"), 0, milk);
    }

    private static PurchaseOrder order(String id, String supplier, LocalDate expected) {
        return new PurchaseOrder(id, supplier, "north", "milk", 10, expected.minusDays(3), expected, 1);
    }

    @Test
    void anEmptyRequestHasNothingToPlan() {
        for (List<?> list : List.of(
                world.products,
                world.sites,
                world.suppliers,
                world.lanes,
                world.listings,
                world.vehicles,
                world.recipients,
                world.factors)) {
            list.clear();
        }
        world.history = DemandPanel.builder(Timeline.days(World.TODAY)).build();
        assertThat(refused(World.TODAY).countByCode())
                .containsEntry("plan.nothing-to-plan", 1L)
                .containsEntry("catalog.no-vehicles", 1L);
    }

    @Test
    void whereEverythingIsThereTwiceTheFirstCountsEverywhere() {
        List.of(
                        world.products,
                        world.sites,
                        world.suppliers,
                        world.lanes,
                        world.listings,
                        world.vehicles,
                        world.recipients)
                .forEach(HostileRequestTest::twice);
        world.lots.add(World.lot("a", "north", "milk", 5, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("a", "south", "milk", 9, World.TODAY.plusDays(3)));
        world.openOrders.add(order("o", "dairy", World.TODAY.plusDays(1)));
        world.openOrders.add(order("o", "dairy", World.TODAY.plusDays(2)));
        CheckedRequest checked = examine();
        assertThat(checked.findings().countByCode())
                .containsEntry("catalog.duplicate", 2L + 3 + 1 + 2 + 4 + 1 + 1)
                .containsEntry("lot.duplicate", 1L)
                .containsEntry("order.duplicate", 1L)
                .hasSize(3);
        assertThat(checked.items()).hasSize(4);
        assertThat(checked.catalog().vehicles()).hasSize(1);
        assertThat(checked.catalog().recipients()).hasSize(1);
        assertThat(checked.catalog().sites()).hasSize(3);
        assertThat(checked.request().catalog().vehicles()).as("as it came").hasSize(2);
        PlanItem milk = checked.items().get(0);
        assertThat(milk.lots()).extracting("quantityUnits").containsExactly(5L);
        assertThat(milk.onOrder()).extracting("expectedOn").containsExactly(World.TODAY.plusDays(1));
    }

    private static <T> void twice(List<T> list) {
        list.addAll(List.copyOf(list));
    }

    @Test
    void keysThatOnlyLookAlikeAreNotDuplicates() {
        world.listings.add(new Listing("north/milk", "x", "dairy", 1, 1, 2, 0, 0));
        world.listings.add(new Listing("north", "milk/x", "dairy", 1, 1, 2, 0, 0));
        assertThat(examine().findings().count("catalog.duplicate")).isZero();
    }

    @Test
    void whereNothingIsKnownEverythingIsReportedAtOnce() {
        world.products.clear();
        world.sites.removeIf(site -> !site.id().equals("depot"));
        world.suppliers.set(0, new Supplier("other", "Other", "nowhere"));
        world.vehicles.add(new Vehicle(
                "truck",
                "Truck",
                "nowhere",
                1,
                1,
                world.vehicles.get(0).temperature(),
                world.vehicles.get(0).shift(),
                0,
                0,
                0,
                1,
                "x"));
        world.lots.add(World.lot("a", "north", "milk", 5, World.TODAY));
        world.openOrders.add(order("o", "nobody", World.TODAY));
        assertThat(refused(World.TODAY).countByCode())
                .containsEntry("catalog.unknown-depot", 2L)
                .containsEntry("catalog.unknown-supplier", 2L + 4)
                .containsEntry("catalog.unknown-site", 2L + 4)
                .containsEntry("catalog.unknown-product", 4L)
                .containsEntry("history.unknown-site", 4L)
                .containsEntry("history.unknown-product", 4L)
                .containsEntry("lot.unknown-site", 1L)
                .containsEntry("lot.unknown-product", 1L)
                .containsEntry("order.unknown-site", 1L)
                .containsEntry("order.unknown-product", 1L)
                .containsEntry("plan.nothing-to-plan", 1L);
    }

    @Test
    void aVehicleWithoutDepotIsLeftOutAndTheOthersDrive() {
        Vehicle van = world.vehicles.get(0);
        world.vehicles.add(
                0, new Vehicle("lost", "Lost", "nowhere", 1, 1, van.temperature(), van.shift(), 0, 0, 0, 1, "x"));
        CheckedRequest checked = examine();
        assertThat(checked.catalog().vehicles()).containsExactly(van);
        assertThat(checked.findings().count("catalog.unknown-depot")).isEqualTo(1);
    }

    @Test
    void manyMistakesAreCountedExactlyAndListedUpToAThousand() {
        for (int i = 0; i < 30_000; i++) {
            world.lots.add(
                    World.lot("lot-" + i, i % 2 == 0 ? "nowhere" : "north", "milk", 1, World.TODAY.minusDays(1)));
        }
        Findings findings = examine().findings();
        assertThat(findings.count("lot.unknown-site")).isEqualTo(15_000);
        assertThat(findings.count("lot.expired")).isEqualTo(15_000);
        assertThat(findings.listed()).hasSize(2_000);
    }

    @Test
    void anAsOfDateBeforeAllHistoryStopsTheRun() {
        for (LocalDate asOf :
                List.of(World.TODAY.minusDays(28), World.TODAY.minusYears(10), LocalDate.of(1, 1, 1), LocalDate.MIN)) {
            Findings findings = refused(asOf);
            assertThat(findings.countByCode())
                    .containsEntry("history.after-as-of-only", 1L)
                    .containsEntry("history.after-as-of", 1L);
            assertThat(findings.count(Severity.FATAL)).isEqualTo(1);
        }
        assertThat(examine(World.TODAY.minusDays(27)).panel().end()).isEqualTo(1);
    }

    @Test
    void anAsOfDateLongAfterTheHistoryIsStaleAndBeyondTenYearsUseless() {
        CheckedRequest stale = examine(World.TODAY.plusDays(3_653));
        assertThat(stale.findings().count("history.stale")).isEqualTo(4);
        assertThat(stale.panel().length(0)).isEqualTo(28 + 3_653);
        for (LocalDate asOf : List.of(World.TODAY.plusDays(3_654), World.TODAY.plusYears(900), LocalDate.MAX)) {
            Findings findings = refused(asOf);
            assertThat(findings.countByCode())
                    .containsEntry("history.too-old", 4L)
                    .containsEntry("plan.nothing-to-plan", 1L);
        }
    }

    @Test
    void oneSeriesWithAYearMistypedDoesNotFillTheMemory() {
        Timeline days = Timeline.days(LocalDate.of(24, 6, 1));
        int today = days.indexOf(World.TODAY);
        double[] ten = new double[28];
        Arrays.fill(ten, 10);
        world.history = DemandPanel.builder(days)
                .addRow(new SeriesKey("north", "milk"), 0, ten)
                .addRow(new SeriesKey("south", "milk"), today - 28, ten)
                .attribute("category", List.of("old", "new"))
                .build();
        CheckedRequest checked = examine();
        assertThat(checked.items()).extracting(PlanItem::key).containsExactly(new SeriesKey("south", "milk"));
        assertThat(checked.panel().attributes()).containsEntry("category", List.of("new"));
        assertThat(checked.findings().listed())
                .filteredOn(f -> f.code().equals("history.too-old"))
                .singleElement()
                .satisfies(f -> assertThat(f.value()).isEqualTo("0024-06-28"));
    }

    @Test
    void rowsThatBeginLaterAreUnknownUntilThen() {
        world.history = DemandPanel.builder(Timeline.days(World.TODAY.minusDays(2)))
                .addRow(new SeriesKey("north", "milk"), 0, new double[] {1, 2})
                .addRow(new SeriesKey("north", "bread"), 5, new double[] {3})
                .addRow(new SeriesKey("south", "milk"), 0, new double[0])
                .build();
        CheckedRequest checked = examine();
        assertThat(checked.panel().rows()).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            assertThat(checked.panel().end(row)).isEqualTo(2);
        }
        assertThat(checked.findings().count("history.no-observation")).isEqualTo(2);
    }

    @Test
    void knowledgeFromAfterTheAsOfDateIsHiddenThoughTheHistoryEndsBefore() {
        world.history = history(-3, 1, 2)
                .covariate(Covariate.shared(
                        "weather", Kind.KNOWN_FUTURE, 0, new double[] {5, 6, 7, 8}, new int[] {0, 0, 3, 4}))
                .build();
        Covariate weather = examine().panel().covariates().get(0);
        assertThat(weather.value(0, 2)).isEqualTo(7);
        assertThat(weather.value(0, 3)).isNaN();
    }

    @Test
    void lotsAtPlacesThatDoNotSellThemAreLeftOut() {
        world.lots.add(World.lot("a", "depot", "milk", 5, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("b", "north", "milk", 0, World.TODAY.plusDays(3)));
        world.lots.add(World.lot("c", "north", "milk", Long.MAX_VALUE, LocalDate.MAX));
        world.lots.add(World.lot("d", "north", "milk", 1, LocalDate.MIN));
        world.lots.add(World.lot("e", "north", "milk", 1, null));
        CheckedRequest checked = examine();
        assertThat(checked.findings().countByCode())
                .containsEntry("lot.not-listed", 1L)
                .containsEntry("lot.implausible-expiry", 1L)
                .containsEntry("lot.expired-on-arrival", 1L)
                .containsEntry("lot.no-expiry", 1L);
        assertThat(checked.items().get(0).lots()).extracting("lotId").containsExactly("c", "d", "e");
        assertThat(checked.otherLots()).isEmpty();
    }

    @Test
    void overdueOrdersAreExpectedTodayAndUnknownSuppliersDeliverToTheDoor() {
        world.openOrders.add(order("late", "dairy", World.TODAY.minusYears(3)));
        world.openOrders.add(order("far", "dairy", LocalDate.MAX));
        world.openOrders.add(order("odd", "nobody", World.TODAY.plusDays(1)));
        CheckedRequest checked = examine();
        assertThat(checked.items().get(0).onOrder())
                .extracting("expectedOn")
                .containsExactly(World.TODAY, LocalDate.MAX, World.TODAY.plusDays(1));
        assertThat(checked.findings().countByCode())
                .containsEntry("order.overdue", 1L)
                .containsEntry("order.unknown-supplier", 1L);
    }

    @Test
    void aHorizonOfCenturiesStopsTheRunBeforeItFillsTheMemory() {
        for (int days : new int[] {367, Integer.MAX_VALUE}) {
            PlanSettings s = world.settings;
            world.settings = new PlanSettings(
                    days,
                    s.currency(),
                    s.objective(),
                    s.newestFirstShare(),
                    s.markdown(),
                    s.transfer(),
                    s.donation(),
                    s.disposal(),
                    s.serviceSecondsPerStop(),
                    s.routing());
            assertThat(refused(World.TODAY).countByCode()).containsEntry("plan.horizon-too-long", 1L);
        }
    }

    @Test
    void aCalendarOfWeeksIsReportedTogetherWithEverythingElse() {
        world.history = DemandPanel.builder(new Timeline(
                        Timeline.Step.WEEK, World.TODAY.minusWeeks(9).atStartOfDay(), List.of()))
                .addRow(new SeriesKey("north", "milk"), 0, new double[] {1})
                .build();
        world.lots.add(World.lot("a", "nowhere", "milk", 5, World.TODAY));
        Findings findings = refused(World.TODAY);
        assertThat(findings.countByCode()).containsEntry("history.step", 1L).containsEntry("lot.unknown-site", 1L);
        assertThat(findings.count(Severity.FATAL)).isEqualTo(1);
    }

    @Test
    void goodsThatNeverPerishOutlastEveryPlan() {
        world.products.set(0, World.product("milk", 1e300, 1000));
        world.products.set(1, World.product("bread", 0.2, 500));
        List<PlanItem> items = examine().items();
        assertThat(items.get(0).shelfLifeDays()).isEqualTo(36_525);
        assertThat(items.get(1).shelfLifeDays()).isEqualTo(1);
    }

    @Test
    void theOrderOfTheInputChangesNothingButTheOrderOfTheItems() {
        for (int i = 0; i < 20; i++) {
            world.lots.add(World.lot("lot-" + i, i % 2 == 0 ? "north" : "south", "milk", i, World.TODAY.plusDays(i)));
        }
        CheckedRequest straight = examine();
        for (List<?> list :
                List.of(world.products, world.sites, world.listings, world.lanes, world.recipients, world.lots)) {
            Collections.reverse(list);
        }
        CheckedRequest reversed = examine();
        assertThat(reversed.findings().countByCode())
                .isEqualTo(straight.findings().countByCode());
        assertThat(reversed.items()).hasSameSizeAs(straight.items());
        for (int row = 0; row < straight.items().size(); row++) {
            PlanItem one = straight.items().get(row);
            PlanItem other = reversed.items().get(row);
            assertThat(other.key()).isEqualTo(one.key());
            List<Object> lots = new ArrayList<>(other.lots());
            Collections.reverse(lots);
            assertThat(lots).isEqualTo(one.lots());
        }
    }
}
