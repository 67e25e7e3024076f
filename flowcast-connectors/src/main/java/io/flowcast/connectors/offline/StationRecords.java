package io.flowcast.connectors.offline;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.signal.DailyWeather;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Chooses the station for a place and tells what it knew on a day. */
final class StationRecords {
    /** Weather from further away says little about a place. */
    private static final double MAX_DISTANCE_METRES = 100_000;

    private final List<WeatherStation> stations;

    StationRecords(List<WeatherStation> stations) {
        this.stations = List.copyOf(stations);
    }

    /** A station and how far it is. */
    record Near(WeatherStation station, double metres) {
        /** The days that were known, each as it was known last. */
        NavigableMap<LocalDate, DailyWeather> knownOn(LocalDate asKnownOn) {
            NavigableMap<LocalDate, DailyWeather> known = new TreeMap<>();
            for (DailyWeather day : station.days()) {
                if (!day.knownOn().isAfter(asKnownOn)) {
                    known.merge(day.date(), day, (a, b) -> b.knownOn().isBefore(a.knownOn()) ? a : b);
                }
            }
            return known;
        }

        String source(String twin) {
            return String.format(
                    Locale.ROOT, "offline twin %s: station %s, %.1f km away", twin, station.name(), metres / 1000);
        }
    }

    Near nearest(GeoPoint place) {
        Near best = null;
        for (WeatherStation station : stations) {
            double metres = GreatCircle.metres(place, station.location());
            if (best == null || metres < best.metres()) {
                best = new Near(station, metres);
            }
        }
        if (best == null || best.metres() > MAX_DISTANCE_METRES) {
            throw new SourceException(
                    new Finding(
                            "weather.no-station-near",
                            Severity.ERROR,
                            Place.of("offline weather"),
                            "place",
                            place.latitudeDegrees() + ", " + place.longitudeDegrees(),
                            "Maybe the weather file is of another region, or latitude and longitude are swapped."),
                    null);
        }
        return best;
    }
}
