/**
 * How far is it, and how does one drive there, on roads that one serves oneself?
 *
 * <p>Start at {@link io.flowcast.connectors.osrm.Osrm}: tables of distances and durations in blocks that the server allows,
 * and routes with directions. A table of n places takes (n / (block / 2)) squared requests.
 *
 * <p>Source: Project OSRM, HTTP API version 1, <a href="https://project-osrm.org/docs/v5.24.0/api/">documentation</a>, table
 * and route services. Road data of OpenStreetMap, ODbL.
 *
 * <p>No planning here: tours are planned in the routing craft.
 */
@NullMarked
package io.flowcast.connectors.osrm;

import org.jspecify.annotations.NullMarked;
