/**
 * How good and how fast are the route planners on instances of the literature?
 *
 * <p>Start at {@link io.flowcast.benchmarks.route.RouteBench}: one instance file, one planner, one line of figures. A plan counts only after
 * the independent checker has judged it. Speed of the inner loops is measured apart, by {@link
 * io.flowcast.benchmarks.route.RouteSearchSpeed}; the two are never mixed.
 */
@NullMarked
package io.flowcast.benchmarks.route;

import org.jspecify.annotations.NullMarked;
