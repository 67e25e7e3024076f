package io.flowcast.connectors.report;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.inventory.OrderLine;
import io.flowcast.api.plan.DayTrips;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.plan.TripStop;
import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.Visit;
import io.flowcast.connectors.internal.Actions;
import io.flowcast.connectors.internal.CatalogNames;
import io.flowcast.connectors.internal.RouteLoads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the plan asks for on its first day, together and site by site. */
final class Today {
    final List<OrderLine> orders;
    final List<LotDecision> actions;
    final List<Route> routes = new ArrayList<>();
    final Quantity ordered = new Quantity();
    final Set<String> lotsToActOn = new HashSet<>();
    final Map<String, Long> lotsByAction = new TreeMap<>();
    private final Map<String, SiteDay> bySite = new LinkedHashMap<>();

    /** One site's day. */
    static final class SiteDay {
        final String name;
        final Quantity ordered = new Quantity();
        int orderLines;
        final Map<String, Set<String>> lotsByAction = new TreeMap<>();
        long firstDeliverySecond = Long.MAX_VALUE;

        SiteDay(String name) {
            this.name = name;
        }

        int lots(String action) {
            return lotsByAction.getOrDefault(action, Set.of()).size();
        }

        boolean idle() {
            return orderLines == 0 && lotsByAction.isEmpty() && firstDeliverySecond == Long.MAX_VALUE;
        }
    }

    Today(SupplyPlan plan, CatalogNames names) {
        orders = plan.orders().orders().stream()
                .filter(order -> order.orderOn().equals(plan.asOf()))
                .toList();
        actions = plan.expiry().decisions().stream()
                .filter(decision -> decision.on().equals(plan.asOf()))
                .filter(decision -> !(decision.action() instanceof ExpiryAction.Keep))
                .toList();
        for (OrderLine order : orders) {
            SiteDay day = site(order.key().siteId(), names);
            day.orderLines++;
            day.ordered.add(order.quantityUnits(), names.baseUnit(order.key().productId()));
            ordered.add(order.quantityUnits(), names.baseUnit(order.key().productId()));
        }
        Map<String, Set<String>> lots = new TreeMap<>();
        for (LotDecision decision : actions) {
            String type = Actions.type(decision.action());
            site(decision.lot().siteId(), names)
                    .lotsByAction
                    .computeIfAbsent(type, t -> new HashSet<>())
                    .add(decision.lot().lotId());
            lots.computeIfAbsent(type, t -> new HashSet<>()).add(decision.lot().lotId());
            lotsToActOn.add(decision.lot().lotId());
        }
        lots.forEach((type, ids) -> lotsByAction.put(type, (long) ids.size()));
        for (DayTrips trips : plan.trips()) {
            if (trips.date().equals(plan.asOf())) {
                drive(trips, names);
            }
        }
    }

    private void drive(DayTrips trips, CatalogNames names) {
        RouteLoads loads = new RouteLoads(trips);
        routes.addAll(trips.routes().routes());
        for (Route route : trips.routes().routes()) {
            for (Visit visit : route.visits()) {
                TripStop stop = loads.stop(visit.stopId());
                if (stop != null && stop.purpose() == TripStop.Purpose.DELIVERY) {
                    SiteDay day = site(stop.placeId(), names);
                    day.firstDeliverySecond = Math.min(day.firstDeliverySecond, visit.serviceStartSecond());
                }
            }
        }
    }

    private SiteDay site(String siteId, CatalogNames names) {
        return bySite.computeIfAbsent(siteId, id -> new SiteDay(names.site(id)));
    }

    /** The sites that have something to do, by name. */
    List<SiteDay> sites() {
        return bySite.values().stream()
                .filter(day -> !day.idle())
                .sorted(Comparator.comparing(day -> day.name, NaturalOrder.NAMES))
                .toList();
    }

    /** Sites that order something. */
    long orderingSites() {
        return bySite.values().stream().filter(day -> day.orderLines > 0).count();
    }
}
