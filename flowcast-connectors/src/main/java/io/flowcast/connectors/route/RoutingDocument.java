package io.flowcast.connectors.route;

import io.flowcast.api.routing.RoutingProblem;
import org.jspecify.annotations.Nullable;

/**
 * A routing problem as it stands in a file.
 *
 * @param problem the problem
 * @param places where its places lie, or {@code null} if the file does not say
 */
public record RoutingDocument(
        RoutingProblem problem, @Nullable Places places) {}
