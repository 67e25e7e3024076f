package io.flowcast.connectors.offline;

import static io.flowcast.connectors.offline.Stations.RUN;
import static io.flowcast.connectors.offline.Stations.TODAY;
import static io.flowcast.connectors.offline.Stations.TOWN;
import static io.flowcast.connectors.offline.Stations.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.WeatherProvider;
import io.flowcast.api.signal.WeatherProviderKit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastKnownWeatherTest extends WeatherProviderKit {
    @Override
    protected WeatherProvider provider() {
        return new LastKnownWeather(Stations.townAndHill());
    }

    @Override
    protected GeoPoint place() {
        return TOWN;
    }

    @Override
    protected LocalDate today() {
        return TODAY;
    }

    @Test
    void daysAheadStayAsTheLastOneWas() {
        // Yesterday was measured and known this morning; today's measurement exists but is known tomorrow only.
        assertThat(provider()
                        .daily(TOWN, TODAY.minusDays(2), TODAY.plusDays(2), TODAY, RUN)
                        .value())
                .extracting(DailyWeather::date, DailyWeather::meanCelsius, DailyWeather::knownOn)
                .containsExactly(
                        tuple(TODAY.minusDays(2), 18.0, TODAY.minusDays(1)),
                        tuple(TODAY.minusDays(1), 19.0, TODAY),
                        tuple(TODAY, 19.0, TODAY),
                        tuple(TODAY.plusDays(1), 19.0, TODAY),
                        tuple(TODAY.plusDays(2), 19.0, TODAY));
    }

    @Test
    void forecastGivesWayToTheMeasurement() {
        DailyWeather issued = new DailyWeather(TODAY, 25, 0, 50, 1, TODAY.minusDays(3));
        WeatherProvider provider =
                new LastKnownWeather(List.of(new WeatherStation("town", TOWN, List.of(measured(TODAY, 21), issued))));
        assertThat(provider.daily(TOWN, TODAY, TODAY, TODAY, RUN).value())
                .extracting(DailyWeather::meanCelsius)
                .containsExactly(25.0);
        assertThat(provider.daily(TOWN, TODAY, TODAY, TODAY.plusDays(1), RUN).value())
                .extracting(DailyWeather::meanCelsius)
                .containsExactly(21.0);
    }

    @Test
    void daysBeforeTheFirstKnownOneAreLeftOut() {
        assertThat(provider()
                        .daily(TOWN, TODAY.minusDays(20), TODAY.minusDays(9), TODAY, RUN)
                        .value())
                .extracting(DailyWeather::date)
                .containsExactly(TODAY.minusDays(9));
    }

    @Test
    void nearestStationAnswersAndTheSourceSaysSo() {
        assertThat(provider()
                        .daily(new GeoPoint(30.3, 115), TODAY, TODAY, TODAY, RUN)
                        .source())
                .isEqualTo("offline twin last-known-weather: station hill, 6.7 km away");
    }

    @Test
    void placeFarFromEveryStationIsAFailedSource() {
        assertThatThrownBy(() -> provider().daily(new GeoPoint(52, 13), TODAY, TODAY, TODAY, RUN))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("weather.no-station-near");
        assertThatThrownBy(() -> new LastKnownWeather(List.of()).daily(TOWN, TODAY, TODAY, TODAY, RUN))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void rangeMustNotRunBackwards() {
        assertThatThrownBy(() -> provider().daily(TOWN, TODAY, TODAY.minusDays(1), TODAY, RUN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
