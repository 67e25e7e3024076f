package io.flowcast.connectors.openmeteo;

import io.flowcast.api.signal.DailyWeather;
import io.flowcast.connectors.http.JsonAnswer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes local days from the hours of an answer. */
final class HourlyDays {
    private static final int TEMPERATURE = 0;
    private static final int PRECIPITATION = 1;
    private static final int HUMIDITY = 2;
    private static final int WIND = 3;
    private static final int DATE_LENGTH = "2026-03-01".length();
    private static final int FEWEST_HOURS = 23; // of the day on which clocks go forward

    /** Sums of a day. */
    static final class Day {
        private final LocalDate date;
        private final double[] sums;
        private int hours;
        private boolean whole = true;

        private Day(LocalDate date, int variables) {
            this.date = date;
            sums = new double[variables];
        }

        LocalDate date() {
            return date;
        }

        DailyWeather weather(LocalDate knownOn) {
            return new DailyWeather(
                    date,
                    sums[TEMPERATURE] / hours,
                    Math.max(0, sums[PRECIPITATION]),
                    Math.min(100, Math.max(0, sums[HUMIDITY] / hours)),
                    Math.max(0, sums[WIND] / hours),
                    knownOn);
        }
    }

    private HourlyDays() {}

    /** The days all of whose hours have all values, in order. */
    static List<Day> of(JsonAnswer hourly, List<String> variables, String suffix) {
        List<JsonAnswer> times = hourly.at("time").elements();
        List<List<JsonAnswer>> columns = new ArrayList<>();
        for (String variable : variables) {
            JsonAnswer column = hourly.at(variable + suffix);
            List<JsonAnswer> values = column.elements();
            columns.add(values);
        }
        Map<LocalDate, Day> days = new TreeMap<>();
        for (int t = 0; t < times.size(); t++) {
            LocalDate date = times.get(t).prefix(DATE_LENGTH).date();
            Day day = days.computeIfAbsent(date, d -> new Day(d, variables.size()));
            day.hours++;
            for (int v = 0; v < variables.size(); v++) {
                List<JsonAnswer> column = columns.get(v);
                if (t < column.size() && column.get(t).present()) {
                    day.sums[v] += column.get(t).number();
                } else {
                    day.whole = false;
                }
            }
        }
        return days.values().stream()
                .filter(day -> day.whole && day.hours >= FEWEST_HOURS)
                .toList();
    }
}
