package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Shipment;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.connectors.internal.RecordFields;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a problem loses on its way through an instance file: it is compared with what is read back from the text. So whatever a format
 * cannot say is found, also what problems learn to ask for later.
 */
final class Lost {

    /** Fields that are renamed on the way, or are compared by what they mean. */
    private static final Set<String> RENAMED = Set.of(
            "id",
            "location",
            "startDepotId",
            "endDepotId",
            "skills",
            "requiredSkills",
            "windows",
            "window",
            "count",
            "pickup",
            "delivery",
            "prize",
            "profile",
            "reloadDepotIds",
            "maxTrips");

    private static final Set<String> LOAD_FIELDS = Set.of("pickup", "delivery");
    /** The largest number that readers take. */
    private static final long LARGEST = 1_000_000_000L;
    /** Pairs of places that are compared; of more, as many at equal distances in the order of the pairs. */
    private static final long MOST_PAIRS = 1_000_000;

    private final Nodes was;
    private final Nodes is;
    private final long limit;
    private final FindingCollector findings = new FindingCollector();
    private final String format;
    private final VrpInstance read;

    private Lost(RoutingProblem was, VrpInstance read, String format) {
        this.was = new Nodes(was, read.rounding());
        this.is = new Nodes(read.problem(), read.rounding());
        this.format = format;
        this.read = read;
        limit = LARGEST * read.rounding().scale();
    }

    /** Stops if anything is lost. */
    static void check(RoutingProblem was, VrpInstance read, String format) {
        Lost lost = new Lost(was, read, format);
        lost.compare();
        lost.findings.toFindings().throwIfFatal();
    }

    private void lost(String path, String name, @Nullable Object value) {
        String cause = "Maybe leave it out or keep the problem as JSON; " + format + " has no place for it";
        findings.add(Severity.FATAL, "vrp.not-expressible", Place.of(format, path), name, value, cause);
    }

    private void compare() {
        if (was.problem.dimensions().size() != 1) {
            lost("", "dimensions", was.problem.dimensions());
        }
        if (was.problem.travel().size() > 1) {
            lost("", "travel", was.problem.travel().keySet());
        }
        others();
        if (was.depots.size() != is.depots.size() || was.stops.size() != is.stops.size()) {
            lost("", "stops", was.depots.size() + " depots and " + was.stops.size() + " stops");
            return;
        }
        for (int d = 0; d < was.depots.size(); d++) {
            TimeWindow window = was.depots.get(d).window();
            if (!capped(window).equals(capped(is.depots.get(d).window()))) {
                lost("depot " + was.depots.get(d).id(), "window", window);
            }
        }
        for (int k = 0; k < was.stops.size(); k++) {
            stop(was.depots.size() + k);
        }
        vehicles();
        alternatives();
        travel();
    }

    private void alternatives() {
        List<Alternatives> before = was.problem.alternatives();
        for (int g = 0; g < Math.min(before.size(), is.problem.alternatives().size()); g++) {
            Alternatives group = before.get(g);
            Alternatives read = is.problem.alternatives().get(g);
            List<Integer> nodes =
                    group.stopIds().stream().map(was.stopIds()::indexOf).toList();
            List<Integer> readNodes =
                    read.stopIds().stream().map(is.stopIds()::indexOf).toList();
            if (!nodes.equals(readNodes) || !group.prize().equals(read.prize())) {
                lost("alternatives " + group.id(), "prize", group.prize());
            }
        }
    }

    /** Parts of a problem beside those that are compared one by one: what is not empty must come back. */
    private void others() {
        Set<String> known = Set.of("dimensions", "depots", "vehicleTypes", "stops", "shipments", "travel");
        for (Method method : RoutingProblem.class.getMethods()) {
            if (method.getDeclaringClass() != RoutingProblem.class
                    || method.getParameterCount() > 0
                    || method.getReturnType() == RoutingProblem.Builder.class
                    || known.contains(method.getName())) {
                continue;
            }
            try {
                Object before = method.invoke(was.problem);
                Object after = method.invoke(is.problem);
                boolean same = (before instanceof Collection<?> many && after instanceof Collection<?> back)
                        ? many.size() == back.size()
                        : Objects.equals(before, after);
                if (!same) {
                    lost("", method.getName(), before);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + method, e);
            }
        }
    }

    private void fields(String path, Record before, Record after, Set<String> also) {
        Map<String, @Nullable Object> read = RecordFields.of(after);
        RecordFields.of(before).forEach((name, value) -> {
            boolean compared = !RENAMED.contains(name) || also.contains(name);
            if (compared && !same(value, read.get(name))) {
                lost(path, name, value);
            }
        });
    }

