package io.flowcast.benchmarks.factor;

import io.flowcast.api.factor.Factor;
import io.flowcast.core.factor.FactorCatalogue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The catalogue as the tables of {@code docs/factors.md}. */
public final class FactorTable {
    private static final List<String> KINDS = List.of("production", "land", "water", "scarce-water");

    private final FactorCatalogue catalogue;
    private final StringBuilder text = new StringBuilder();

    private FactorTable(FactorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Writes the tables.
     *
     * @param catalogue the factors
     * @return Markdown, ending with a line end
     */
    public static String markdown(FactorCatalogue catalogue) {
        FactorTable table = new FactorTable(catalogue);
        table.write();
        return table.text.toString();
    }

    private void write() {
        line("# The factors that come with the library");
        line("");
        line("Written by `./flowcast bench factors --markdown docs/factors.md`; a test holds it to the resource. "
                + catalogue.all().size() + " values. Every value also carries licence and conversion: "
                + "`FactorCatalogue.standard().all()`.");
        sources();
        disposal();
        others();
        production("poore-2018", "Poore and Nemecek 2018: production of a kilogram, farm to retail");
        production("clark-2022", "Clark et al. 2022: production of a kilogram");
    }

    private void sources() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        Map<String, Factor> first = new LinkedHashMap<>();
        for (Factor factor : catalogue.all()) {
            String key = factor.source() + " | " + factor.vintage() + " | " + factor.licence();
            counts.computeIfAbsent(key, k -> new int[1])[0]++;
            first.putIfAbsent(key, factor);
        }
        head("Sources", "source | vintage | licence | values", "---|---|---|--:");
        counts.forEach((key, count) -> line("| " + key + " | " + count[0] + " |"));
    }

    private void disposal() {
        Map<String, Map<String, Factor>> rows = new TreeMap<>();
        TreeSet<String> columns = new TreeSet<>();
        for (Factor factor : catalogue.all()) {
            String[] parts = factor.id().split("\\.", 4);
            if (parts[0].equals("disposal")) {
                String row = parts[1].replace("epa-", "") + " | " + catalogue.name(factor.id());
                rows.computeIfAbsent(row, r -> new TreeMap<>()).put(parts[3], factor);
                columns.add(parts[3]);
            }
        }
        List<String> names = new ArrayList<>(columns);
        head(
                "EPA Hub table 9: disposal of a kilogram, kgCO2e, without credit for avoided emissions",
                "Hub | material | " + String.join(" | ", names),
                "---|---|" + "--:|".repeat(names.size() - 1) + "--:");
        rows.forEach((row, values) -> {
            StringBuilder cells = new StringBuilder("| " + row);
            for (String name : names) {
                Factor factor = values.get(name);
                cells.append(" | ").append(factor == null ? "" : withRange(factor));
            }
            line(cells + " |");
        });
        line("");
        line("Ranges are the lowest and highest of the vintages of the same row.");
    }

    private void others() {
        head("Transport, meals, loss at recipients", "key | value | unit | source | vintage", "---|--:|---|---|---");
        for (Factor factor : catalogue.all()) {
            String kind = factor.id().split("\\.", 2)[0];
            if (!KINDS.contains(kind) && !kind.equals("disposal")) {
                line("| `" + factor.id() + "` | " + withRange(factor) + " | " + factor.unit() + " | " + factor.source()
                        + " | " + factor.vintage() + " |");
            }
        }
    }

    private void production(String table, String title) {
        head(
                title,
                "product | key | kgCO2e | land, m2 | water, l | scarcity-weighted water, l",
                "---|---|--:|--:|--:|--:");
        String prefix = "production." + table + ".";
        for (Factor factor : catalogue.all()) {
            if (factor.id().startsWith(prefix)) {
                String product = factor.id().substring(prefix.length());
                StringBuilder cells =
                        new StringBuilder("| " + catalogue.name(factor.id()) + " | `" + table + "." + product + "`");
                for (String kind : KINDS) {
                    cells.append(" | ")
                            .append(catalogue
                                    .find(kind + "." + table + "." + product)
                                    .map(f -> number(f.value()))
                                    .orElse(""));
                }
                line(cells + " |");
            }
        }
    }

    private void head(String title, String columns, String rule) {
        line("");
        line("## " + title);
        line("");
        line("| " + columns + " |");
        line("|" + rule + "|");
    }

    private static String withRange(Factor factor) {
        Double low = factor.low();
        Double high = factor.high();
        String value = number(factor.value());
        return low == null || high == null || low.equals(high)
                ? value
                : value + " (" + number(low) + " to " + number(high) + ")";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
