package io.flowcast.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.inventory.InventoryPlan;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutePlanner;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.core.check.CheckedRequest;
import io.flowcast.core.check.RequestCheck;
import io.flowcast.core.enrich.Enrichment;
import io.flowcast.core.enrich.Surroundings;
import io.flowcast.core.testing.World;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Gifts are picked up at the store and brought to recipients when both are open, by a vehicle that keeps them cold. */
class DonationTripsTest {
    private final World world = new World();
    private final List<LotDecision> decisions = new ArrayList<>();

    /** Plans nothing: the question is what is asked of a planner. */
    private static final class Listener implements RoutePlanner {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public RoutePlan plan(RoutingProblem problem, StopWhen stopWhen, RunContext context) {
            return new RoutePlan(
                    List.of(),
                    List.of(),
                    0,
                    List.of(),
                    0,
                    Findings.none(),
                    Provenance.of("route", name(), Map.of(), "", context));
        }
    }

    private void give(String lotId, String recipient, long units) {
        StockLot lot = World.lot(lotId, "north", "milk", units, World.TODAY.plusDays(2));
        world.lots.add(lot);
        decisions.add(new LotDecision(
                lot,
                new ExpiryAction.Donate(recipient),
                units,
                World.TODAY,
                World.TODAY.plusDays(2),
                0,
                0,
                0,
                0,
                0,
                "by hand"));
    }

    private void recipient(String id, OpeningHours hours) {
        world.recipients.add(new Recipient(
                id, id, new GeoPoint(52.52, 13.45), 50_000, Set.of(), new StorageRange(0, 8), 1, false, hours));
    }

    private RouteStage.Trips trips() {
        CheckedRequest checked = RequestCheck.examine(world.request(), World.context());
        Surroundings surroundings = new Enrichment((places, speed, context) -> new Sourced<>(
                        DenseTravelMatrix.of(
                                new long[places.size()][places.size()], new long[places.size()][places.size()]),
                        "everywhere at once",
                        Instant.EPOCH))
                .freeze(checked, World.context());
        Provenance provenance = Provenance.of("order", "by hand", Map.of(), "", World.context());
        return new RouteStage(new Listener())
                .route(
                        checked,
                        surroundings,
                        new InventoryPlan(List.of(), List.of(), Findings.none(), provenance),
                        new ExpiryPlan(decisions, Findings.none(), provenance),
                        World.context());
    }

    @Test
    void aGiftIsPickedUpAndBroughtWhileBothAreOpen() {
        recipient("kitchen", OpeningHours.daily(new TimeRange(LocalTime.of(9, 0), LocalTime.of(11, 30))));
        give("a", "kitchen", 4);
        give("b", "kitchen", 3);
        give("c", "bank", 2);
        DayTrips day = trips().days().get(0);
        assertThat(day.date()).isEqualTo(World.TODAY);
        assertThat(day.problem().shipments()).hasSize(2); // two lots to one recipient travel together
        Shipment toKitchen = day.problem().shipments().get(0);
        assertThat(toKitchen.load()).containsExactly(7_000L);
        assertThat(toKitchen.pickup().windows()).containsExactly(new TimeWindow(5 * 3600, 20 * 3600));
        assertThat(toKitchen.delivery().windows()).containsExactly(new TimeWindow(9 * 3600, 11 * 3600 + 1800));
        assertThat(toKitchen.delivery().requiredSkills()).isNotEmpty();
        assertThat(day.problem().vehicleTypes().get(0).skills())
                .containsAll(toKitchen.pickup().requiredSkills())
                .containsAll(toKitchen.delivery().requiredSkills());
        assertThat(day.stops())
                .extracting(TripStop::purpose)
                .containsExactly(
                        TripStop.Purpose.DONATION_PICKUP,
                        TripStop.Purpose.DONATION_DROP,
                        TripStop.Purpose.DONATION_PICKUP,
                        TripStop.Purpose.DONATION_DROP);
    }

    @Test
    void whoIsClosedGetsNoVisitAndAFinding() {
        recipient("closed", new OpeningHours(Map.of(), Set.of()));
        give("a", "closed", 4);
        RouteStage.Trips trips = trips();
        assertThat(trips.days()).isEmpty();
        assertThat(trips.findings().count("route.closed")).isEqualTo(1);
    }

    @Test
    void aWarmVehicleDoesNotCarryColdGifts() {
        Vehicle van = world.vehicles.get(0);
        world.vehicles.set(
                0,
                new Vehicle(
                        van.id(),
                        van.name(),
                        van.depotSiteId(),
                        van.count(),
                        van.capacityGrams(),
                        new StorageRange(15, 25),
                        van.shift(),
                        van.fixedCost(),
                        van.costPerKilometre(),
                        van.costPerHour(),
                        van.averageKilometresPerHour(),
                        van.emissionFactorId()));
        give("a", "bank", 4);
        RouteStage.Trips trips = trips();
        assertThat(trips.days()).isEmpty();
        assertThat(trips.findings().count("route.no-vehicle")).isEqualTo(1);
    }
}
