package io.flowcast.connectors.google;

import io.flowcast.api.catalog.GeoPoint;

/**
 * An address that was found.
 *
 * @param place where it is
 * @param address the address as Google writes it
 * @param placeId Google's key of the place; may be kept for ever
 * @param partial whether Google had to leave out a part of what was asked, so that it may be another place
 */
public record FoundAddress(GeoPoint place, String address, String placeId, boolean partial) {}
