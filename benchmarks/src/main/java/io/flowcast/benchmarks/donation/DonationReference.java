package io.flowcast.benchmarks.donation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.models.expiry.donation.FairShares;
import io.flowcast.models.expiry.donation.SequentialAllocation;
import io.flowcast.models.expiry.donation.UncertainNeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes every row of a file of sharing problems: an object with {@code static}, rows of {@code supply} and {@code
 * demands}, and {@code sequential}, rows of {@code supply} and {@code agency_demand_pmfs_in_visit_order}, a list of stops
 * that are lists of pairs of need and probability. Reference values that a row does not have are computed all the same.
 */
public final class DonationReference {
    /** Values further apart than this are different, as a share of the reference where that is above 1. */
    public static final double TOLERANCE = 1e-6;

    private static final String QUANTITY = "equal_share_water_filling_maxmin_quantity";
    private static final String FILL_RATE = "proportional_maxmin_fill_rate";
    private static final String OPTIMAL = "optimal_expected_min_fill_rate_integer";
    private static final String PROPORTIONAL = "proportional_on_mean_heuristic";
    private static final String JOINED = "rest_joined_heuristic";

    private final FindingCollector findings = new FindingCollector();
    private final List<Value> values = new ArrayList<>();

    private DonationReference() {}

    /**
     * One value.
     *
     * @param row which row
     * @param name name of the figure
     * @param reference what the file says, or NaN if it says nothing
     * @param ours what we computed
     */
    public record Value(String row, String name, double reference, double ours) {
        /**
         * Whether there is a reference.
         *
         * @return true if there is
         */
        public boolean compared() {
            return !Double.isNaN(reference);
        }

        /**
         * Whether it differs from the reference.
         *
         * @return true beyond the tolerance
         */
        public boolean different() {
            return compared() && !(Math.abs(ours - reference) <= TOLERANCE * Math.max(1, Math.abs(reference)));
        }
    }

    /**
     * Computes all rows of a file.
     *
     * @param file where it is
     * @return the values in the order of the file
     * @throws InvalidInputException with all that is wrong with it
     * @throws IOException if it cannot be read
     */
    public static List<Value> compute(Path file) throws IOException {
        DonationReference reference = new DonationReference();
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            root = null;
            reference.error("file", "json", e.getOriginalMessage(), "Maybe the file is not JSON or was cut off.");
        }
        if (root != null) {
            reference.rows(root, "static");
            reference.rows(root, "sequential");
            if (reference.values.isEmpty() && !reference.findings.has(Severity.ERROR)) {
                reference.error(
                        "file",
                        "static",
                        root.getNodeType(),
                        "Maybe it has another layout: lists 'static' or 'sequential' are expected.");
            }
        }
        if (reference.findings.has(Severity.ERROR)) {
            throw new InvalidInputException(reference.findings.toFindings());
        }
        return reference.values;
    }

    private void rows(JsonNode root, String list) {
        int number = 0;
        for (JsonNode row : root.path(list)) {
            String name = list + " " + ++number;
            try {
                if (list.equals("static")) {
                    shares(name, row);
                } else {
                    route(name, row);
                }
            } catch (IllegalArgumentException e) {
                error(name, "row", row.path("supply"), "Maybe a number is missing or wrong: " + e.getMessage());
            }
        }
    }

    private void shares(String name, JsonNode row) {
        double supply = number(row.path("supply"));
        double[] needs = numbers(row.path("demands"));
        add(name, QUANTITY, row, FairShares.maxMinQuantity(supply, needs));
        add(name, FILL_RATE, row, FairShares.maxMinFillRate(supply, needs));
    }

    private void route(String name, JsonNode row) {
        List<UncertainNeed> route = new ArrayList<>();
        for (JsonNode stop : row.path("agency_demand_pmfs_in_visit_order")) {
            Map<Long, Double> byAmount = new TreeMap<>();
            for (JsonNode pair : stop) {
                byAmount.merge(whole(pair.path(0)), number(pair.path(1)), Double::sum);
            }
            route.add(new UncertainNeed(
                    byAmount.keySet().stream().mapToLong(a -> a).toArray(),
                    byAmount.values().stream().mapToDouble(p -> p).toArray()));
        }
        if (route.isEmpty()) {
            throw new IllegalArgumentException("the route has no stop");
        }
        SequentialAllocation exact = new SequentialAllocation(whole(row.path("supply")), route);
        add(name, OPTIMAL, row, exact.expectedMinimumFillRate());
        add(name, PROPORTIONAL, row, exact.expectedMinimumFillRate(SequentialAllocation.proportional(route)));
        add(name, JOINED, row, exact.expectedMinimumFillRate(SequentialAllocation.joined(route)));
    }

    private void add(String row, String name, JsonNode references, double... ours) {
        JsonNode reference = references.path(name);
        if (reference.isArray() && reference.size() != ours.length) {
            throw new IllegalArgumentException(
                    name + " has " + reference.size() + " values for " + ours.length + " recipients");
        }
        for (int r = 0; r < ours.length; r++) {
            JsonNode one = reference.isArray() ? reference.get(r) : reference;
            String suffix = ours.length > 1 ? "[" + r + "]" : "";
            values.add(new Value(row, name + suffix, one.isNumber() ? one.doubleValue() : Double.NaN, ours[r]));
        }
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("a number is expected, was " + node);
        }
        return node.doubleValue();
    }

    private static long whole(JsonNode node) {
        double value = number(node);
        if (value != Math.rint(value) || Math.abs(value) > 1e15) {
            throw new IllegalArgumentException("whole units are expected, was " + node);
        }
        return (long) value;
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(list.get(i));
        }
        return numbers;
    }

    private void error(String place, String name, Object value, String cause) {
        findings.add(Severity.ERROR, "donation.reference", Place.of("donation", place), name, value, cause);
    }
}
