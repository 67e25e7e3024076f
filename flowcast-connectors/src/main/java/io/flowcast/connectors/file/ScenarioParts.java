package io.flowcast.connectors.file;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.connectors.file.ScenarioFile.Category;
import io.flowcast.connectors.file.ScenarioFile.DisposalEntry;
import io.flowcast.connectors.file.ScenarioFile.FactorEntry;
import io.flowcast.connectors.file.ScenarioFile.RecipientEntry;
import io.flowcast.connectors.file.ScenarioFile.VehicleEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the sections of a scenario that stand for themselves into the words of the api. */
final class ScenarioParts {
    private final ScenarioFile file;
    private final JsonDocument document;
    private final FindingCollector findings;

    ScenarioParts(ScenarioFile file, JsonDocument document, FindingCollector findings) {
        this.file = file;
        this.document = document;
        this.findings = findings;
        if (file.formatVersion() != ScenarioFile.FORMAT_VERSION) {
            fatal(
                    "unknown-version",
                    "/formatVersion",
                    file.formatVersion(),
                    "Maybe the file was written for another version of FlowCast: this one reads "
                            + ScenarioFile.FORMAT_VERSION + ".");
        }
    }

    List<Vehicle> vehicles() {
        return each("/vehicles/items", file.vehicles().items(), VehicleEntry::vehicleId, this::vehicle);
    }

    private Vehicle vehicle(VehicleEntry v) {
        return new Vehicle(
                v.vehicleId(),
                v.name(),
                v.depotId(),
                v.count(),
                v.capacityGrams(),
                new StorageRange(v.storageMinCelsius(), v.storageMaxCelsius()),
                new TimeRange(v.shiftStart(), v.shiftEnd()),
                v.fixedCost(),
                v.costPerKilometre(),
                v.costPerHour(),
                v.averageKilometresPerHour(),
                v.emissionFactorId());
    }

    List<Recipient> recipients() {
        Set<String> categories = categoryNames().keySet();
        for (int i = 0; i < file.recipients().items().size(); i++) {
            for (String category : file.recipients().items().get(i).acceptedCategories()) {
                if (!categories.contains(category)) {
                    fatal(
                            "unknown-category",
                            "/recipients/items/" + i + "/acceptedCategories",
                            category,
                            "Maybe the category was renamed.");
                }
            }
        }
        return each("/recipients/items", file.recipients().items(), RecipientEntry::recipientId, this::recipient);
    }

    private Recipient recipient(RecipientEntry r) {
        return new Recipient(
                r.recipientId(),
                r.name(),
                new GeoPoint(r.latitude(), r.longitude()),
                r.capacityGramsPerDay(),
                Set.copyOf(r.acceptedCategories()),
                new StorageRange(r.storageMinCelsius(), r.storageMaxCelsius()),
                r.minimumRemainingDays(),
                r.acceptsPastBestBefore(),
                OpeningHours.daily(new TimeRange(r.opensAt(), r.closesAt())));
    }

    Factors factors() {
        return Factors.of(each("/factors/items", file.factors().items(), FactorEntry::factorId, this::factor));
    }

    /** The row and figure of the publication go into the source, so that a report can show them. */
    private Factor factor(FactorEntry f) {
        String source =
                f.source() + ": " + f.row() + ", " + f.column() + " = " + f.sourceValue() + " " + f.sourceUnit();
        return new Factor(f.factorId(), f.value(), f.unit(), source, f.vintage(), null, null);
    }

    Map<String, String> categoryNames() {
        Map<String, String> names = file.categories().items().stream()
                .collect(Collectors.toMap(
                        Category::categoryId, Category::name, (first, second) -> first, LinkedHashMap::new));
        return Collections.unmodifiableMap(names);
    }

    @Nullable
    Currency currency() {
        return make(
                "/general/currency",
                file.general().currency(),
                () -> Currency.getInstance(file.general().currency()));
    }

    @Nullable
    PlanSettings settings() {
        Currency currency = currency();
        MarkdownRule markdown = make(
                "/markdown",
                "",
                () -> new MarkdownRule(
                        file.markdown().discountFractions(),
                        file.markdown().priceElasticity(),
                        file.markdown().labelCostPerUnit()));
        ScenarioFile.Transfer t = file.transfer();
        PlanSettings.TransferTerms transfer = make(
                "/transfer",
                "",
                () -> new PlanSettings.TransferTerms(
                        t.maxDistanceMetres(), t.costPerKilogramKilometre(), t.fixedCost(), t.days()));
        DonationTerms donation = make(
                "/donation",
                "",
                () -> new DonationTerms(
                        file.donation().costPerKilogram(), file.donation().valuePerKilogram()));
        DisposalRule disposal = make("/disposal/items", "", this::disposal);
        ServiceObjective objective = make(
                "/planning/targetFillRate",
                file.planning().targetFillRate(),
                () -> new ServiceObjective.FillRate(file.planning().targetFillRate()));
        if (currency == null
                || markdown == null
                || transfer == null
                || donation == null
                || disposal == null
                || objective == null) {
            return null;
        }
        return make(
                "/planning",
                "",
                () -> new PlanSettings(
                        file.planning().horizonDays(),
                        currency,
                        objective,
                        file.planning().newestFirstShare(),
                        markdown,
                        transfer,
                        donation,
                        disposal,
                        file.planning().serviceSecondsPerStop(),
                        PlanSettings.standard(currency).routing()));
    }

    private DisposalRule disposal() {
        Map<Pathway, Double> costs = new EnumMap<>(Pathway.class);
        for (DisposalEntry entry : file.disposal().items()) {
            costs.put(entry.pathway(), entry.costPerKilogram());
        }
        return new DisposalRule(costs);
    }

    /** Makes one thing of each entry; an entry that cannot be made or whose key was there before is fatal. */
    <E, T> List<T> each(String pointer, List<E> entries, Function<E, String> key, Function<E, T> maker) {
        List<T> made = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            E entry = entries.get(i);
            String at = pointer + "/" + i;
            if (!keys.add(key.apply(entry))) {
                fatal("duplicate", at, key.apply(entry), "Maybe the entry was copied and its key not changed.");
            }
            T thing = make(at, key.apply(entry), () -> maker.apply(entry));
            if (thing != null) {
                made.add(thing);
            }
        }
        return made;
    }

    /** Makes one thing; if it cannot be made, that is fatal. */
    <T> @Nullable T make(String pointer, Object value, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            fatal("wrong-value", pointer, value, "Maybe a typing error: " + e.getMessage());
            return null;
        }
    }

    void fatal(String code, String pointer, Object value, String cause) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        findings.add(Severity.FATAL, "scenario." + code, document.place(pointer), name, value, cause);
    }
}
