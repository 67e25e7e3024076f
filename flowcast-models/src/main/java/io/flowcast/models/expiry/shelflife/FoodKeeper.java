package io.flowcast.models.expiry.shelflife;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Storage times of 661 foods from FoodKeeper of the United States Department of Agriculture (with Cornell University and the Food
 * Marketing Institute; CC0; the copy carries no date), as starting values until a product's own life is known.
 *
 * <p>Times are for households and for quality, mostly from the day of purchase: shorter than a warehouse's, and no proof of safety.
 * Immutable; reading the catalogue takes a few milliseconds, so keep it.
 */
public final class FoodKeeper {
    /** Named in every shelf life that comes from here. */
    public static final String SOURCE = "USDA FoodKeeper (CC0, undated copy)";

    private static final int COLUMNS = 12;

    private final List<FoodKeeperEntry> entries;

    private FoodKeeper(List<FoodKeeperEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the catalogue that comes with the library.
     *
     * @return the catalogue
     */
    public static FoodKeeper load() {
        List<FoodKeeperEntry> entries = new ArrayList<>();
        try (InputStream in = FoodKeeper.class.getResourceAsStream("foodkeeper.tsv")) {
            if (in == null) {
                throw new IllegalStateException("foodkeeper.tsv is missing from the library");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    entries.add(entry(line));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new FoodKeeper(entries);
    }

    private static FoodKeeperEntry entry(String line) {
        String[] cell = new String[COLUMNS];
        String[] found = line.split("\t", -1);
        for (int i = 0; i < COLUMNS; i++) {
            cell[i] = i < found.length ? found[i] : "";
        }
        return new FoodKeeperEntry(
                Integer.parseInt(cell[0]),
                cell[1],
                cell[2],
                cell[3],
                cell[4],
                cell[5],
                StorageTime.parse(cell[6]),
                StorageTime.parse(cell[7]),
                StorageTime.parse(cell[8]),
                StorageTime.parse(cell[9]),
                StorageTime.parse(cell[10]),
                StorageTime.parse(cell[11]));
    }

    /**
     * All foods.
     *
     * @return the entries in the order of their numbers
     */
    public List<FoodKeeperEntry> entries() {
        return entries;
    }

    /**
     * Names of the categories.
     *
     * @return the names, each once
     */
    public List<String> categories() {
        return entries.stream()
                .map(FoodKeeperEntry::category)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Foods of a category.
     *
     * @param name category or subcategory, in any case
     * @return the entries; empty if there is no such category
     */
    public List<FoodKeeperEntry> category(String name) {
        return entries.stream()
                .filter(entry -> entry.category().equalsIgnoreCase(name)
                        || entry.subcategory().equalsIgnoreCase(name))
                .toList();
    }

    /**
     * Foods whose name, subtitle or keywords hold every word, best first: words in the name count more than in the keywords, and
     * names with fewer other words come first.
     *
     * @param name what is looked for, for example "strawberries"; singular and plural are alike
     * @return the entries; empty if none has all the words
     */
    public List<FoodKeeperEntry> find(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return List.of();
        }
        record Scored(FoodKeeperEntry entry, double score) {}
        List<Scored> scored = new ArrayList<>();
        for (FoodKeeperEntry entry : entries) {
            double score = score(words, entry);
            if (score > 0) {
                scored.add(new Scored(entry, score));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparingInt(s -> s.entry().id()));
        return scored.stream().map(Scored::entry).toList();
    }

    /**
     * The best match.
     *
     * @param name what is looked for
     * @return the first of {@link #find}, if there is one
     */
    public Optional<FoodKeeperEntry> best(String name) {
        return find(name).stream().findFirst();
    }

    private static double score(List<String> wanted, FoodKeeperEntry entry) {
        List<String> name = words(entry.name());
        List<String> subtitle = words(entry.subtitle());
        List<String> keywords = words(entry.keywords());
        double score = 0;
        for (String word : wanted) {
            if (name.contains(word)) {
                score += 4;
            } else if (subtitle.contains(word)) {
                score += 2;
            } else if (keywords.contains(word)) {
                score += 1;
            } else {
                return 0;
            }
        }
        return score / (1 + 0.2 * Math.max(0, name.size() + 0.5 * subtitle.size() - wanted.size()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(singular(word));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && (word.endsWith("oes") || word.endsWith("ches") || word.endsWith("shes"))) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
