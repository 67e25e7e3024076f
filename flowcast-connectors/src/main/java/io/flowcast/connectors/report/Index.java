package io.flowcast.connectors.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts in the order in which they come, so that each is embedded once. */
final class Index {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String text) {
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(text, next);
        return known == null ? next : known;
    }

    List<String> texts() {
        return new ArrayList<>(numbers.keySet());
    }
}
