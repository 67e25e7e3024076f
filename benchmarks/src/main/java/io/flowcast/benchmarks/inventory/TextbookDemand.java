package io.flowcast.benchmarks.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Demands of examples of Snyder and Shen (2019), "Fundamentals of Supply Chain Theory", chapter 6. The reference file writes
 * some demands only as "&lt;DemandSource&gt;"; the name of the test says which example the call is about.
 */
final class TextbookDemand {
    private TextbookDemand() {}

    static Demands.@Nullable Source of(String test) {
        String name = test.toLowerCase(Locale.ROOT);
        if (name.contains("example_6_1")) {
            return Demands.normal(5, 1);
        } else if (name.contains("problem_6_1_") || name.endsWith("problem_6_1")) {
            return Demands.normal(100, 15);
        } else if (name.contains("problem_6_2a")) {
            return Demands.normal(64, 8);
        }
        return null;
    }
}
