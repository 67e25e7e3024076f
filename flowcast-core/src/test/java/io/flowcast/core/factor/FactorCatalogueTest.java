package io.flowcast.core.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorCatalogueTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    private final FactorCatalogue catalogue = FactorCatalogue.standard();
    private final FactorChoice choice = FactorChoice.standard();

    private static Product product(String name, String category) {
        return new Product(
                name.replace(' ', '-'),
                name,
                category,
                BaseUnit.EACH,
                500,
                new StorageRange(0, 8),
                ShelfLife.ofDays(5, DateKind.USE_BY, "made up for tests"),
                Map.of());
    }

    @Test
    void everyFactorSaysWhereItComesFrom() {
        assertThat(catalogue.all()).hasSizeGreaterThan(1_000).allSatisfy(factor -> {
            assertThat(factor.source()).isNotBlank();
            assertThat(factor.vintage()).isNotBlank();
            assertThat(factor.licence()).isNotBlank();
            assertThat(factor.unit()).matches("(kgCO2e?|m2|l|meals|kg)/(kg|tkm)");
            assertThat(catalogue.name(factor.id())).isNotBlank();
            assertThat(factor.value()).isBetween(0.0, 1e6);
        });
        assertThat(catalogue.all()).extracting(Factor::id).doesNotHaveDuplicates();
        assertThat(catalogue.productionSources()).containsExactly("clark-2022", "poore-2018");
    }

    /**
     * Values as published. Table 9 of the EPA Hub 2024 in t CO2e per short ton; Poore and Nemecek 2018 as the sum of their
     * stages; Clark et al. 2022 per kg; 1.2 pounds a meal.
     */
    @Test
    void valuesAreThoseOfTheTables() {
        double perShortTon = 1000 / 907.18474;
        assertThat(value("disposal.epa-2024.bread.landfill")).isCloseTo(1.49 * perShortTon, CLOSE);
        assertThat(value("disposal.epa-2020.bread.landfill")).isCloseTo(0.68 * perShortTon, CLOSE);
        assertThat(value("disposal.epa-2021.dairy-products.compost")).isCloseTo(0.15 * perShortTon, CLOSE);
        assertThat(value("disposal.epa-2026.food-waste.landfill")).isCloseTo(0.68 * perShortTon, CLOSE);
        assertThat(value("production.poore-2018.beef-beef-herd")).isCloseTo(59.6, CLOSE);
        assertThat(value("production.poore-2018.nuts")).isCloseTo(0.2, CLOSE); // with its uptake of -2.1
        assertThat(value("water.poore-2018.cheese")).isCloseTo(5605.2, CLOSE);
        assertThat(value("land.poore-2018.milk")).isCloseTo(8.95, CLOSE);
        assertThat(value("production.clark-2022.strawberries")).isCloseTo(3.241715, CLOSE);
        assertThat(value("transport.road.cooled")).isCloseTo(0.4, CLOSE);
        assertThat(value("meals.usda")).isCloseTo(1 / (1.2 * 0.45359237), CLOSE);
        assertThat(value("donation.loss")).isCloseTo(0.042, CLOSE);
        assertThat(catalogue.find("production.poore-2018.unicorn")).isEmpty();
        // Nothing that credits avoided emissions is shipped.
        assertThat(catalogue.all()).noneMatch(factor -> factor.id().startsWith("disposal") && factor.value() < 0);
    }

    private double value(String id) {
        return catalogue.find(id).orElseThrow().value();
    }

    @Test
    void rangesOfDisposalAreThoseOfItsVintages() {
        Factor landfill = catalogue.find("disposal.epa-2024.bread.landfill").orElseThrow();
        double perShortTon = 1000 / 907.18474;
        assertThat(landfill.low()).isCloseTo(0.58 * perShortTon, CLOSE);
        assertThat(landfill.high()).isCloseTo(1.49 * perShortTon, CLOSE);
        assertThat(landfill.note()).contains("vintages").contains("1.49 t CO2e/short ton");
    }

    @ParameterizedTest
    @CsvSource({
        "Strawberries, fruit, NAME, production.clark-2022.strawberries",
        "Fresh strawberries 500 g, fruit, PART_OF_NAME, production.clark-2022.strawberries",
        "Strawberry jam, fruit, NAME, production.clark-2022.strawberry-jam",
        "Milk, dairy, NAME, production.poore-2018.milk",
        "Milk chocolate, sweets, NAME, production.clark-2022.milk-chocolate",
        "Chocolate milk 1 l, dairy, PART_OF_NAME, production.poore-2018.milk",
        "Whole milk, dairy, PART_OF_NAME, production.poore-2018.milk",
        "Tomatoes, vegetables, NAME, production.poore-2018.tomatoes",
        "Cherry tomatoes, vegetables, NAME, production.clark-2022.cherry-tomatoes",
        "Cr\u00e8me fra\u00eeche, dairy, CATEGORY, production.category.dairy",
        "Ground beef, meat, PART_OF_NAME, production.name.beef",
        "Vegan beef, food, NONE, ''",
        "Soap, household, NONE, ''",
        "P1042, Produce, CATEGORY, production.category.produce",
        "P1042, leafy-vegetables, CATEGORY, production.category.vegetable",
        "P1042, Chilled poultry, CATEGORY, production.poore-2018.poultry-meat",
        "P1042, tofu, CATEGORY, production.poore-2018.tofu",
        "P1042, Dairy Products & Eggs, CATEGORY, production.category.dairy-product-egg",
    })
    void findsAProductAndSaysHow(String name, String category, String how, String id) {
        var found = catalogue.production(name, category, choice);
        assertThat(found.map(match -> match.how().name()).orElse("NONE")).isEqualTo(how);
        assertThat(found.map(match -> match.factor().id()).orElse("")).isEqualTo(id);
    }

    @Test
    void theMeanOfACategoryNamesItsMembers() {
        Factor dairy = catalogue.production("P1", "dairy", choice).orElseThrow().factor();
        assertThat(dairy.value()).isCloseTo((2.8 + 21.2) / 2, CLOSE);
        assertThat(dairy.low()).isCloseTo(2.8, CLOSE);
        assertThat(dairy.high()).isCloseTo(21.2, CLOSE);
        assertThat(dairy.note()).contains("production.poore-2018.milk 2.8", "production.poore-2018.cheese 21.2");
    }

    @Test
    void theUserChoosesTableAndVintage() {
        FactorChoice clark = new FactorChoice(
                List.of("clark-2022", "poore-2018"),
                "2020",
                Map.of(Pathway.DIGESTION, "digestion-wet-cured"),
                "meals.fao",
                false);
        assertThat(catalogue
                        .production("Tomatoes", "vegetables", clark)
                        .orElseThrow()
                        .factor()
                        .id())
                .isEqualTo("production.clark-2022.tomatoes");
        assertThat(catalogue
                        .disposal(Pathway.DIGESTION, "dairy", clark)
                        .orElseThrow()
                        .id())
                .isEqualTo("disposal.epa-2020.food-waste-non-meat.digestion-wet-cured");
        assertThat(catalogue.disposal(Pathway.LANDFILL, "dairy", clark)).isEmpty();
        assertThat(catalogue
                        .disposal(Pathway.LANDFILL, "dairy", choice)
                        .orElseThrow()
                        .id())
                .isEqualTo("disposal.epa-2024.dairy-products.landfill");
        assertThat(catalogue.disposal(Pathway.FEED, "dairy", choice)).isEmpty(); // the table has none
    }

    @Test
    void theFactorsOfARunHaveKeysForItsProducts() {
        FindingCollector findings = new FindingCollector();
        Factors factors = catalogue.forProducts(
                List.of(product("Milk", "dairy"), product("Mystery", "dairy"), product("Soap", "household")),
                choice,
                findings);
        assertThat(factors.find("production.product.Milk").orElseThrow().id()).isEqualTo("production.poore-2018.milk");
        assertThat(factors.find("water.product.Milk").orElseThrow().value()).isCloseTo(628.2, CLOSE);
        assertThat(factors.find("disposal.landfill.dairy").orElseThrow().id())
                .isEqualTo("disposal.epa-2024.dairy-products.landfill");
        assertThat(factors.find("disposal.landfill")).isPresent();
        assertThat(factors.find(Factors.MEALS).orElseThrow().id()).isEqualTo("meals.usda");
        assertThat(factors.find("production.product.Soap")).isEmpty();
        assertThat(findings.toFindings().count("factor.guessed")).isEqualTo(1);
        assertThat(findings.toFindings().count("factor.unknown-product")).isEqualTo(4); // all of the soap
        assertThat(findings.toFindings().listed()).allMatch(f -> f.cause().startsWith("Maybe"));
    }

    @Test
    void ownFactorsAreNeverReplaced() {
        Factors own = Factors.of(List.of(
                new Factor("disposal.landfill", 9, "kgCO2e/kg", "our own", "2026", null, null),
                new Factor("production.dairy", 7, "kgCO2e/kg", "our own", "2026", null, null),
                new Factor("meals", 2, "meals/kg", "our own", "2026", null, null)));
        FindingCollector findings = new FindingCollector();
        Factors factors = catalogue.complete(own, List.of(product("Mystery", "dairy")), choice, findings);
        assertThat(factors.find("disposal.landfill").orElseThrow().value()).isEqualTo(9);
        assertThat(factors.find("disposal.landfill.dairy")).isEmpty();
        assertThat(factors.find("disposal.compost.dairy")).isPresent();
        assertThat(factors.find("production.product.Mystery")).isEmpty();
        assertThat(factors.find("water.product.Mystery")).isPresent();
        assertThat(factors.find("meals").orElseThrow().value()).isEqualTo(2);
        assertThat(findings.toFindings().count("factor.guessed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "1234", "\u0000", "'''", "kg", "\ud83c\udf53", "a b c d e f g h i j k l m n o p q r s t"})
    void strangeNamesAreUnknownAndNotAnError(String name) {
        assertThat(catalogue.production(name, name, choice)).isEmpty();
    }
}
