/**
 * How does FlowCast ask an outside service, and what happens on its bad days?
 *
 * <p>Start at {@link io.flowcast.connectors.http.HttpSource}: one kernel for every connector. It keeps the run's deadline
 * and cancellation, repeats only what may be repeated, waits as long as the service asks, stays within the rate and the
 * quota, opens a circuit when the service is down, limits the size of an answer, caches as the provider's terms allow, and
 * turns every failure into one {@link io.flowcast.api.finding.SourceException} that names the service and the operation.
 * A key is never part of a call, a cache key, a recording or a message.
 *
 * <p>A hit of the cache costs one look-up in a hash table; everything else is the network.
 *
 * <p>Sources: M. Nygard, Release It! (2nd ed., 2018), circuit breaker and bulkhead; RFC 9110 section 10.2.3
 * (Retry-After) and section 9.2.2 (idempotent methods); M. Brooker, Exponential Backoff And Jitter (AWS Architecture
 * Blog, 2015), full jitter.
 *
 * <p>No provider here: what Google, OpenWeatherMap or FRED say is read in their own rooms.
 */
@NullMarked
package io.flowcast.connectors.http;

import org.jspecify.annotations.NullMarked;
