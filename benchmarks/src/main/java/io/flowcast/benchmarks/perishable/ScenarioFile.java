package io.flowcast.benchmarks.perishable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.models.inventory.perishable.AgeCosts;
import io.flowcast.models.inventory.perishable.PerishableProblem;
import io.flowcast.models.inventory.perishable.ShelfLife;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of problems: an object with {@code common}, an object of settings, and {@code rows}, an array of objects that may hold
 * any setting too and whose word then counts, beside the reference values.
 *
 * <p>Settings: {@code m} or {@code max_useful_life}, {@code lead_time}, {@code issue_policy} (fifo, oufo, lifo, yufo, or mixed with
 * {@code lifo_share}), {@code max_order}, {@code demand} (words, a list of probabilities), {@code order_cost}, {@code fixed_order_cost},
 * {@code shortage_cost}, {@code wastage_cost}, {@code holding_cost}, {@code gamma}, {@code pack}, {@code costs} (words; "including
 * expired" charges holding for what expires as well).
 */
final class ScenarioFile {
    /**
     * One row.
     *
     * @param name lifetime and experiment
     * @param problem what to solve
     * @param reference the row, with its reference values
     */
    record Row(String name, PerishableProblem problem, JsonNode reference) {}

    private final FindingCollector findings = new FindingCollector();
    private final String file;

    private ScenarioFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param path where it is
     * @return its rows
     * @throws InvalidInputException with all that is wrong with it
     * @throws IOException if it cannot be read
     */
    static List<Row> read(Path path) throws IOException {
        ScenarioFile reader = new ScenarioFile(path.getFileName().toString());
        List<Row> rows = reader.rows(path);
        if (reader.findings.has(Severity.ERROR)) {
            throw new InvalidInputException(reader.findings.toFindings());
        }
        return rows;
    }

    private List<Row> rows(Path path) throws IOException {
        List<Row> rows = new ArrayList<>();
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(path.toFile());
        } catch (JsonProcessingException e) {
            error("", "json", e.getOriginalMessage(), "Maybe the file is not JSON or was cut off.");
            return rows;
        }
        JsonNode list = root.path("rows");
        if (!list.isArray() || list.isEmpty()) {
            error(
                    "",
                    "rows",
                    list.isMissingNode() ? null : list.getNodeType(),
                    "Maybe it has another layout: " + "an array 'rows' with one problem each is expected.");
            return rows;
        }
        for (int i = 0; i < list.size(); i++) {
            Settings settings = new Settings("rows[" + i + "]", list.get(i), root.path("common"));
            PerishableProblem problem = settings.problem();
            if (problem != null) {
                String name = "m" + problem.shelfLife().days() + " exp "
                        + list.get(i).path("exp").asText(Integer.toString(i + 1));
                rows.add(new Row(name, problem, list.get(i)));
            }
        }
        return rows;
    }

    private void error(String path, String name, @Nullable Object value, String cause) {
        findings.add(Severity.ERROR, "scenario.unreadable", Place.of(file, path), name, value, cause);
    }

    /** The settings of one row; the row's own word counts before the common one. */
    private final class Settings {
        private final String path;
        private final JsonNode row;
        private final JsonNode common;
        private boolean complete = true;

        Settings(String path, JsonNode row, JsonNode common) {
            this.path = path;
            this.row = row;
            this.common = common;
        }

        private JsonNode find(String... names) {
            for (JsonNode node : List.of(row, common)) {
                for (String name : names) {
                    if (node.hasNonNull(name)) {
                        return node.get(name);
                    }
                }
            }
            return row.path("no such setting");
        }

        private void wrong(String name, @Nullable Object value, String cause) {
            complete = false;
            error(path, name, value, cause);
        }

        private double number(double missing, String... names) {
            JsonNode node = find(names);
            if (node.isMissingNode() && !Double.isNaN(missing)) {
                return missing;
            }
            double value = node.isNumber() ? node.asDouble() : parsed(node.asText());
            if (!Double.isFinite(value)) {
                wrong(
                        names[0],
                        node.isMissingNode() ? null : node.asText(),
                        node.isMissingNode()
                                ? "Maybe it has another name: a number is needed in the row or in 'common'."
                                : "Maybe a text stands where a number should: a finite number is needed.");
                return 0;
            }
            return value;
        }

        private int whole(double missing, String... names) {
            double value = number(missing, names);
            if (value != Math.rint(value) || Math.abs(value) > 1e9) {
                wrong(names[0], value, "Maybe units were mixed up: a whole number is needed.");
                return 0;
            }
            return (int) value;
        }

        private double parsed(String text) {
            try {
                return Double.parseDouble(text.trim());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        private double[] demand() {
            JsonNode node = find("demand", "demand_probabilities", "demand_pmf");
            try {
                if (node.isArray()) {
                    double[] table = new double[node.size()];
                    for (int d = 0; d < table.length; d++) {
                        table[d] = node.get(d).asDouble(Double.NaN);
                    }
                    return table;
                }
                if (node.isObject()) {
                    return DemandText.read(node.toString().replaceAll("[{}\",]", " "));
                }
                return DemandText.read(node.asText());
            } catch (IllegalArgumentException e) {
                wrong(
                        "demand",
                        node.isMissingNode() ? null : node.toString(),
                        "Maybe it is written in other words: " + e.getMessage()
                                + ". Known: 'gamma mean 4 cov 0.5, 0..100', also poisson, negative binomial, geometric, normal, "
                                + "truncated normal, uniform, constant, or a list of probabilities.");
                return new double[] {1};
            }
        }

        private double newestFirst() {
            JsonNode node = find("issue_policy", "issuing", "issue");
            return switch (node.asText().toLowerCase(Locale.ROOT)) {
                case "fifo", "oufo", "oldest" -> 0;
                case "lifo", "yufo", "newest" -> 1;
                case "mixed" -> number(Double.NaN, "lifo_share", "newest_first_share");
                default -> {
                    wrong(
                            "issue_policy",
                            node.isMissingNode() ? null : node.asText(),
                            "Maybe it is spelt differently: fifo, lifo, or mixed with lifo_share.");
                    yield 0;
                }
            };
        }

        @Nullable
        PerishableProblem problem() {
            int life = whole(Double.NaN, "m", "max_useful_life", "lifetime", "shelf_life");
            int lead = whole(Double.NaN, "lead_time");
            int most = whole(Double.NaN, "max_order", "max_order_quantity");
            int pack = whole(1, "pack", "units_per_case", "pack_size");
            double newest = newestFirst();
            double[] demand = demand();
            double fixed = number(0, "fixed_order_cost");
            double order = number(Double.NaN, "order_cost", "variable_order_cost");
            double shortage = number(Double.NaN, "shortage_cost");
            double waste = number(Double.NaN, "wastage_cost", "waste_cost");
            double holding = number(Double.NaN, "holding_cost");
            double discount = number(1, "gamma", "discount");
            String words = find("costs").asText().toLowerCase(Locale.ROOT);
            if (!complete) {
                return null;
            }
            try {
                AgeCosts costs =
                        new AgeCosts(fixed, order, shortage, waste, holding, words.contains("including expired"));
                PerishableProblem problem = PerishableProblem.of(ShelfLife.fixed(life), most, demand, costs)
                        .withLeadPeriods(lead)
                        .withNewestFirstShare(newest)
                        .withDiscount(discount);
                return pack > 1 ? problem.withPackUnits(pack) : problem;
            } catch (IllegalArgumentException e) {
                error(path, "row", null, "Maybe a setting is out of its range: " + e.getMessage() + ".");
                return null;
            }
        }
    }
}
