package io.flowcast.connectors.openweathermap;

import java.time.Instant;
import java.util.List;

/**
 * A warning of a national weather service.
 *
 * @param sender who warns
 * @param event of what
 * @param from when it begins
 * @param to when it ends
 * @param description in words
 * @param tags kinds of weather
 */
public record WeatherAlert(
        String sender, String event, Instant from, Instant to, String description, List<String> tags) {
    /** Copies the tags. */
    public WeatherAlert {
        tags = List.copyOf(tags);
    }
}
