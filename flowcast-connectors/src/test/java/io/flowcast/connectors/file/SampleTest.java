package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample of the project; counts are those printed by examples/data/freshretail/tools/make_sample.py. */
class SampleTest {
    private static Scenario scenario;

    @BeforeAll
    static void read() {
        scenario = ScenarioReader.read(SampleFolder.path(), SampleFolder.context());
    }

    @Test
    void holdsTheWholeSample() {
        assertThat(scenario.sales()).hasSize(48_716);
        assertThat(scenario.sales().stream().map(SalesDay::key).distinct()).hasSize(641);
        assertThat(scenario.sales().stream().map(SalesDay::date).distinct()).hasSize(76);
        assertThat(scenario.lots()).hasSize(1_212);
        assertThat(scenario.lots().stream().mapToLong(StockLot::quantityUnits).sum())
                .isEqualTo(15_191);
        assertThat(scenario.openOrders()).hasSize(119);
        assertThat(scenario.weather()).hasSize(24 * 76);
        assertThat(scenario.asOf()).isEqualTo(LocalDate.of(2024, 6, 12));
    }

    @Test
    void hasACatalogThatFitsTogether() {
        var catalog = scenario.catalog();
        assertThat(catalog.sites()).filteredOn(s -> s.kind() == Site.Kind.STORE).hasSize(24);
        assertThat(catalog.sites()).filteredOn(s -> s.kind() == Site.Kind.DEPOT).hasSize(2);
        assertThat(catalog.products()).hasSize(48);
        assertThat(catalog.listings()).hasSize(641);
        assertThat(catalog.lanes()).as("three suppliers for each store").hasSize(72);
        assertThat(catalog.vehicles()).hasSize(4);
        assertThat(catalog.recipients()).hasSize(7);
        for (Listing listing : catalog.listings()) {
            assertThat(catalog.lane(listing.supplierId(), listing.siteId())).isPresent();
            assertThat(listing.unitCost()).isLessThan(listing.unitPrice());
        }
        for (Product product : catalog.products()) {
            assertThat(scenario.factors().find(Factors.PRODUCTION + product.category()))
                    .isPresent();
            assertThat(scenario.categoryNames()).containsKey(product.category());
        }
        catalog.vehicles()
                .forEach(v -> assertThat(scenario.factors().find(v.emissionFactorId()))
                        .isPresent());
    }

    @Test
    void hasSettingsAndFactorsWithTheirSource() {
        assertThat(scenario.settings().currency().getCurrencyCode()).isEqualTo("CNY");
        assertThat(scenario.settings().disposal().cheapest()).isEqualTo(Pathway.DIGESTION);
        scenario.settings()
                .disposal()
                .costPerKilogram()
                .keySet()
                .forEach(p -> assertThat(scenario.factors().find(p.factorId())).isPresent());
        // EPA hub: 0.67 metric tons of CO2e for a short ton of 907.18474 kg.
        assertThat(scenario.factors().find("disposal.landfill").orElseThrow().value())
                .isBetween(0.738548, 0.738550);
        // Poore & Nemecek 2018, eggs.
        assertThat(scenario.factors().find("production.eggs").orElseThrow()).satisfies(f -> {
            assertThat(f.value()).isEqualTo(4.5);
            assertThat(f.source()).contains("Poore & Nemecek", "Eggs", "Total_emissions");
        });
        assertThat(scenario.factors().find(Factors.MEALS).orElseThrow().unit()).isEqualTo("meals/kg");
    }

    @Test
    void readsOneProductRight() {
        Product product = scenario.catalog().product("P011").orElseThrow();
        assertThat(product.name()).isEqualTo("Fresh item 11 (category 18)");
        assertThat(product.category()).isEqualTo("poultry");
        assertThat(product.shelfLife().days()).isEqualTo(2);
        assertThat(product.shelfLife().temperatureLaw()).isEqualTo(new TemperatureLaw.Q10(3));
        assertThat(product.shelfLife().source()).isEqualTo("USDA FoodKeeper, product 118");
        assertThat(product.attributes()).containsEntry("firstCategoryId", "18");
    }

    @Test
    void readsOneDayRight() {
        // Second line of sales.csv: S095,P004,2024-03-28,9,12:8 1,111100000000000111111111,0.882,0,1
        SalesDay day = scenario.sales().get(0);
        int[] hours = new int[24];
        hours[12] = 8;
        hours[13] = 1;
        assertThat(day)
                .isEqualTo(new SalesDay(
                        "S095",
                        "P004",
                        LocalDate.of(2024, 3, 28),
                        9,
                        hours,
                        0b1111_1111_1000_0000_0000_1111,
                        true,
                        0.882,
                        false,
                        true));
    }

    @Test
    void hoursSumToTheDay() {
        assertThat(scenario.sales())
                .allMatch(day -> Arrays.stream(day.hourlySoldUnits()).sum() == day.soldUnits());
        assertThat(scenario.sales()).allMatch(SalesDay::soldOutKnown);
    }

    @Test
    void hasNoLotThatIsPastItsDate() {
        assertThat(scenario.lots()).allSatisfy(lot -> {
            assertThat(lot.expiresOn()).isNotNull().isAfterOrEqualTo(scenario.asOf());
            assertThat(lot.receivedOn()).isBefore(scenario.asOf());
        });
    }

    @Test
    void reportsTheSilentLoggerAndNothingElse() {
        assertThat(scenario.findings().listed())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("temperatures.gap"))
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(scenario.temperatures()).hasSize(24);
        assertThat(scenario.temperatures().stream()
                        .filter(h -> h.siteId().equals("S195"))
                        .flatMap(h -> h.readings().stream())
                        .mapToDouble(r -> r.celsius())
                        .max())
                .hasValue(12.5);
        assertThat(scenario.temperatures().stream()
                        .collect(Collectors.toMap(
                                TemperatureHistory::siteId, h -> h.readings().size())))
                .containsEntry("S394", 216)
                .containsEntry("S195", 240);
    }

    @Test
    void givesAReasonForEveryAssumption() {
        assertThat(scenario.findings().count("scenario.no-reason")).isZero();
        assertThat(scenario.assumptions())
                .hasSizeGreaterThan(100)
                .allSatisfy(a -> assertThat(a.reason()).isNotBlank());
        assertThat(scenario.assumptions())
                .contains(new Assumption(
                        "planning", "serviceSecondsPerStop", "600", "Ten minutes to unload at a store or recipient."));
    }

    @Test
    void hashesItsFiles() {
        assertThat(scenario.contentHashes())
                .containsOnlyKeys(
                        "sites.csv",
                        "products.csv",
                        "sales.csv",
                        "lots.csv",
                        "open_orders.csv",
                        "weather.csv",
                        "temperatures.csv")
                .allSatisfy((name, hash) -> assertThat(hash).matches("sha-256:[0-9a-f]{64}"));
    }
}
