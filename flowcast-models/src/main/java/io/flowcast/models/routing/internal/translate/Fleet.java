package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.DriverBreak;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.UnderWay;
import io.flowcast.api.routing.VehicleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The vehicles of a problem as flat types: those of a type that stand at their start, and each one under way as a type of its own. */
final class Fleet {

    /**
     * A flat type.
     *
     * @param index number of the vehicle type in the problem
     * @param type the vehicle type
     * @param count how many vehicles
     * @param underWay the beginning of its route, or {@code null} for vehicles that stand at their start
     */
    record Member(
            int index,
            VehicleType type,
            int count,
            @Nullable UnderWay underWay) {

        List<DriverBreak> breaks() {
            if (underWay == null) {
                return type.breaks();
            }
            int had = type.breaksHad(underWay.startSecond());
            return underWay.breaksAhead(type.breaks().subList(had, type.breaks().size()));
        }

        /** Whether the vehicle has made visits, so that its route is in the plan whatever else it does. */
        boolean begun() {
            return underWay != null && !underWay.visits().isEmpty();
        }

        int tripsMade() {
            return underWay == null ? 0 : underWay.reloads().size();
        }
    }

    private Fleet() {}

    static List<Member> of(RoutingProblem problem) {
        List<Member> members = new ArrayList<>();
        for (int t = 0; t < problem.vehicleTypes().size(); t++) {
            VehicleType type = problem.vehicleTypes().get(t);
            List<UnderWay> away = problem.underWay().stream()
                    .filter(each -> each.vehicleTypeId().equals(type.id()))
                    .toList();
            members.add(new Member(t, type, type.count() - away.size(), null));
            for (UnderWay each : away) {
                members.add(new Member(t, type, 1, each));
            }
        }
        return members;
    }

    /** Numbers of the vehicles of a type that are under way. */
    static Set<Integer> away(RoutingProblem problem, VehicleType type) {
        return problem.underWay().stream()
                .filter(each -> each.vehicleTypeId().equals(type.id()))
                .map(UnderWay::vehicle)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
