package io.flowcast.persistence.postgres;

import java.time.Instant;

/**
 * Something that happened to a job.
 *
 * @param sequence number of the event, counted from 1 for each job
 * @param at when
 * @param type a state's label, or {@code progress}
 * @param data details, a JSON document
 */
public record JobEvent(int sequence, Instant at, String type, String data) {}
