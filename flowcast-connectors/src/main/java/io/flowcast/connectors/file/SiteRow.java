package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Site;
import org.jspecify.annotations.Nullable;

/**
 * A site with the depot that serves it.
 *
 * @param site the site
 * @param depotId key of the depot, or {@code null} if there is none
 */
public record SiteRow(Site site, @Nullable String depotId) {}