    private boolean same(@Nullable Object before, @Nullable Object after) {
        if (before instanceof List<?> amounts && after instanceof List<?> read) {
            boolean loads = amounts.stream().allMatch(Long.class::isInstance)
                    && read.stream().allMatch(Long.class::isInstance);
            return loads ? load(amounts).equals(load(read)) : amounts.equals(read);
        }
        if (before instanceof Long a && after instanceof Long b) {
            return Math.min(a, limit) == Math.min(b, limit);
        }
        if (before instanceof Double a && after instanceof Double b) {
            return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
        }
        return Objects.equals(before, after);
    }

    /** Amounts without what means nothing: zeros at the end. */
    private static List<?> load(List<?> amounts) {
        List<Object> kept = new ArrayList<>(amounts);
        while (!kept.isEmpty() && kept.get(kept.size() - 1).equals(0L)) {
            kept.remove(kept.size() - 1);
        }
        return kept.stream().map(a -> (Object) Math.min((Long) a, LARGEST)).toList();
    }

    private TimeWindow capped(TimeWindow window) {
        return new TimeWindow(Math.min(window.startSecond(), limit), Math.min(window.endSecond(), limit));
    }

    private void stop(int node) {
        Stop before = was.stop(node);
        Stop after = is.stop(node);
        String path = "stop " + before.id();
        fields(path, before, after, LOAD_FIELDS);
        if (before.windows().size() > 1 || !capped(was.window(node)).equals(capped(is.window(node)))) {
            lost(path, "windows", before.windows());
        }
        OptionalDouble prize = before.prize();
        if (prize.isPresent() != after.prize().isPresent()
                || !same(prize.orElse(0), after.prize().orElse(0))) {
            lost(path, "prize", prize);
        }
        Shipment shipment = was.shipments.get(node);
        Shipment read = is.shipments.get(node);
        if ((shipment == null) != (read == null)) {
            lost(path, "shipment", shipment == null ? "" : shipment.id());
        } else if (shipment != null && read != null && shipment.pickup().id().equals(before.id())) {
            fields("shipment " + shipment.id(), shipment, read, Set.of());
        }
    }

    private void vehicles() {
        List<VehicleType> before = was.vehicles();
        List<VehicleType> after = numbered();
        if (before.size() != after.size()) {
            lost("", "vehicles", before.size());
            return;
        }
        Set<String> done = new TreeSet<>();
        for (int v = 0; v < before.size(); v++) {
            VehicleType type = before.get(v);
            VehicleType read = after.get(v);
            if (!done.add(type.id())) {
                continue;
            }
            String path = "vehicle type " + type.id();
            fields(path, type, read, Set.of());
            if (was.node(type.startDepotId()) != is.node(read.startDepotId())) {
                lost(path, "startDepotId", type.startDepotId());
            }
            if (was.node(type.endDepotId()) != is.node(read.endDepotId())) {
                lost(path, "endDepotId", type.endDepotId());
            }
            if (!trips(type, was).equals(trips(read, is))) {
                lost(path, "maxTrips", type.maxTrips());
            }
            for (int i = was.depots.size(); i < was.size(); i++) {
                boolean may = type.skills().containsAll(was.stop(i).requiredSkills());
                boolean mayNow = read.skills().containsAll(is.stop(i).requiredSkills());
                if (may != mayNow) {
                    lost(path, "skills", type.skills());
                    break;
                }
            }
        }
    }

    /** How many trips a vehicle may make at all, and where it reloads between them. */
    private static List<Integer> trips(VehicleType type, Nodes nodes) {
        int most = Math.min(type.maxTrips(), Math.max(1, nodes.stops.size()));
        List<Integer> trips = new ArrayList<>(List.of(most));
        if (most > 1) {
            type.reloadDepotIds().forEach(depot -> trips.add(nodes.node(depot)));
        }
        return trips;
    }

    /** The vehicles that were read as the file counts them; readers group equal ones. */
    private List<VehicleType> numbered() {
        List<VehicleType> all = new ArrayList<>(is.vehicles());
        if (!read.vehicles().isEmpty()) {
            for (VehicleType type : is.problem.vehicleTypes()) {
                for (int number : read.vehicles().getOrDefault(type.id(), List.of())) {
                    all.set(number - 1, type);
                }
            }
        }
        return all;
    }

    private void travel() {
        if (was.travel.timeDependent()) {
            lost("travel", "timeDependent", true);
            return;
        }
        long pairs = (long) was.size() * was.size();
        long step = Math.max(1, pairs / MOST_PAIRS);
        for (long k = 0; k < pairs; k += step) {
            int i = (int) (k / was.size());
            int j = (int) (k % was.size());
            if (i == j) {
                continue;
            }
            long metres = was.travel.distanceMetres(was.location(i), was.location(j));
            long seconds = was.travel.durationSeconds(was.location(i), was.location(j));
            if (metres != is.travel.distanceMetres(is.location(i), is.location(j))
                    || seconds != is.travel.durationSeconds(is.location(i), is.location(j))) {
                lost("travel", "from node " + (i + 1) + " to " + (j + 1), metres + " metres, " + seconds + " seconds");
                return;
            }
        }
    }
}
