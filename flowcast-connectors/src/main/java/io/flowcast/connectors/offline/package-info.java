/**
 * What does the world outside say when there is no outside?
 *
 * <p>The offline twins of the outside services: travel from coordinates ({@link
 * io.flowcast.connectors.offline.GreatCircleTravel}), weather from what a station recorded ({@link
 * io.flowcast.connectors.offline.LastKnownWeather}, {@link io.flowcast.connectors.offline.ClimatologyWeather}), indicators
 * from what was published ({@link io.flowcast.connectors.offline.LastKnownIndicator}). Each answer's source says that a
 * twin gave it, which one, and what it assumed. Linear in the records given; a travel matrix takes memory linear in its
 * places and a few trigonometric functions for each pair asked.
 *
 * <p>Papers: R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984) 159.
 *
 * <p>No network and no files here, and nothing that stays from one call to the next.
 */
@NullMarked
package io.flowcast.connectors.offline;

import org.jspecify.annotations.NullMarked;
