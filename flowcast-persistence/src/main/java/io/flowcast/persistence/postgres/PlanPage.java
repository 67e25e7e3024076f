package io.flowcast.persistence.postgres;

import java.util.List;

/**
 * Some items of a part of a plan that is a list.
 *
 * @param items JSON documents, in order
 * @param total how many items the part has
 */
public record PlanPage(List<String> items, int total) {
    /** Copies the items. */
    public PlanPage {
        items = List.copyOf(items);
    }
}
