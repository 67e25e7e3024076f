package io.flowcast.connectors.vrp;

import io.flowcast.api.routing.Route;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.Visit;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A solution file of CVRPLIB: the customers of each route, then the cost.
 *
 * @param routes customer numbers in driving order, with the number of the depot between two trips; where vehicles differ, one route per vehicle of the file, empty ones included
 * @param cost cost in the unit of the instance file, or empty if the file does not say, as those of SINTEF do not
 */
public record VrpSolution(List<List<Integer>> routes, OptionalDouble cost) {

    private static final Pattern ROUTE = Pattern.compile("\\s*Route\\s*#?\\s*\\d+\\s*:(.*)");
    private static final Pattern COST = Pattern.compile("\\s*Cost\\s*:?\\s*(\\S+).*");
    private static final int DECIMALS = 3;

    /** Copies the routes and checks the cost. */
    public VrpSolution {
        if (cost.isPresent() && !Double.isFinite(cost.getAsDouble())) {
            throw new IllegalArgumentException("cost must be finite, was " + cost.getAsDouble());
        }
        routes = routes.stream().map(List::copyOf).toList();
    }

    /**
     * The solution that a plan of an instance is.
     *
     * @param instance the instance
     * @param plan a plan of its problem
     * @return the solution
     */
    public static VrpSolution of(VrpInstance instance, RoutePlan plan) {
        double cost = instance.publishedCost(plan.cost());
        List<List<Integer>> routes = new ArrayList<>();
        Map<String, List<Integer>> vehicles = instance.vehicles();
        int count = vehicles.values().stream().mapToInt(List::size).sum();
        for (int v = 0; v < count; v++) {
            routes.add(List.of());
        }
        for (Route route : plan.routes()) {
            List<Integer> customers = customers(instance, route);
            if (count == 0) {
                routes.add(customers);
            } else {
                List<Integer> numbers = vehicles.getOrDefault(route.vehicleTypeId(), List.of());
                routes.set(numbers.get(route.vehicle()) - 1, customers);
            }
        }
        return new VrpSolution(routes, OptionalDouble.of(cost));
    }

    /** Customers in driving order, and between two trips the number of the depot at which the vehicle reloads. */
    private static List<Integer> customers(VrpInstance instance, Route route) {
        List<Integer> customers = new ArrayList<>();
        List<List<Visit>> trips = route.trips();
        for (int t = 0; t < trips.size(); t++) {
            if (t > 0) {
                customers.add(instance.depotNumber(route.reloads().get(t - 1).depotId()));
            }
            trips.get(t).forEach(visit -> customers.add(instance.customer(visit.stopId())));
        }
        return customers;
    }

    /**
     * Reads a solution file. Names of people in its head may be in any encoding.
     *
     * @param file the file
     * @return the solution
     * @throws IllegalArgumentException as in {@link #parse}
     * @throws IOException if the file cannot be read
     */
    public static VrpSolution read(Path file) throws IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /**
     * Reads the text of a solution file.
     *
     * @param text content of the file
     * @return the solution
     * @throws IllegalArgumentException if a route holds something else than customer numbers, the cost is none, or there is no
     *     route at all
     */
    public static VrpSolution parse(String text) {
        List<List<Integer>> routes = new ArrayList<>();
        OptionalDouble cost = OptionalDouble.empty();
        for (String line : text.lines().toList()) {
            Matcher route = ROUTE.matcher(line);
            Matcher total = COST.matcher(line);
            if (route.matches()) {
                List<Integer> customers = new ArrayList<>();
                for (String word : Reading.words(route.group(1))) {
                    customers.add(Integer.valueOf(word));
                }
                routes.add(customers);
            } else if (total.matches()) {
                cost = OptionalDouble.of(Double.parseDouble(total.group(1)));
            }
        }
        if (routes.isEmpty() && cost.isEmpty()) {
            throw new IllegalArgumentException("The solution has no line that begins with 'Route' or 'Cost'");
        }
        return new VrpSolution(routes, cost);
    }

    /**
     * The solution as a file.
     *
     * @return its text: a line {@code Route #k: ...} per route, then {@code Cost c} if it is known
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < routes.size(); r++) {
            text.append("Route #").append(r + 1).append(':');
            routes.get(r).forEach(customer -> text.append(' ').append(customer));
            text.append('\n');
        }
        cost.ifPresent(value -> {
            BigDecimal rounded = BigDecimal.valueOf(value)
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            text.append("Cost ").append(rounded.toPlainString()).append('\n');
        });
        return text.toString();
    }
}
