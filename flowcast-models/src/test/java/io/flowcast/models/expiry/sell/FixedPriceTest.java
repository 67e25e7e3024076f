package io.flowcast.models.expiry.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.PoissonDemand;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The play at one fixed price against published bounds and exact values. */
class FixedPriceTest {
    private static final int PATHS = 40_000;

    private static SellThrough shelf(double... means) {
        DemandForecast forecast = PoissonDemand.of(LocalDate.of(2024, 6, 12), "S", "P", means);
        SellThrough shelf = new SellThrough(PATHS, means.length, MarkdownRule.none());
        assertThat(shelf.begin(forecast, 0, 11, 0.3)).isTrue();
        return shelf;
    }

    /**
     * Gallego and van Ryzin (1994): with demand a exp(-p) and n units the best price policy earns V, in closed form ln(sum
     * over i up to n of (a t / e)^i / i!); the best fixed price max(1, ln(a t / n)) earns at least (1 - 1 / (2 sqrt(min(n, a
     * t / e)))) V (theorem 3). The values of V were computed apart from this code from the closed form.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 5, 0.3678769268787009",
        "5, 2, 1.5109621416186876",
        "5, 10, 1.8393933806012128",
        "10, 5, 3.496200706443804",
        "10, 20, 3.6787944112651343",
        "20, 2, 3.567407777643853",
        "20, 10, 7.223106637825281",
        "40, 5, 9.031025696481562",
        "40, 20, 14.640859544023387"
    })
    void aFixedPriceEarnsWhatGallegoAndVanRyzinPromise(double rate, int units, double best) {
        double price = Math.max(1, Math.log(rate / units));
        double mean = rate * Math.exp(-price);
        SellThrough shelf = shelf(mean / 2, mean / 2);
        shelf.add(0, 1, units, price, 0, 0);

        double earned = shelf.play();

        double noise = 4 * price * Math.sqrt(Math.min(mean, units) / PATHS);
        double promised = 1 - 1 / (2 * Math.sqrt(Math.min(units, rate / Math.E)));
        assertThat(earned).isLessThanOrEqualTo(best + noise);
        assertThat(earned).isGreaterThanOrEqualTo(promised * best - noise);
    }

    /**
     * Full price 4 on three days with Poisson demand 4, 4 and 5; each unit left is worth a terminal value. Exact values of a
     * finite dynamic programme, computed apart from this code.
     */
    @ParameterizedTest
    @CsvSource({
        "5, 0, 19.97981186790155",
        "5, -0.5, 19.977288351389245",
        "10, 0, 38.55493648845124",
        "10, -0.5, 38.374303549507644",
        "10, 0.3, 38.66331625181739",
        "20, 0, 51.78217251630645",
        "20, -0.5, 48.25494408084478",
        "20, 0.3, 53.89850957758346",
        "30, 0, 51.999897651407835",
        "30, -0.5, 43.499884857833806",
        "30, 0.3, 57.099905327552264"
    })
    void fullPriceOnlyHasItsExactValue(int units, double terminalValue, double exact) {
        SellThrough shelf = shelf(4, 4, 5);
        shelf.add(0, 2, units, 4, terminalValue, 0);
        // Demand has a standard deviation of 3.6 units: four standard errors of the mean.
        assertThat(shelf.play()).isCloseTo(exact, within(4 * 4.5 * 3.6 / Math.sqrt(PATHS)));
    }
}
