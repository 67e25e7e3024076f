/**
 * Is the server well, and how is it doing?
 *
 * <p>The entry is {@link io.flowcast.server.health.HealthRoutes}: live (the process answers), started, ready (it can do its
 * work), and the metrics in the format of Prometheus.
 *
 * <p>Not here: what is measured, which each part registers itself.
 */
@NullMarked
package io.flowcast.server.health;

import org.jspecify.annotations.NullMarked;
