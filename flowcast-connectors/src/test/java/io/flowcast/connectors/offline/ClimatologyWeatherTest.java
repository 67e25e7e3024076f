package io.flowcast.connectors.offline;

import static io.flowcast.connectors.offline.Stations.RUN;
import static io.flowcast.connectors.offline.Stations.TODAY;
import static io.flowcast.connectors.offline.Stations.TOWN;
import static io.flowcast.connectors.offline.Stations.measured;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.signal.DailyWeather;
import io.flowcast.api.signal.WeatherProvider;
import io.flowcast.api.signal.WeatherProviderKit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClimatologyWeatherTest extends WeatherProviderKit {
    @Override
    protected WeatherProvider provider() {
        return new ClimatologyWeather(Stations.townAndHill());
    }

    @Override
    protected GeoPoint place() {
        return TOWN;
    }

    @Override
    protected LocalDate today() {
        return TODAY;
    }

    private static WeatherProvider of(DailyWeather... days) {
        return new ClimatologyWeather(List.of(new WeatherStation("town", TOWN, List.of(days))));
    }

    @Test
    void dayAheadIsTheMeanOfThatTimeOfTheYear() {
        WeatherProvider provider = of(
                measured(LocalDate.of(2022, 6, 10), 18),
                measured(LocalDate.of(2023, 6, 18), 24),
                measured(LocalDate.of(2023, 12, 1), -4));
        assertThat(provider.daily(TOWN, TODAY.plusDays(1), TODAY.plusDays(1), TODAY, RUN)
                        .value())
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.meanCelsius()).isEqualTo(21);
                    assertThat(day.knownOn()).isEqualTo(LocalDate.of(2023, 6, 19));
                });
    }

    @Test
    void dayWithoutItsLikeIsLeftOut() {
        WeatherProvider provider = of(measured(LocalDate.of(2023, 12, 1), -4));
        assertThat(provider.daily(TOWN, TODAY, TODAY, TODAY, RUN).value()).isEmpty();
    }

    @Test
    void yearIsRoundAndLeapDaysHaveAPlaceInIt() {
        assertThat(ClimatologyWeather.daysApartInYear(LocalDate.of(2024, 1, 2), LocalDate.of(2022, 12, 30)))
                .isEqualTo(3);
        assertThat(ClimatologyWeather.daysApartInYear(LocalDate.of(2024, 12, 30), LocalDate.of(2022, 1, 2)))
                .isEqualTo(3);
        assertThat(ClimatologyWeather.daysApartInYear(LocalDate.of(2024, 2, 29), LocalDate.of(2023, 3, 1)))
                .isEqualTo(1);
    }
}
