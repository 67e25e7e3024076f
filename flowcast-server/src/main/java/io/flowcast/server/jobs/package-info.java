/**
 * How does long work run in the background, and how is it followed?
 *
 * <p>The entries are {@link io.flowcast.server.jobs.JobWorker}, which takes jobs from the table of
 * {@code io.flowcast.persistence} and renews their leases, and {@link io.flowcast.server.jobs.JobRoutes}, which shows them,
 * streams their events and cancels them. A job survives its server: it is taken up again after a crash or a restart.
 *
 * <p>Not here: what a job does.
 */
@NullMarked
package io.flowcast.server.jobs;

import org.jspecify.annotations.NullMarked;
