/**
 * Where is it kept when there is no database?
 *
 * <p>In this process, until it ends. One class for each store of {@code io.flowcast.api.store}, such as
 * {@link io.flowcast.persistence.memory.InMemoryHistoryStore}; they pass the same compatibility kits as those on
 * PostgreSQL. For tests, examples and small data: everything lies in the heap, and publishing copies what is there.
 *
 * <p>Not here: anything that outlives the process.
 */
@NullMarked
package io.flowcast.persistence.memory;

import org.jspecify.annotations.NullMarked;
