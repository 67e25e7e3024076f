package io.flowcast.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void amountsHaveTheDigitsOfTheirCurrency() {
        // Digits by ISO 4217: yen 0, euro 2, Kuwaiti dinar 3; XXX stands for no currency.
        assertThat(Money.of(1.25, Currency.getInstance("JPY"))).hasToString("1 JPY");
        assertThat(Money.of(1.25, EUR)).hasToString("1.25 EUR");
        assertThat(Money.of(1.25, Currency.getInstance("KWD"))).hasToString("1.250 KWD");
        assertThat(Money.of(1.25, Currency.getInstance("XXX"))).hasToString("1 XXX");
    }

    @Test
    void halvesGoToTheEvenNeighbour() {
        assertThat(Money.of(0.125, EUR)).isEqualTo(Money.of(0.12, EUR));
        assertThat(Money.of(0.135, EUR)).isEqualTo(Money.of(0.14, EUR));
        assertThat(Money.of(-0.125, EUR)).isEqualTo(Money.of(-0.12, EUR));
        assertThat(Money.of(2.675, EUR))
                .as("as it is written, not as a double holds it")
                .hasToString("2.68 EUR");
    }

    @Test
    void equalAmountsAreEqualHoweverTheyWereWritten() {
        assertThat(new Money(new BigDecimal("1.5"), EUR)).isEqualTo(new Money(new BigDecimal("1.500"), EUR));
        assertThat(Money.of(-0.0, EUR)).isEqualTo(Money.of(0, EUR));
    }

    @Test
    void hugeAmountsKeepTheirDigits() {
        assertThat(Money.of(1e20, EUR)).hasToString("100000000000000000000.00 EUR");
    }

    @Test
    void currenciesDoNotMix() {
        assertThat(Money.of(3, EUR).minus(Money.of(5, EUR))).isEqualTo(Money.of(-2, EUR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(3, EUR).minus(Money.of(3, USD)))
                .withMessageContaining("EUR and USD");
        assertThat(Money.of(3, EUR)).isNotEqualTo(Money.of(3, USD));
    }

    @Test
    void whatIsNoNumberIsNoMoney() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Money.of(bad, EUR));
        }
    }
}
