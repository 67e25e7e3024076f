package io.flowcast.core.factor;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Published factors with their provenance, and the search for those of a product. Immutable.
 *
 * <p>A product's factor of production is searched by its name among the names of the tables: the same name first, by the
 * order of the {@link FactorChoice}; then the longest phrase of its name that is a name in a table or a known word for one,
 * of equal length the last, as the noun stands last; then the mean of the products of its category, with their least and
 * largest as range. Land and water are those of the same product. Words that turn the meaning ("vegan", "free") forbid a
 * guess by phrase. Nothing is found for what the tables do not have.
 */
public final class FactorCatalogue {
    private final Map<String, Factor> byId = new LinkedHashMap<>();
    private final Map<String, String> nameById = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> productsByWord = new LinkedHashMap<>();
    private final Map<List<String>, Category> categories = new LinkedHashMap<>();

    private record Category(List<String> products, String material) {}

    private record Name(String table, String product, List<String> words) {}

    private final List<Name> names = new ArrayList<>();

    private FactorCatalogue() {
        for (String[] row : CatalogueFile.rows("factors.tsv", 10)) {
            Factor factor = new Factor(
                    row[0],
                    Double.parseDouble(row[1]),
                    row[2],
                    row[3],
                    row[4],
                    row[5].isEmpty() ? null : Double.valueOf(row[5]),
                    row[6].isEmpty() ? null : Double.valueOf(row[6]),
                    row[7],
                    row[9].isEmpty() ? null : row[9]);
            byId.put(factor.id(), factor);
            nameById.put(factor.id(), row[8]);
            String[] parts = row[0].split("\\.", 3);
            if (row[0].startsWith(Factors.PRODUCTION)) {
                names.add(new Name(parts[1], parts[2], Words.of(row[8])));
            }
        }
        for (String[] row : CatalogueFile.rows("names.tsv", 2)) {
            productsByWord.put(Words.of(row[0]), List.of(row[1].split(",")));
        }
        for (String[] row : CatalogueFile.rows("categories.tsv", 3)) {
            List<String> products = row[1].isEmpty() ? List.of() : List.of(row[1].split(","));
            categories.put(Words.of(row[0]), new Category(products, row[2]));
        }
    }

    /**
     * The factors that come with the library.
     *
     * @return the catalogue
     */
    public static FactorCatalogue standard() {
        return new FactorCatalogue();
    }

    /**
     * All factors.
     *
     * @return the factors by id
     */
    public List<Factor> all() {
        return List.copyOf(byId.values());
    }

    /**
     * A factor.
     *
     * @param id its key
     * @return the factor, or empty if it is not there
     */
    public Optional<Factor> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * What a factor is about.
     *
     * @param id its key
     * @return name in the published table, empty if there is none
     */
    public String name(String id) {
        return nameById.getOrDefault(id, "");
    }

    /**
     * The emissions of producing a kilogram of something.
     *
     * @param name name of the product
     * @param category its category
     * @param choice which table to prefer
     * @return the factor and how it was found, or empty
     */
    public Optional<FactorMatch> production(String name, String category, FactorChoice choice) {
        return match(Factors.PRODUCTION, name, category, choice);
    }

    private Optional<FactorMatch> match(String prefix, String name, String category, FactorChoice choice) {
        List<String> words = Words.of(name);
        for (String table : choice.productionSources()) {
            for (Name known : names) {
                if (known.table.equals(table) && known.words.equals(words)) {
                    Factor factor = byId.get(prefix + table + "." + known.product);
                    if (factor != null) {
                        return Optional.of(new FactorMatch(factor, FactorMatch.How.NAME, name(factor.id())));
                    }
                }
            }
        }
        Optional<FactorMatch> part = Words.turning(words) ? Optional.empty() : byPhrase(prefix, words, choice);
        return part.isPresent() ? part : byCategory(prefix, category);
    }

