package io.flowcast.connectors.file;

import io.flowcast.api.expiry.TemperatureReading;

/**
 * A reading of the temperature logger of a site.
 *
 * @param siteId where
 * @param reading the reading
 */
public record SiteTemperature(String siteId, TemperatureReading reading) {}
