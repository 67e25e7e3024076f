/**
 * Where is it kept?
 *
 * <p>This package holds nothing but its rooms: {@code io.flowcast.persistence.postgres} keeps everything in PostgreSQL, {@code
 * io.flowcast.persistence.redis} what nodes share besides and can lose, and {@code io.flowcast.persistence.memory} keeps it
 * in this process. They implement {@code io.flowcast.api.store} and pass the same compatibility kits.
 */
@NullMarked
package io.flowcast.persistence;

import org.jspecify.annotations.NullMarked;
