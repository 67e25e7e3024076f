/** Stores on PostgreSQL and Redis, and their in-process twins. */
@NullMarked
package io.flowcast.persistence;

import org.jspecify.annotations.NullMarked;
