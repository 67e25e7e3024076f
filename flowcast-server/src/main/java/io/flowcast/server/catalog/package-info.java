/**
 * How do catalog and settings come in and go out over HTTP?
 *
 * <p>The entry is {@link io.flowcast.server.catalog.CatalogRoutes}. A catalog and the settings are replaced as a whole, as
 * one JSON document each, whose shape is that of the records of {@code io.flowcast.api.catalog}. Everything that is wrong
 * with a document is reported at once, with a JSON Pointer to each place.
 *
 * <p>Not here: whether the parts of a catalog fit together, which a plan checks and reports.
 */
@NullMarked
package io.flowcast.server.catalog;

import org.jspecify.annotations.NullMarked;
