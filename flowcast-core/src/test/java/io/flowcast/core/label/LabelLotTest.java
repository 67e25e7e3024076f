package io.flowcast.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LabelLotTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private static LabelLot lot(String text, BaseUnit unit) {
        return LabelLot.of(new LabelParser(TODAY).parse(text), "L-1", "P", unit, "S", TODAY, 2.5);
    }

    private static StockLot stock(String text) {
        return Objects.requireNonNull(lot(text, BaseUnit.EACH).lot());
    }

    @Test
    void aUseByDateIsLaw() {
        StockLot lot = stock("(01)09501101530003(10)A1(17)260130(15)260125");
        assertThat(lot.expiresOn()).isEqualTo(LocalDate.of(2026, 1, 30));
        assertThat(lot.dateKind()).isEqualTo(DateKind.USE_BY);
        assertThat(lot.quantityUnits()).isEqualTo(1);
    }

    @Test
    void aBestBeforeDateIsAPromise() {
        StockLot lot = stock("(01)09501101530003(15)260200");
        assertThat(lot.expiresOn()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(lot.dateKind()).isEqualTo(DateKind.BEST_BEFORE);
    }

    @Test
    void aSellByDateComesFirst() {
        StockLot lot = stock("(17)260130(16)260127");
        assertThat(lot.expiresOn()).isEqualTo(LocalDate.of(2026, 1, 27));
        assertThat(lot.dateKind()).isEqualTo(DateKind.USE_BY);
        assertThat(stock("(16)260127").dateKind()).isEqualTo(DateKind.BEST_BEFORE);
        assertThat(stock("(17)260130(16)260227").expiresOn()).isEqualTo(LocalDate.of(2026, 1, 30));
    }

    @Test
    void anExpiryTimeEndsSaleTheDayBefore() {
        assertThat(stock("(7003)2601301400").expiresOn()).isEqualTo(LocalDate.of(2026, 1, 29));
        assertThat(stock("(7003)2601302359").expiresOn()).isEqualTo(LocalDate.of(2026, 1, 30));
        assertThat(stock("(7003)2601301400(17)260130").expiresOn()).isEqualTo(LocalDate.of(2026, 1, 29));
    }

    @Test
    void weightIsTheQuantityOfGoodsSoldByWeight() {
        LabelLot weighed = lot("(01)09501101530003(3103)001250(17)260130", BaseUnit.GRAM);
        assertThat(Objects.requireNonNull(weighed.lot()).quantityUnits()).isEqualTo(1250);
        LabelLot unweighed = lot("(01)09501101530003(17)260130", BaseUnit.GRAM);
        assertThat(unweighed.lot()).isNull();
        assertThat(unweighed.findings().count("gs1.no-weight")).isEqualTo(1);
        assertThat(stock("(02)09501101530003(37)24(17)260130").quantityUnits()).isEqualTo(24);
    }

    @Test
    void expiredOnArrivalIsSaid() {
        LabelLot late = lot("(17)260114", BaseUnit.EACH);
        assertThat(late.findings().count("lot.expired-on-arrival")).isEqualTo(1);
        assertThat(Objects.requireNonNull(late.lot()).expiresOn()).isEqualTo(LocalDate.of(2026, 1, 14));
        assertThat(lot("(17)260115", BaseUnit.EACH).findings().isEmpty()).isTrue();
    }

    /** A use-by date that cannot be read must not give way to a best-before date. */
    @Test
    void aDateThatCannotBeReadMakesNoLot() {
        LabelLot broken = lot("(17)260230(15)260301", BaseUnit.EACH);
        assertThat(broken.lot()).isNull();
        assertThat(broken.findings().count("gs1.no-expiry-date")).isEqualTo(1);
        assertThat(lot("(10)A", BaseUnit.EACH).findings().count("gs1.no-expiry-date"))
                .isEqualTo(1);
        assertThat(stock("(10)A").expiresOn()).isNull();
        // the rest of this label was lost, and with it maybe a use-by date
        assertThat(stock("15260301" + "0109501").dateKind()).isEqualTo(DateKind.USE_BY);
    }

    @Test
    void aDigitalLinkHasItsQualifiersInOrder() {
        assertThat(new LabelWriter()
                        .add("01", "09501101530003")
                        .add("17", TODAY)
                        .add("21", "7/8")
                        .add("10", "L1")
                        .digitalLink("https://id.example.org", TODAY))
                .isEqualTo("https://id.example.org/01/09501101530003/10/L1/21/7%2F8?17=260115");
    }

    @Test
    void aWriterRefusesWhatNobodyCanRead() {
        assertThatThrownBy(() -> new LabelWriter().add("01", "09501101530004").elementString(TODAY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gs1.bad-check-digit");
        assertThatThrownBy(() -> new LabelWriter().add("10", "A\u001dB").elementString(TODAY))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new LabelWriter().add("17", TODAY).digitalLink("https://x", TODAY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gs1.no-key");
        assertThatThrownBy(() -> new LabelWriter().netGrams(-1)).hasMessageContaining("grams");
    }
}