    private Optional<FactorMatch> byPhrase(String prefix, List<String> words, FactorChoice choice) {
        FactorMatch best = null;
        int length = 0;
        int place = -1;
        for (String table : choice.productionSources()) {
            for (Name known : names) {
                int at = known.table.equals(table) ? Words.place(words, known.words) : -1;
                Factor factor = byId.get(prefix + table + "." + known.product);
                if (at >= 0 && factor != null && better(known.words.size(), at, length, place)) {
                    best = new FactorMatch(factor, FactorMatch.How.PART_OF_NAME, name(factor.id()));
                    length = known.words.size();
                    place = at;
                }
            }
        }
        for (Map.Entry<List<String>, List<String>> known : productsByWord.entrySet()) {
            int at = Words.place(words, known.getKey());
            if (at >= 0 && better(known.getKey().size(), at, length, place)) {
                String word = String.join(" ", known.getKey());
                Optional<Factor> factor = mean(prefix, "name." + word.replace(' ', '-'), known.getValue());
                if (factor.isPresent()) {
                    best = new FactorMatch(factor.get(), FactorMatch.How.PART_OF_NAME, word);
                    length = known.getKey().size();
                    place = at;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean better(int length, int place, int bestLength, int bestPlace) {
        return length > bestLength || (length == bestLength && place > bestPlace);
    }

    private Optional<FactorMatch> byCategory(String prefix, String category) {
        List<String> words = longest(Words.of(category), categories.keySet());
        Category known = categories.get(words);
        if (known == null) {
            words = longest(Words.of(category), productsByWord.keySet());
        }
        List<String> products = known == null ? productsByWord.getOrDefault(words, List.of()) : known.products;
        return mean(prefix, "category." + String.join("-", words), products)
                .map(factor -> new FactorMatch(factor, FactorMatch.How.CATEGORY, category));
    }

    /** The longest phrase of a name that is known; of equal length the last, as the noun stands last. */
    private static List<String> longest(List<String> name, Collection<List<String>> phrases) {
        List<String> best = List.of();
        int place = -1;
        for (List<String> phrase : phrases) {
            int at = Words.place(name, phrase);
            if (at >= 0 && better(phrase.size(), at, best.size(), place)) {
                best = phrase;
                place = at;
            }
        }
        return best;
    }

    /** The factor itself where there is one product, else the mean of those that have one. */
    private Optional<Factor> mean(String prefix, String id, List<String> products) {
        List<Factor> members = new ArrayList<>();
        for (String product : products) {
            find(prefix + "poore-2018." + product).ifPresent(members::add);
        }
        if (members.size() <= 1) {
            return members.stream().findFirst();
        }
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<String> parts = new ArrayList<>();
        for (Factor member : members) {
            sum += member.value();
            low = Math.min(low, member.value());
            high = Math.max(high, member.value());
            parts.add(member.id() + " " + member.value());
        }
        Factor first = members.get(0);
        double mean = Math.max(low, Math.min(high, sum / members.size()));
        return Optional.of(new Factor(
                prefix + id,
                mean,
                first.unit(),
                first.source(),
                first.vintage(),
                low,
                high,
                first.licence(),
                "unweighted mean of " + String.join(", ", parts) + "; range: their least and largest"));
    }

    /**
     * The material of EPA Hub table 9 that a category falls under.
     *
     * @param category a category
     * @return for example {@code dairy-products}; {@code food-waste} for what is not known
     */
    public String disposalMaterial(String category) {
        Category known = categories.get(longest(Words.of(category), categories.keySet()));
        return known == null ? "food-waste" : known.material;
    }

    /**
     * The emissions of disposing of a kilogram.
     *
     * @param pathway where it goes
     * @param category category of the goods
     * @param choice which vintage and row
     * @return the factor, of the material where the table has one, else of food waste in general; empty if the table has
     *     none for the pathway
     */
    public Optional<Factor> disposal(Pathway pathway, String category, FactorChoice choice) {
        String row = choice.disposalRow().get(pathway);
        if (row == null) {
            return Optional.empty();
        }
        String vintage = "disposal.epa-" + choice.disposalVintage() + ".";
        return find(vintage + disposalMaterial(category) + "." + row)
                .or(() -> find(vintage + "food-waste." + row))
                .or(() -> find(vintage + "food-waste-non-meat." + row));
    }

    /**
     * The factors of a run: of each product those found for it, of each category and pathway that of disposal, meals and
     * loss at recipients. Guesses and gaps become findings.
     *
     * @param products the products
     * @param choice which factors to prefer
     * @param findings receives {@code factor.guessed} and {@code factor.unknown-product}
     * @return factors with second keys for products
     */
    public Factors forProducts(Collection<Product> products, FactorChoice choice, FindingCollector findings) {
        return complete(Factors.of(List.of()), products, choice, findings);
    }

    /**
     * The user's own factors, and published ones for what they leave out. Own factors of a product, a category or a pathway
     * are never replaced.
     *
     * @param own factors of the run, for example of vehicles
     * @param products the products
     * @param choice which factors to prefer
     * @param findings receives {@code factor.guessed} and {@code factor.unknown-product}
     * @return own and published factors, with second keys for products
     */
    public Factors complete(Factors own, Collection<Product> products, FactorChoice choice, FindingCollector findings) {
        Map<String, Factor> used = new LinkedHashMap<>();
        Map<String, String> aliases = new LinkedHashMap<>();
        for (Product product : products) {
            addProduct(product, own, choice, used, aliases, findings);
            for (Pathway pathway : Pathway.values()) {
                String general = pathway.factorId();
                String ofCategory = general + "." + product.category();
                if (own.find(general).isEmpty() && own.find(ofCategory).isEmpty()) {
                    disposal(pathway, product.category(), choice).ifPresent(factor -> {
                        used.put(factor.id(), factor);
                        aliases.put(ofCategory, factor.id());
                    });
                }
            }
        }
        for (Pathway pathway : Pathway.values()) {
            if (own.find(pathway.factorId()).isEmpty()) {
                disposal(pathway, "", choice).ifPresent(factor -> {
                    used.put(factor.id(), factor);
                    aliases.put(pathway.factorId(), factor.id());
                });
            }
        }
        if (own.find(Factors.MEALS).isEmpty()) {
            find(choice.meals()).ifPresent(factor -> {
                used.put(factor.id(), factor);
                aliases.put(Factors.MEALS, factor.id());
            });
        }
        if (choice.recipientLoss()) {
            find(Factors.DONATION_LOSS).ifPresent(factor -> used.put(factor.id(), factor));
        }
        return Factors.of(used.values()).withAliases(aliases).overriddenBy(own);
    }

    private void addProduct(
            Product product,
            Factors own,
            FactorChoice choice,
            Map<String, Factor> used,
            Map<String, String> aliases,
            FindingCollector findings) {
        for (String prefix : List.of(Factors.PRODUCTION, Factors.LAND, Factors.WATER, Factors.SCARCE_WATER)) {
            if (own.find(prefix + product.category()).isPresent()
                    || own.find(prefix + Factors.OF_PRODUCT + product.id()).isPresent()) {
                continue;
            }
            Optional<FactorMatch> found = match(prefix, product.name(), product.category(), choice);
            if (found.isEmpty()) {
                findings.add(
                        Severity.WARNING,
                        "factor.unknown-product",
                        Place.of("products", product.id()),
                        prefix.substring(0, prefix.length() - 1),
                        product.name() + " (" + product.category() + ")",
                        "Maybe its name or category is in no published table: nothing is counted for it until a factor"
                                + " is given.");
                continue;
            }
            Factor factor = found.get().factor();
            if (found.get().guessed() && prefix.equals(Factors.PRODUCTION)) {
                boolean rough = found.get().how() == FactorMatch.How.CATEGORY;
                findings.add(
                        rough ? Severity.WARNING : Severity.INFO,
                        "factor.guessed",
                        Place.of("products", product.id()),
                        "production",
                        String.format(
                                Locale.ROOT,
                                "%s -> %s, %.3g %s",
                                product.name(),
                                factor.id(),
                                factor.value(),
                                factor.unit()),
                        "Maybe the product is another one: the factor was found by "
                                + (rough ? "category " : "the words ") + "'"
                                + found.get().matched() + "'.");
            }
            used.put(factor.id(), factor);
            aliases.put(prefix + Factors.OF_PRODUCT + product.id(), factor.id());
        }
    }

    /**
     * Names of the tables of production.
     *
     * @return for example {@code poore-2018}
     */
    public List<String> productionSources() {
        return Collections.unmodifiableList(
                names.stream().map(Name::table).distinct().sorted().toList());
    }
}
