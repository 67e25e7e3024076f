package io.flowcast.core.feature;

/**
 * A column of a {@link FeatureTable}.
 *
 * @param name unique name, parts joined by dots, for example {@code season.own.4}
 * @param group what it speaks of
 */
public record Feature(String name, FeatureGroup group) {
    /** Checks the arguments. */
    public Feature {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a feature has a name");
        }
    }
}
