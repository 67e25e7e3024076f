package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.Neighbourhood;
import io.flowcast.models.routing.internal.state.Routes;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest feasible place for a stop, or for both ends of a shipment.
 *
 * <p>With a blink rate above zero each place is overlooked with that probability (Christiaens and Vanden Berghe 2020, "Slack
 * induction by string removals for vehicle routing problems", Transportation Science 54(2), section 5.3).
 *
 * <p>Cost per route of m stops: O(m) for a stop, O(m²) for a shipment, cut short as soon as lateness or overload cannot be mended.
 */
public final class Insertion {

    /** No place was found. */
    public static final long NONE = Long.MAX_VALUE;

    /** With more routes than this, only those near a stop are looked at for their legs to the depot. */
    static final int MOST_DEPOT_LEGS = 50;

    private final FlatProblem p;
    private final Routes routes;
    private final Place best = new Place();
    private final Blinks blinks = new Blinks();
    private final Room room;
    private final NearRoutes near;
    private final PlainPlaces plainPlaces;
    private final StopPlaces stopPlaces;
    private final TripPlaces tripPlaces;
    private final ShipmentPlaces shipmentPlaces;

    /**
     * Insertion into the routes of one search.
     *
     * @param problem the problem
     * @param routes the routes
     * @param neighbourhood which stops are promising next to each other, or null to look at all places always
     */
    public Insertion(FlatProblem problem, Routes routes, @Nullable Neighbourhood neighbourhood) {
        p = problem;
        this.routes = routes;
        room = new Room(problem, routes);
        near = new NearRoutes(problem, routes, neighbourhood);
        ExactRise exact = new ExactRise(problem, routes);
        tripPlaces = new TripPlaces(problem, routes, best, blinks, room, exact);
        plainPlaces = new PlainPlaces(problem, routes, near, best, blinks, room);
        stopPlaces = new StopPlaces(problem, routes, near, best, blinks, room, exact, tripPlaces);
        shipmentPlaces = new ShipmentPlaces(problem, routes, best, blinks, exact);
    }

    /**
     * Insertion that always looks at all places.
     *
     * @param problem the problem
     * @param routes the routes
     */
    public Insertion(FlatProblem problem, Routes routes) {
        this(problem, routes, null);
    }

    /** Whether all vehicles drive alike, and in both directions. */
    static boolean sameBothWays(FlatProblem p) {
        return p.travel.length == 1 && p.travel[0].symmetric();
    }

    /**
     * Overlooks places at random from now on.
     *
     * @param source where the randomness comes from
     * @param rate probability that a place is overlooked, in [0, 1)
     */
    public void blink(SplittableRandom source, double rate) {
        blinks.begin(source, rate);
    }

    /**
     * Looks for the cheapest place beside a promising neighbour and in one unused vehicle of each type; where a required stop fits
     * nowhere there, or the problem is small, in all routes.
     *
     * @param stop a stop that is not served; of a shipment, its pickup
     * @return the rise of the routes' cost, or {@link #NONE}
     */
    public long search(int stop) {
        forget();
        if (p.rules.groups > 0 && routes.isSettled(stop)) {
            return NONE;
        }
        if (near.width > 0) {
            if (p.hasShipments && p.partner[stop] >= 0) {
                near.begin();
                near.add(stop);
                near.add(p.partner[stop]);
                for (int k = 0; k < near.count(); k++) {
                    search(stop, near.found[k]);
                }
            } else if (p.plain) {
                plainPlaces.searchNear(stop);
                plainPlaces.searchDepotLegs(stop);
            } else {
                stopPlaces.searchNear(stop);
                stopPlaces.searchDepotLegs(stop);
            }
        }
        for (int t = 0; t < p.types; t++) {
            int empty = routes.emptySlot(t);
            if (empty >= 0) {
                search(stop, empty);
            }
        }
        if (near.width == 0 || (best.after < 0 && p.pressing[stop])) {
            for (int a = 0; a < routes.activeCount; a++) {
                search(stop, routes.active[a]);
            }
        }
        return best.cost;
    }

    /** Forgets the best place found so far. */
    public void forget() {
        best.forget();
    }

    /**
     * Looks for a cheaper place in one route.
     *
     * @param stop a stop that is not served; of a shipment, its pickup
     * @param r slot
     * @return the least rise of cost found since {@link #forget}, or {@link #NONE}
     */
    public long search(int stop, int r) {
        int type = p.slotType[r];
        int mate = p.hasShipments ? p.partner[stop] : -1;
        int more = mate >= 0 ? 2 : 1;
        if (p.rules.groups > 0 && routes.isSettled(stop)) {
            return best.cost;
        }
        if (p.rules.together && !(routes.mayJoin(stop, r) && (mate < 0 || routes.mayJoin(mate, r)))) {
            return best.cost;
        }
        if (routes.size[r] + more <= p.maxStops[type]
                && p.mayServe(type, stop)
                && (mate < 0 || p.mayServe(type, mate))
                && room.fits(stop, r, type)) {
            if (mate >= 0) {
                shipmentPlaces.search(stop, mate, r);
            } else {
                stopPlaces.search(stop, r, type);
                if (p.hasReloads && (routes.size[r] > 0 || p.progress.begun[type])) {
                    tripPlaces.search(stop, r, type);
                }
            }
        }
        return best.cost;
    }

    /**
     * The route of the best place found since {@link #forget}.
     *
     * @return its slot, or -1 if there is no place
     */
    public int bestSlot() {
        return best.after < 0 ? -1 : routes.slotOf(best.after);
    }

    /**
     * What it costs to leave a stop out.
     *
     * @param stop the stop; of a shipment, its pickup
     * @return cost units
     */
    public long worth(int stop) {
        int mate = p.partner[stop];
        return mate < 0 ? p.unservedCost[stop] : p.unservedCost[stop] + p.unservedCost[mate];
    }

    /**
     * Carries out the best insertion found.
     *
     * @param stop the stop of the search
     */
    public void apply(int stop) {
        if (p.light) {
            applyLight(stop);
            return;
        }
        int r = routes.slotOf(best.after);
        if (best.reload >= 0) {
            int first = best.reloadFirst ? best.reload : stop;
            int second = best.reloadFirst ? stop : best.reload;
            routes.attach(first, best.after);
            routes.attach(second, first);
            routes.refresh(r, first, second);
            return;
        }
        routes.attach(stop, best.after);
        if (best.mateAfter < 0) {
            routes.refresh(r, stop, stop);
            return;
        }
        int mate = p.partner[stop];
        routes.attach(mate, best.mateAfter);
        routes.refresh(r, stop, mate);
    }

    private void applyLight(int stop) {
        int after = best.after;
        if (best.vehicle >= 0) {
            routes.changeVehicle(routes.slotOf(after), best.vehicle);
            after = after >= p.stops ? p.start(best.vehicle) : after;
        }
        routes.insert(stop, after);
    }
}
