/**
 * How is a plan asked for, made from what the database holds, and read?
 *
 * <p>The entries are {@link io.flowcast.server.plans.PlanRoutes} and {@link io.flowcast.server.plans.PlanRunner}, the one
 * place where the server calls the library. A plan is made once and kept part by part, as the JSON documents of
 * {@code io.flowcast.connectors.result}; long lists are read page by page.
 *
 * <p>Not here: anything about how to plan.
 */
@NullMarked
package io.flowcast.server.plans;

import org.jspecify.annotations.NullMarked;
