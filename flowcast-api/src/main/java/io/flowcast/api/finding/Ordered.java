package io.flowcast.api.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the order of a map, so that two runs print alike; {@link Map#copyOf} does not. */
final class Ordered {
    private Ordered() {}

    static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
