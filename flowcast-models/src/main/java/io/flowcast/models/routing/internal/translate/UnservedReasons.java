package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Stop;
import io.flowcast.models.routing.internal.construct.Insertion;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.state.Routes;
import org.jspecify.annotations.Nullable;

/**
 * Says why a stop is left out: the first rule that keeps every vehicle from serving it even alone, or else that the vehicles are
 * used up or the prize is too small.
 */
final class UnservedReasons {

    private final Translation translation;
    private final FlatProblem flat;
    private @Nullable Routes empty;
    private @Nullable Insertion insertion;

    UnservedReasons(Translation translation) {
        this.translation = translation;
        flat = translation.flat();
    }

    String of(int stop) {
        if (flat.slots == 0) {
            return "There is no vehicle";
        }
        int mate = flat.partner[stop];
        boolean skilled = false;
        boolean fits = false;
        boolean reachable = false;
        boolean alone = false;
        for (int t = 0; t < flat.types; t++) {
            boolean any = flat.firstSlot[t] < flat.firstSlot[t + 1];
            boolean able = any && flat.mayServe(t, stop) && (mate < 0 || flat.mayServe(t, mate));
            skilled |= able;
            boolean room = able && room(t, stop);
            fits |= room;
            boolean road = room && road(t, stop, mate);
            reachable |= road;
            alone |= road && alone(t, stop);
        }
        Stop friendly = translation.stops().get(stop);
        if (!skilled && hasSkills(friendly)) {
            return flat.progress.any
                    ? "Every vehicle that could serve it is under way without its goods, or another one has them on board"
                    : "The shift of every vehicle that could serve it misses the opening of its depot";
        }
        if (!skilled) {
            return "No vehicle has the skills " + friendly.requiredSkills();
        }
        if (!fits) {
            return "Its load is larger than every vehicle that may serve it";
        }
        if (!reachable) {
            return "No road leads there and back";
        }
        if (!alone) {
            return "No vehicle can be there in time, even if it serves nothing else";
        }
        return !flat.pressing[stop]
                ? "Leaving it out costs less than the best way found to serve it"
                : "The search found no vehicle with room and time left for it";
    }

    private boolean hasSkills(Stop stop) {
        return translation.fleet().stream()
                .anyMatch(member -> member.count() > 0 && member.type().skills().containsAll(stop.requiredSkills()));
    }

    private boolean room(int type, int stop) {
        int at = stop * flat.stride + FlatProblem.LOAD;
        for (int k = 0; k < flat.dimensions; k++) {
            long peak = flat.own[at + 3 * k] + flat.own[at + 3 * k + 2];
            if (peak > flat.capacity[type * flat.dimensions + k]) {
                return false;
            }
        }
        return true;
    }

    private boolean road(int type, int stop, int mate) {
        FlatTravel travel = flat.travel[flat.profile[type]];
        int slot = flat.firstSlot[type];
        int last = mate < 0 ? stop : mate;
        boolean open = true;
        open &= open(travel, flat.start(slot), stop);
        open &= mate < 0 || open(travel, stop, mate);
        open &= open(travel, last, flat.end(slot));
        return open;
    }

    private boolean open(FlatTravel travel, int from, int to) {
        return travel.distanceMetres(flat.location[from], flat.location[to]) < FlatTravel.UNREACHABLE;
    }

    private boolean alone(int type, int stop) {
        Routes routes = empty;
        Insertion search = insertion;
        if (routes == null || search == null) {
            routes = new Routes(flat);
            search = new Insertion(flat, routes);
            empty = routes;
            insertion = search;
        }
        search.forget();
        return search.search(stop, flat.firstSlot[type]) < Insertion.NONE;
    }
}
