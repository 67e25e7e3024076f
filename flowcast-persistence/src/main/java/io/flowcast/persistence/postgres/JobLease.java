package io.flowcast.persistence.postgres;

import java.util.UUID;

/**
 * That a worker holds a job for a while. Every change asks for it, so that a worker that was given up for dead changes
 * nothing any more.
 *
 * @param jobId the job
 * @param kind what kind of work
 * @param request what was asked for, a JSON document
 * @param owner name of the worker
 * @param attempt which attempt at the job this is, counted from 1
 */
public record JobLease(UUID jobId, String kind, String request, String owner, int attempt) {}
