package io.flowcast.connectors.fred;

/**
 * A publication of economic data.
 *
 * @param id its number
 * @param name its name, for example {@code Consumer Price Index}
 * @param link page about it; may be empty
 */
public record FredRelease(long id, String name, String link) {}
