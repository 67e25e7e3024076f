/**
 * Where is it kept?
 *
 * <p>This package holds nothing but its two rooms: {@code io.flowcast.persistence.postgres} keeps everything in PostgreSQL
 * and {@code io.flowcast.persistence.memory} keeps it in this process. Both implement {@code io.flowcast.api.store} and
 * pass the same compatibility kits.
 */
@NullMarked
package io.flowcast.persistence;

import org.jspecify.annotations.NullMarked;
