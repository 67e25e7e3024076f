package io.flowcast.server.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from a record which of its components must be there: those that are not marked {@link Nullable}. */
final class Nullness {

    private Nullness() {}

    /** Whether the component must have a value. */
    static boolean required(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The names of the components that must have a value, in the order of declaration. */
    static List<String> requiredNames(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(Nullness::required)
                .map(RecordComponent::getName)
                .toList();
    }
}
