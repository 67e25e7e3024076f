/**
 * How is it kept in PostgreSQL?
 *
 * <p>The entry is {@link io.flowcast.persistence.postgres.PostgresDatabase}: it opens a pool of connections, brings the
 * tables up to date and gives the stores of {@code io.flowcast.api.store}, the staging of imports and the table of jobs.
 * Reading a history is one scan in the order of its index and needs memory for a few thousand rows; publishing costs a
 * copy into a temporary table and one statement for all rows.
 *
 * <p>Needs PostgreSQL 15 or later with the right to create one schema. Temporary tables live for a session, so a
 * connection pooler in between must work by session, not by transaction.
 *
 * <p>Not here: starting a PostgreSQL, reading files, running jobs.
 */
@NullMarked
package io.flowcast.persistence.postgres;

import org.jspecify.annotations.NullMarked;
