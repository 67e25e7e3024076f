package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.VehicleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The vehicles of a VRPLIB file. Where sections tell them apart, equal ones are grouped into types.
 *
 * @param types the types in the order of their first vehicle
 * @param numbers numbers of the vehicles of each type, from 1; empty if all are alike
 * @param allowed for each node the types that may serve it, by index; empty if no vehicle is barred from anything
 */
record VrplibFleet(List<VehicleType> types, Map<String, List<Integer>> numbers, List<Set<Integer>> allowed) {

    private static final int MOST_VEHICLES = 100_000;

    /** What may tell two vehicles apart. */
    private record Kind(
            long capacity,
            double fixed,
            double perUnit,
            int depot,
            long maxSeconds,
            long maxMetres,
            Set<Integer> clients,
            List<Integer> reloads,
            int trips) {}

    static VrplibFleet read(VrplibFile file, DistanceRounding rounding, int nodes, List<Integer> depots) {
        double stated = file.amount("VEHICLES", nodes - depots.size());
        if (stated > MOST_VEHICLES || stated != Math.rint(stated)) {
            String cause = "Maybe another number stands here; up to " + MOST_VEHICLES + " vehicles are read";
            file.reading.fatal("wrong-number", file.line("VEHICLES"), "VEHICLES", stated, cause);
            stated = 0;
        }
        int vehicles = (int) stated;
        double @Nullable [][] capacity = file.table("CAPACITY_SECTION", vehicles, 1, false);
        double @Nullable [][] fixed = file.table("VEHICLES_FIXED_COST_SECTION", vehicles, 1, false);
        double @Nullable [][] perUnit = file.table("VEHICLES_UNIT_DISTANCE_COST_SECTION", vehicles, 1, false);
        double @Nullable [][] depot = file.table("VEHICLES_DEPOT_SECTION", vehicles, 1, false);
        double @Nullable [][] maxSeconds = file.table("VEHICLES_MAX_DURATION_SECTION", vehicles, 1, false);
        double @Nullable [][] maxMetres = file.table("VEHICLES_MAX_DISTANCE_SECTION", vehicles, 1, false);
        @Nullable List<Set<Integer>> clients = clients(file, vehicles, nodes);
        @Nullable List<List<Integer>> reloads = reloads(file, vehicles, depots);
        double @Nullable [][] mostReloads = file.table("VEHICLES_MAX_RELOADS_SECTION", vehicles, 1, false);

        double anyCapacity = file.amount("CAPACITY", Double.POSITIVE_INFINITY);
        // Classic instances limit the length of a route, service included, by DISTANCE.
        double anySeconds = file.amount("VEHICLES_MAX_DURATION", file.amount("DISTANCE", Double.POSITIVE_INFINITY));
        // Each trip serves somebody, so no vehicle makes more trips than there are customers.
        double most = Math.max(1, nodes - depots.size());
        double anyReloads = file.amount("VEHICLES_MAX_RELOADS", most);
        double anyMetres = file.amount("VEHICLES_MAX_DISTANCE", Double.POSITIVE_INFINITY);
        List<Kind> kinds = new ArrayList<>(vehicles);
        for (int v = 0; v < vehicles; v++) {
            kinds.add(new Kind(
                    (long) value(capacity, v, anyCapacity),
                    value(fixed, v, 0) * rounding.scale() + file.reading.vehicleCost,
                    value(perUnit, v, 1),
                    depotOf(file, depot, v, depots),
                    limit(rounding, value(maxSeconds, v, anySeconds)),
                    limit(rounding, value(maxMetres, v, anyMetres)),
                    clients == null ? Set.of() : clients.get(v),
                    reloads == null ? List.of() : reloads.get(v),
                    reloads == null || reloads.get(v).isEmpty()
                            ? 1
                            : (int) Math.min(most, 1 + value(mostReloads, v, anyReloads))));
        }
        boolean alike = capacity == null
                && fixed == null
                && perUnit == null
                && depot == null
                && maxSeconds == null
                && maxMetres == null
                && clients == null
                && reloads == null;
        return group(kinds, alike, clients != null, nodes);
    }

    private static double value(double @Nullable [][] table, int v, double otherwise) {
        return table == null ? otherwise : table[v][0];
    }

    private static long limit(DistanceRounding rounding, double value) {
        return Double.isInfinite(value) ? Long.MAX_VALUE : rounding.amount(value);
    }

    private static int depotOf(VrplibFile file, double @Nullable [][] table, int v, List<Integer> depots) {
        if (table == null) {
            return depots.get(0);
        }
        int node = (int) table[v][0] - 1;
        if (!depots.contains(node)) {
            String cause = "Maybe vehicle " + (v + 1) + " starts at a node that DEPOT_SECTION does not list";
            file.reading.fatal(
                    "wrong-number", file.line("VEHICLES_DEPOT_SECTION"), "VEHICLES_DEPOT_SECTION", node + 1, cause);
            return depots.get(0);
        }
        return node;
    }

