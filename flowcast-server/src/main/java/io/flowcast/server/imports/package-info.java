/**
 * How does data come in over HTTP?
 *
 * <p>The entry is {@link io.flowcast.server.imports.ImportRoutes}. A body is read once, row by row, by
 * {@code io.flowcast.connectors.file}; good rows go to a staging table, everything that is wrong becomes findings, and at
 * the end all is published in one transaction or nothing. Memory does not grow with the body.
 *
 * <p>Not here: what a row means, and tables.
 */
@NullMarked
package io.flowcast.server.imports;

import org.jspecify.annotations.NullMarked;
