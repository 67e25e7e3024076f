package io.flowcast.api.impact;

import io.flowcast.api.internal.Require;

/**
 * What a plan is compared with.
 *
 * @param name short name
 * @param description what would have been done, in words an auditor can check
 */
public record Baseline(String name, String description) {
    /** Checks the arguments. */
    public Baseline {
        Require.text("name", name);
        Require.text("description", description);
    }
}
