package io.flowcast.connectors.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.catalog.BaseUnit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void thousandsAreSetApartAndTheMinusIsOne() {
        assertThat(Figures.decimals(1234567.891, 1)).isEqualTo("1\u202F234\u202F567.9");
        assertThat(Figures.decimals(-1234.5, 2)).isEqualTo("\u22121\u202F234.50");
        assertThat(Figures.decimals(999, 0)).isEqualTo("999");
        assertThat(Figures.decimals(-0.004, 2)).isEqualTo("0.00");
    }

    @Test
    void decimalsFollowTheSize() {
        assertThat(List.of(Figures.readable(1234.56), Figures.readable(12.345), Figures.readable(1.2345)))
                .containsExactly("1\u202F235", "12.3", "1.23");
        assertThat(Figures.readable(3)).isEqualTo("3");
    }

    @Test
    void quantitiesCarryTheirUnit() {
        assertThat(Figures.quantity(1, BaseUnit.EACH)).isEqualTo("1\u00A0unit");
        assertThat(Figures.quantity(2500, BaseUnit.GRAM)).isEqualTo("2.50\u00A0kg");
        Quantity sum = new Quantity();
        sum.add(1200, BaseUnit.EACH);
        sum.add(500, BaseUnit.GRAM);
        assertThat(sum).hasToString("1\u202F200\u00A0units and 0.50\u00A0kg");
    }

    @Test
    void timesAfterMidnightSayTheDay() {
        assertThat(Figures.time(4 * 3600 + 35 * 60 + 59)).isEqualTo("04:35");
        assertThat(Figures.time(86_400 + 60)).isEqualTo("00:01 +1d");
        assertThat(Figures.time(-60)).isEqualTo("23:59 \u22121d");
    }

    @Test
    void datesDoNotDependOnTheMachine() {
        assertThat(Figures.longDate(LocalDate.of(2024, 6, 12))).isEqualTo("Wednesday 12 June 2024");
        assertThat(Figures.shortDate(LocalDate.of(2024, 6, 2))).isEqualTo("Sun 2 Jun");
    }

    @Test
    void namesAreOrderedAsPeopleDo() {
        assertThat(List.of("Store 109", "Store 95", "Depot", "Store 95b", "store 1").stream()
                        .sorted(NaturalOrder.NAMES))
                .containsExactly("Depot", "Store 95", "Store 95b", "Store 109", "store 1");
    }

    @Test
    void whatHtmlForbidsIsReplaced() {
        assertThat(Html.escape("<a href='x'>\"&\u0000\u001B"))
                .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;\uFFFD\uFFFD");
    }
}
