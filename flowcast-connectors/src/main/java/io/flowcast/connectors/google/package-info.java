/**
 * Where is an address, how far is it, how does one drive there, and who drives where, by Google Maps?
 *
 * <p>Start at {@link io.flowcast.connectors.google.GoogleGeocoder} for addresses and {@link
 * io.flowcast.connectors.google.GoogleRoutes} for matrices, traffic and directions; {@link
 * io.flowcast.connectors.google.GoogleDistanceMatrix} is the older service for keys that have no other. A matrix of n places
 * costs n squared elements, in requests of at most 625 (the older service: 100). {@link
 * io.flowcast.connectors.google.GoogleRouteOptimization} plans routes; each shipment of a problem is paid for.
 *
 * <p>Sources: Google Maps Platform, <a href="https://developers.google.com/maps/documentation/routes">Routes API</a>,
 * <a href="https://developers.google.com/maps/documentation/geocoding">Geocoding API</a>, <a
 * href="https://developers.google.com/maps/documentation/distance-matrix">Distance Matrix API</a>, <a
 * href="https://developers.google.com/maps/documentation/route-optimization">Route Optimization API</a>. The terms of the platform
 * let coordinates be kept for 30 days and nothing else: matrices and directions are not cached here.
 *
 * <p>No search of our own here: it is in the routing craft.
 */
@NullMarked
package io.flowcast.connectors.google;

import org.jspecify.annotations.NullMarked;
