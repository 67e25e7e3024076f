package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a folder with a {@code scenario.json} and the CSV files it names. All of it is held in memory, which suits a sample;
 * for the sales of a large company read them with {@link RecordFiles#sales} into a store.
 */
public final class ScenarioReader {
    private static final String FILE = "scenario.json";

    private ScenarioReader() {}

    /**
     * Reads a scenario.
     *
     * @param folder the folder that holds {@code scenario.json}
     * @param context cancellation, deadline and progress; the as-of date is that of the scenario
     * @return the scenario, with the findings on the rows that were left out
     * @throws InvalidInputException with every finding on every file if there is a fatal one
     */
    public static Scenario read(Path folder, RunContext context) {
        FindingCollector findings = new FindingCollector();
        JsonDocument document = new JsonDocument(FILE, findings);
        ScenarioFile file = document.read(folder.resolve(FILE), ScenarioFile.class);
        if (file == null) {
            throw new InvalidInputException(findings.toFindings());
        }
        return new Reading(folder, file, document, findings, context).read();
    }

    /** One reading of one folder. */
    private static final class Reading {
        private final Path folder;
        private final ScenarioFile file;
        private final JsonDocument document;
        private final FindingCollector findings;
        private final RunContext context;
        private final Map<String, String> hashes = new LinkedHashMap<>();

        Reading(Path folder, ScenarioFile file, JsonDocument document, FindingCollector findings, RunContext context) {
            this.folder = folder;
            this.file = file;
            this.document = document;
            this.findings = findings;
            this.context = context.toBuilder().asOf(file.general().asOfDate()).build();
        }

        Scenario read() {
            ScenarioFile.FileNames names = file.files();
            List<SiteRow> sites = new ArrayList<>();
            List<ProductRow> products = new ArrayList<>();
            read(RecordFiles.sites(), names.sites(), sites::add);
            read(RecordFiles.products(), names.products(), products::add);
            ScenarioParts parts = new ScenarioParts(file, document, findings);
            ScenarioCatalog catalogs = new ScenarioCatalog(file, parts, sites, products);
            KnownIds known = catalogs.knownIds();

            List<SalesDay> sales = new ArrayList<>();
            List<StockLot> lots = new ArrayList<>();
            List<PurchaseOrder> orders = new ArrayList<>();
            List<SiteWeather> weather = new ArrayList<>();
            Map<String, List<TemperatureReading>> readings = new LinkedHashMap<>();
            read(RecordFiles.sales(known), names.sales(), sales::add);
            read(RecordFiles.lots(known), names.lots(), lots::add);
            read(RecordFiles.orders(known), names.openOrders(), orders::add);
            read(RecordFiles.weather(known), names.weather(), weather::add);
            read(RecordFiles.temperatures(known), names.temperatures(), (Consumer<SiteTemperature>)
                    t -> readings.computeIfAbsent(t.siteId(), site -> new ArrayList<>())
                            .add(t.reading()));
            Catalog catalog = catalogs.catalog(sales);
            Factors factors = parts.factors();
            PlanSettings settings = parts.settings();
            List<Assumption> assumptions = Assumptions.of(file, document, findings);
            Findings found = findings.toFindings();
            if (settings == null) {
                throw new InvalidInputException(found);
            }
            found.throwIfFatal();
            return new Scenario(
                    file.name(),
                    file.description(),
                    file.general().asOfDate(),
                    catalog,
                    List.copyOf(products),
                    List.copyOf(sales),
                    List.copyOf(lots),
                    List.copyOf(orders),
                    readings.entrySet().stream()
                            .map(e -> new TemperatureHistory(e.getKey(), e.getValue()))
                            .toList(),
                    List.copyOf(weather),
                    factors,
                    settings,
                    file.geography().detourFactor(),
                    parts.categoryNames(),
                    assumptions,
                    Map.copyOf(hashes),
                    found);
        }

        private <T> void read(RecordFile<T> kind, String name, Consumer<? super T> sink) {
            Path data = folder.resolve(name).normalize();
            if (!folder.normalize().equals(data.getParent())) {
                findings.add(
                        Severity.FATAL,
                        "scenario.outside-folder",
                        document.place("/files"),
                        "files",
                        name,
                        "Maybe a path was written: expected the name of a file in the same folder.");
                return;
            }
            ReadResult result = kind.read(data, context, sink);
            findings.addAll(result.findings());
            hashes.put(name, result.contentHash());
        }
    }
}