    private static @Nullable List<Set<Integer>> clients(VrplibFile file, int vehicles, int nodes) {
        List<VrplibFile.Row> rows = file.section("VEHICLES_ALLOWED_CLIENTS_SECTION");
        if (rows == null) {
            return null;
        }
        List<Set<Integer>> clients = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            clients.add(new HashSet<>());
        }
        for (VrplibFile.Row row : rows) {
            String name = "VEHICLES_ALLOWED_CLIENTS_SECTION";
            int v = (int) file.reading.number(row.words()[0], row.line(), name) - 1;
            if (v < 0 || v >= vehicles) {
                String cause = "Maybe VEHICLES is wrong; it says " + vehicles;
                file.reading.fatal("wrong-number", row.line(), name, row.words()[0], cause);
                continue;
            }
            for (int c = 1; c < row.words().length; c++) {
                int node = (int) file.reading.number(row.words()[c], row.line(), name) - 1;
                if (node < 0 || node >= nodes) {
                    String cause = "Maybe nodes are counted from 0";
                    file.reading.fatal("wrong-number", row.line(), name, row.words()[c], cause);
                } else {
                    clients.get(v).add(node);
                }
            }
        }
        return clients;
    }

    private static VrplibFleet group(List<Kind> kinds, boolean alike, boolean barred, int nodes) {
        Map<Kind, List<Integer>> groups = new LinkedHashMap<>();
        for (int v = 0; v < kinds.size(); v++) {
            groups.computeIfAbsent(kinds.get(v), kind -> new ArrayList<>()).add(v + 1);
        }
        List<Set<Integer>> allowed = new ArrayList<>();
        for (int i = 0; barred && i < nodes; i++) {
            Set<Integer> able = new TreeSet<>();
            int t = 0;
            for (Kind kind : groups.keySet()) {
                if (kind.clients.contains(i)) {
                    able.add(t);
                }
                t++;
            }
            allowed.add(able);
        }
        List<VehicleType> types = new ArrayList<>();
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (Map.Entry<Kind, List<Integer>> entry : groups.entrySet()) {
            int t = types.size();
            String id = alike ? "vehicle" : "vehicle " + entry.getValue().get(0);
            types.add(type(id, entry.getKey(), entry.getValue().size(), skills(allowed, t)));
            if (!alike) {
                numbers.put(id, List.copyOf(entry.getValue()));
            }
        }
        return new VrplibFleet(types, numbers, allowed);
    }

    private static VehicleType type(String id, Kind kind, int count, String[] skills) {
        VehicleType.Builder type = VehicleType.at(id, count, VrplibReader.depotId(kind.depot), kind.capacity)
                .cost(kind.fixed, kind.perUnit, 0)
                .maxDurationSeconds(kind.maxSeconds)
                .maxDistanceMetres(kind.maxMetres)
                .skills(skills);
        if (!kind.reloads.isEmpty()) {
            type.trips(
                    kind.trips,
                    0,
                    kind.reloads.stream().map(VrplibReader::depotId).toArray(String[]::new));
        }
        return type.build();
    }

    /** Depots at which each vehicle may reload. */
    private static @Nullable List<List<Integer>> reloads(VrplibFile file, int vehicles, List<Integer> depots) {
        String name = "VEHICLES_RELOAD_DEPOT_SECTION";
        List<VrplibFile.Row> rows = file.section(name);
        if (rows == null) {
            return null;
        }
        List<List<Integer>> reloads = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            reloads.add(new ArrayList<>());
        }
        for (VrplibFile.Row row : rows) {
            int v = (int) file.reading.number(row.words()[0], row.line(), name) - 1;
            if (v < 0 || v >= vehicles || !reloads.get(v).isEmpty()) {
                String cause = "Maybe a line is doubled, or VEHICLES is wrong; it says " + vehicles;
                file.reading.fatal("wrong-number", row.line(), name, row.words()[0], cause);
                continue;
            }
            for (int c = 1; c < row.words().length; c++) {
                int depot = (int) file.reading.number(row.words()[c], row.line(), name) - 1;
                if (!depots.contains(depot) || reloads.get(v).contains(depot)) {
                    String cause = "Maybe DEPOT_SECTION does not list it, or it stands here twice";
                    file.reading.fatal("wrong-number", row.line(), name, row.words()[c], cause);
                } else {
                    reloads.get(v).add(depot);
                }
            }
        }
        return reloads;
    }

    /** A type has every skill whose name is a set of types that contains it. */
    private static String[] skills(List<Set<Integer>> allowed, int type) {
        return allowed.stream()
                .filter(able -> able.contains(type))
                .map(VrplibFleet::skill)
                .distinct()
                .toArray(String[]::new);
    }

    private static String skill(Set<Integer> able) {
        return "types " + able;
    }

    /** The skill that only those types have which may serve a node. */
    String[] skillsFor(int node) {
        return allowed.isEmpty() ? new String[0] : new String[] {skill(allowed.get(node))};
    }
}
