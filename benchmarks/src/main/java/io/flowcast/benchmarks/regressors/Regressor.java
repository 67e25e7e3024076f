package io.flowcast.benchmarks.regressors;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers made of a column of the table.
 *
 * @param name its name
 * @param column the column it is made of
 * @param value the word for which it is 1, or null if it is the number itself or a code
 * @param codes numbers of words, or empty
 */
record Regressor(String name, String column, @Nullable String value, Map<String, Double> codes) {
    /** Up to so many words become a switch each; more become codes, most frequent first. */
    private static final int MOST_WORDS = 12;

    /** Regressors of a column, from all its known fields; none if it never moves. */
    static List<Regressor> of(String column, Iterable<String> fields) {
        Map<String, Integer> words = new LinkedHashMap<>();
        boolean numbers = true;
        for (String field : fields) {
            numbers &= !Double.isNaN(Sheet.number(field));
            words.merge(plain(field), 1, Integer::sum);
        }
        if (words.size() < 2) {
            return List.of();
        }
        if (numbers) {
            return List.of(new Regressor(column, column, null, Map.of()));
        }
        List<String> byNumber = words.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (byNumber.size() > MOST_WORDS) {
            Map<String, Double> codes = new LinkedHashMap<>();
            byNumber.forEach(word -> codes.put(word, (double) codes.size()));
            return List.of(new Regressor(column, column, null, codes));
        }
        return byNumber.stream()
                .skip(1)
                .map(word -> new Regressor(column + "=" + word, column, word, Map.of()))
                .toList();
    }

    /** Numbers written in two ways are the same word. */
    private static String plain(String field) {
        double number = Sheet.number(field);
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? String.valueOf((long) number) : field;
    }

    /** Its number for a field, NaN where nothing is known. */
    double of(@Nullable String field) {
        if (field == null) {
            return Double.NaN;
        }
        if (value != null) {
            return plain(field).equals(value) ? 1 : 0;
        }
        return codes.isEmpty() ? Sheet.number(field) : codes.getOrDefault(plain(field), (double) codes.size());
    }
}
