/**
 * How is a routing problem or a route plan kept in a file, and how does it look on a map?
 *
 * <p>Start at {@link io.flowcast.connectors.route.ProblemJson} (problems, written and read), {@link
 * io.flowcast.connectors.route.RoutePlanJson} (plans, written and read), {@link io.flowcast.connectors.route.RouteGeoJson} and {@link
 * io.flowcast.connectors.route.RouteMap} (SVG, and an HTML page that asks no network for anything). Linear in the size of what is
 * written.
 *
 * <p>Nothing is planned or checked here. What a file says and the problem has no place for is a finding, never dropped.
 */
@NullMarked
package io.flowcast.connectors.route;

import org.jspecify.annotations.NullMarked;
