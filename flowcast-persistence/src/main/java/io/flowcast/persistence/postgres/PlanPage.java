package io.flowcast.persistence.postgres;

import java.util.List;

/**
 * Some items of a list inside a part of a plan.
 *
 * @param document the part with all its lists emptied, a JSON object
 * @param items JSON documents, in order
 * @param total how many items the list has
 */
public record PlanPage(String document, List<String> items, int total) {
    /** Copies the items. */
    public PlanPage {
        items = List.copyOf(items);
    }
}
