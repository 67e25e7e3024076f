package io.flowcast.connectors.openweathermap;

import io.flowcast.api.signal.DailyWeather;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes local days from steps. */
final class Days {
    private final LocalDate date;
    private double celsius;
    private double humidity;
    private double wind;
    private double precipitation;
    private int steps;

    private Days(LocalDate date) {
        this.date = date;
    }

    /** The days that have enough steps, in order. */
    static Map<LocalDate, Days> of(List<WeatherAt> steps, ZoneOffset offset, int fewest) {
        Map<LocalDate, Days> days = new TreeMap<>();
        for (WeatherAt step : steps) {
            Days day = days.computeIfAbsent(step.at().atOffset(offset).toLocalDate(), Days::new);
            day.celsius += step.celsius();
            day.humidity += step.relativeHumidityPercent();
            day.wind += step.windMetresPerSecond();
            day.precipitation += step.precipitationMillimetres();
            day.steps++;
        }
        days.values().removeIf(day -> day.steps < fewest);
        return days;
    }

    DailyWeather weather(LocalDate knownOn) {
        return new DailyWeather(
                date,
                celsius / steps,
                Math.max(0, precipitation),
                Math.min(100, Math.max(0, humidity / steps)),
                Math.max(0, wind / steps),
                knownOn);
    }
}
