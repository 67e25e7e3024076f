package io.flowcast.models.expiry.shelflife.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.TemperatureLaw;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reference values computed apart from this code from the closed formulas: life(T) = life(Tref) * q10^((Tref - T) / 10)
 * and life(T) = life(Tref) * exp(Ea / R * (1 / T - 1 / Tref)), life 10 days at 4 degrees, R = 8.314462618 J/(mol K).
 */
class AgeingRateTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-7);

    @ParameterizedTest
    @CsvSource({
        "2, 0, 13.195079107728942",
        "2, 4, 10.0",
        "2, 8, 7.57858283255199",
        "2, 14, 5.0",
        "2, 24, 2.5",
        "3, 0, 15.518455739153598",
        "3, 8, 6.443940149772542",
        "3, 14, 3.333333333333333",
        "3, 24, 1.1111111111111112"
    })
    void q10(double factor, double celsius, double lifeDays) {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Q10(factor), 4);
        assertThat(10 / rate.at(celsius)).isCloseTo(lifeDays, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 0, 13.740268427948678",
        "50000, 8, 7.343978153658281",
        "50000, 15, 4.3678508901129645",
        "50000, 25, 2.169065302918021",
        "83144, 0, 16.961704258365923",
        "83144, 8, 5.98494228911743",
        "83144, 15, 2.5223684518007317",
        "83144, 25, 0.7875915109762854",
        "100000, 0, 18.879497647208325",
        "100000, 8, 5.3934015121410095",
        "100000, 15, 1.9078121398260617",
        "100000, 25, 0.4704844288322847"
    })
    void arrhenius(double joulesPerMole, double celsius, double lifeDays) {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(joulesPerMole), 4);
        assertThat(10 / rate.at(celsius)).isCloseTo(lifeDays, CLOSE);
    }

    /** The energy that doubles (trebles) the rate from 4 to 14 degrees, by Ea = ln(q10) R T1 T2 / 10 K. */
    @ParameterizedTest
    @CsvSource({"2, 45865.206126552424", "3, 72694.63179843183"})
    void theTwoLawsAgreeTenKelvinApart(double factor, double joulesPerMole) {
        assertThat(new AgeingRate(new TemperatureLaw.Arrhenius(joulesPerMole), 4).at(14))
                .isCloseTo(factor, CLOSE);
    }

    /**
     * The constant temperature that ages goods as much as 23 hours at 4 and one at 25 degrees is their mean kinetic
     * temperature: 7.08350745029162 at dH / R = 10,000 K (the USP &lt;1079&gt; convention dH = 83.144 kJ/mol with R =
     * 8.3144).
     */
    @Test
    void meanKineticTemperature() {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(10_000 * AgeingRate.GAS_CONSTANT), 4);
        assertThat((23 * rate.at(4) + rate.at(25)) / 24).isCloseTo(rate.at(7.08350745029162), CLOSE);
        assertThat((rate.at(2) + rate.at(8)) / 2).isCloseTo(rate.at(5.536424508866332), CLOSE);
        assertThat((rate.at(-20) + rate.at(-15) + rate.at(-18)) / 3).isCloseTo(rate.at(-17.356991653466338), CLOSE);
    }

    /** Over a straight line Q10 has a closed integral: (k2 - k1) / ln(k2 / k1). */
    @ParameterizedTest
    @CsvSource({"2, 4, 4.5", "2, 0, 30", "3, 25, 2", "5, -20, 40"})
    void integratesAStraightLineOfQ10(double factor, double from, double to) {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Q10(factor), 4);
        double exact = (rate.at(to) - rate.at(from)) / Math.log(rate.at(to) / rate.at(from));
        assertThat(rate.mean(from, to)).isCloseTo(exact, CLOSE);
    }

    /** Against a midpoint sum of a million pieces, whose own error here is below 1e-10. */
    @Test
    void integratesAStraightLineOfArrhenius() {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(120_000), 4);
        double sum = 0;
        int pieces = 1_000_000;
        for (int i = 0; i < pieces; i++) {
            sum += rate.at(-2 + 32 * (i + 0.5) / pieces);
        }
        assertThat(rate.mean(-2, 30)).isCloseTo(sum / pieces, CLOSE);
    }

    @Test
    void neverRunsOutOfNumbers() {
        AgeingRate rate = new AgeingRate(new TemperatureLaw.Arrhenius(1e12), 4);
        assertThat(rate.at(900)).isFinite();
        assertThat(rate.mean(-273, 900)).isFinite();
        assertThat(new AgeingRate(new TemperatureLaw.LabelOnly(), 4).mean(0, 50))
                .isCloseTo(1, within(0.0));
    }
}
