package io.flowcast.persistence.postgres;

import io.flowcast.api.expiry.TemperatureReading;

/**
 * What a logger at a site recorded at a moment.
 *
 * @param siteId the site
 * @param reading moment and temperature
 */
public record TemperatureAt(String siteId, TemperatureReading reading) {}
