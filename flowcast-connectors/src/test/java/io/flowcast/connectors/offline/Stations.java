package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.DailyWeather;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Stations for the tests of the weather twins. */
final class Stations {
    static final GeoPoint TOWN = new GeoPoint(30, 115);
    static final LocalDate TODAY = LocalDate.of(2024, 6, 12);
    static final RunContext RUN = RunContext.asOf(TODAY).build();

    private Stations() {}

    /** A measurement, known the day after. */
    static DailyWeather measured(LocalDate date, double celsius) {
        return new DailyWeather(date, celsius, 1, 70, 2, date.plusDays(1));
    }

    /** A warm town station with ten days up to tomorrow, and a cold one on a hill 40 km away. */
    static List<WeatherStation> townAndHill() {
        List<DailyWeather> town = new ArrayList<>();
        List<DailyWeather> hill = new ArrayList<>();
        for (int i = -9; i <= 1; i++) {
            town.add(measured(TODAY.plusDays(i), 20 + i));
            hill.add(measured(TODAY.plusDays(i), 5 + i));
        }
        return List.of(
                new WeatherStation("hill", new GeoPoint(30.36, 115), hill), new WeatherStation("town", TOWN, town));
    }
}
