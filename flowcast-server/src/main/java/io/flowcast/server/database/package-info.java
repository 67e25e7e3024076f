/**
 * Which PostgreSQL does the server talk to, and who looks after it?
 *
 * <p>The entry is {@link io.flowcast.server.database.ServerDatabase}: either an embedded PostgreSQL that this process owns
 * ({@link io.flowcast.server.database.EmbeddedDatabase}) or an external one named by a URL
 * ({@link io.flowcast.server.database.DatabaseUrl}). Starting a fresh embedded cluster takes some seconds, a later start
 * well under one; recovery after a crash takes as long as the write-ahead log is long.
 *
 * <p>Not here: tables, queries and migrations, which live in {@code io.flowcast.persistence}.
 */
@NullMarked
package io.flowcast.server.database;

import org.jspecify.annotations.NullMarked;
