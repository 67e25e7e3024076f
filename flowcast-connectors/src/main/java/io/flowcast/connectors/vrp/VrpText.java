package io.flowcast.connectors.vrp;

import java.util.List;

/**
 * A problem as an instance file.
 *
 * @param text content of the file
 * @param stopIds stop of each customer number that a solution of the file uses, counted from 0; empty text where the number is a depot
 */
public record VrpText(String text, List<String> stopIds) {
    /** Copies the ids. */
    public VrpText {
        stopIds = List.copyOf(stopIds);
    }
}
