package io.flowcast.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GTIN 09501101530003 and 09506000134352 are GS1's own example numbers; check digits by section 7.9 worked by hand. */
class LabelParserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final String GS = "\u001d";

    private static Gs1Label parse(String text) {
        return new LabelParser(TODAY).parse(text);
    }

    @Test
    void readsAnElementString() {
        Gs1Label label = parse("]C1" + "0109501101530003" + "10AB-123" + GS + "17260130" + "3103001250" + "21x/9");
        assertThat(label.findings().isEmpty()).isTrue();
        assertThat(label.form()).isEqualTo(LabelForm.ELEMENT_STRING);
        assertThat(label.gtin()).hasValue("09501101530003");
        assertThat(label.lot()).hasValue("AB-123");
        assertThat(label.serial()).hasValue("x/9");
        assertThat(label.useBy()).hasValue(LocalDate.of(2026, 1, 30));
        assertThat(label.netGrams()).hasValue(1250);
        assertThat(label).hasToString("(01)09501101530003(10)AB-123(17)260130(3103)001250(21)x/9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"]C1", "]e0", "]d2", "]Q3", "", "\u001d"})
    void everyCarrierSaysTheSame(String before) {
        Gs1Label label = parse(before + "0109501101530003" + "17260130" + "10L7" + GS);
        assertThat(label.findings().isEmpty()).isTrue();
        assertThat(label.elements()).hasSize(3);
        assertThat(label.lot()).hasValue("L7");
    }

    @Test
    void readsTheHumanReadableForm() {
        Gs1Label label = parse("(01)09501101530003 (15) 260228 (10)A(1)B\\(17\\)C(37)12");
        assertThat(label.form()).isEqualTo(LabelForm.HUMAN_READABLE);
        assertThat(label.gtin()).hasValue("09501101530003");
        assertThat(label.bestBefore()).hasValue(LocalDate.of(2026, 2, 28));
        assertThat(label.lot()).hasValue("A(1)B(17)C");
        assertThat(label.count()).hasValue(12);
    }

    @Test
    void readsADigitalLink() {
        Gs1Label label = parse("https://id.example.org/some/shop/01/09506000134352/10/ABC%2F1/21/12345"
                + "?17=261231&3103=000500&linkType=gs1:pip&15=261200#top");
        assertThat(label.form()).isEqualTo(LabelForm.DIGITAL_LINK);
        assertThat(label.findings().isEmpty()).isTrue();
        assertThat(label.gtin()).hasValue("09506000134352");
        assertThat(label.lot()).hasValue("ABC/1");
        assertThat(label.serial()).hasValue("12345");
        assertThat(label.useBy()).hasValue(LocalDate.of(2026, 12, 31));
        assertThat(label.bestBefore()).hasValue(LocalDate.of(2026, 12, 31));
        assertThat(label.netGrams()).hasValue(500);
    }

    /** Short keys and names of older addresses: 9506000134352 is the GTIN-13 of 09506000134352. */
    @Test
    void readsOlderDigitalLinks() {
        Gs1Label label = parse("HTTP://example.org/gtin/9506000134352/lot/L1?exp=260601");
        assertThat(label.gtin()).hasValue("09506000134352");
        assertThat(label.lot()).hasValue("L1");
        assertThat(label.useBy()).hasValue(LocalDate.of(2026, 6, 1));
        assertThat(parse("]Q1https://example.org/01/9506000134352").gtin()).hasValue("09506000134352");
    }

    @Test
    void aCompressedLinkIsRefused() {
        Gs1Label label = parse("https://example.org/DFR07Kf2eDYXAgYjKg");
        assertThat(label.findings().count("gs1.compressed-link")).isEqualTo(1);
        assertThat(label.valid()).isFalse();
        assertThat(parse("https://example.org/about").findings().count("gs1.no-key"))
                .isEqualTo(1);
    }

    /** Section 7.12: 51 and more years ahead is the century before, 50 and more back the next one. */
    @ParameterizedTest
    @CsvSource({
        "2026, 26, 2026",
        "2026, 76, 2076",
        "2026, 77, 1977",
        "2026, 99, 1999",
        "2026, 00, 2000",
        "2051, 00, 2100",
        "2051, 01, 2101",
        "2051, 02, 2002",
        "2099, 00, 2100",
        "2099, 49, 2149",
        "2099, 50, 2050",
        "2000, 50, 2050",
        "2000, 51, 1951"
    })
    void yearsAreTheNearest(int readIn, String year, int expected) {
        Gs1Label label = new LabelParser(LocalDate.of(readIn, 6, 1)).parse("17" + year + "0115");
        assertThat(label.useBy()).hasValue(LocalDate.of(expected, 1, 15));
    }

    @ParameterizedTest
    @CsvSource({"260200, 2026-02-28", "280200, 2028-02-29", "260400, 2026-04-30", "261200, 2026-12-31"})
    void dayZeroIsTheLastOfTheMonth(String digits, LocalDate expected) {
        assertThat(parse("15" + digits).bestBefore()).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"17260230", "17261301", "17260001", "17260432", "7006260200", "7003260130 2500", "17250229"})
    void impossibleDatesAreNamedAndNotUsed(String text) {
        Gs1Label label = parse(text.replace(" ", ""));
        assertThat(label.findings().count("gs1.impossible-date")).isEqualTo(1);
        assertThat(label.findings().listed().get(0).cause()).startsWith("Maybe");
        assertThat(label.useBy()).isEmpty();
        assertThat(label.firstFreezeDate()).isEmpty();
        assertThat(label.elements()).hasSize(1);
    }

    @Test
    void readsTimes() {
        assertThat(parse("70032601301430").expiryTime()).hasValue(LocalDateTime.of(2026, 1, 30, 14, 30));
        assertThat(parse("800826013007").productionTime()).hasValue(LocalDateTime.of(2026, 1, 30, 7, 0));
        assertThat(parse("800826013007" + "2515").productionTime()).hasValue(LocalDateTime.of(2026, 1, 30, 7, 25, 15));
        assertThat(parse("7006260130").firstFreezeDate()).hasValue(LocalDate.of(2026, 1, 30));
        assertThat(parse("7007260101260131").date("7007")).hasValue(LocalDate.of(2026, 1, 1));
    }

    @Test
    void readsMeasuresAndPrices() {
        assertThat(parse("3105012345").netGrams()).hasValue(123.45);
        assertThat(parse("3100000012").netGrams()).hasValue(12_000);
        assertThat(parse("3202000250").netGrams()).hasValue(2.5 * 453.59237);
        assertThat(parse("39221999").price()).hasValue(new BigDecimal("19.99"));
        Gs1Label euro = parse("3932978" + "0299");
        assertThat(euro.price()).hasValue(new BigDecimal("2.99"));
        assertThat(euro.priceCurrency()).hasValue("978");
        assertThat(parse("3152001500").decimal("315")).hasValue(new BigDecimal("15.00"));
    }

    @Test
    void wrongCheckDigitsAreNamedAndNotUsed() {
        Gs1Label label = parse("0109501101530004" + "17260130");
        assertThat(label.findings().count("gs1.bad-check-digit")).isEqualTo(1);
        assertThat(label.gtin()).isEmpty();
        assertThat(label.useBy()).isPresent();
        assertThat(label.valid()).isFalse();
        assertThat(CheckDigit.of("0950110153000")).isEqualTo(3);
        assertThat(CheckDigit.fits("003456789012345671")).isEqualTo(CheckDigit.of("00345678901234567") == 1);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThat(parse("0109501101").findings().count("gs1.truncated")).isEqualTo(1);
        assertThat(parse("17260130" + "3").findings().count("gs1.truncated")).isEqualTo(1);
        assertThat(parse("17260130" + "05ABC" + GS + "10L1").findings().count("gs1.unknown-ai"))
                .isEqualTo(1);
        assertThat(parse("17260130" + "05ABC" + GS + "10L1").lot()).hasValue("L1");
        assertThat(parse("10" + "A".repeat(21)).findings().count("gs1.value-too-long"))
                .isEqualTo(1);
        assertThat(parse("10A\u00e4B").findings().count("gs1.bad-character")).isEqualTo(1);
        assertThat(parse("1726013O").findings().count("gs1.bad-character")).isEqualTo(1);
        assertThat(parse("").findings().count("gs1.empty")).isEqualTo(1);
        assertThat(parse("]X9123").findings().count("gs1.not-gs1")).isEqualTo(1);
        assertThat(parse("(9999)1").findings().count("gs1.unknown-ai")).isEqualTo(1);
        assertThat(parse("3106001250").findings().count("gs1.unknown-ai")).isEqualTo(1);
        assertThat(parse("https://example.org/01/09506000134352?17=26%0")
                        .findings()
                        .count("gs1.bad-percent"))
                .isEqualTo(1);
        assertThat(parse("1".repeat(9000)).findings().count("gs1.too-long")).isEqualTo(1);
    }

    /** An unusable value that ends at the very start of the text must not pass for a usable one. */
    @Test
    void anEmptyFirstValueIsNotUsed() {
        Gs1Label label = parse("https://example.org/a?17=");
        assertThat(label.useBy()).isEmpty();
        assertThat(label.value("17")).isEmpty();
        assertThat(label.date("17")).isEmpty();
        assertThat(label.findings().count("gs1.truncated")).isEqualTo(1);
    }

    @Test
    void contradictionsAreNamedAndNeitherIsUsed() {
        Gs1Label label = parse("17260130" + "17260131");
        assertThat(label.findings().count("gs1.duplicate-contradicts")).isEqualTo(1);
        assertThat(label.useBy()).isEmpty();
        assertThat(parse("17260130" + "17260130").useBy()).isPresent();
        assertThat(parse("17260130" + "17260130").findings().isEmpty()).isTrue();
        assertThat(parse("11260201" + "17260130").findings().count("gs1.dates-reversed"))
                .isEqualTo(1);
        assertThat(parse("3712").findings().count("gs1.count-without-content")).isEqualTo(1);
    }

    @Test
    void retailCodesAreTradeItems() {
        assertThat(parse("]E09501101530003").gtin()).hasValue("09501101530003");
        assertThat(parse("]E0950110153000X").findings().count("gs1.not-gs1")).isEqualTo(1);
    }

    @Test
    void theTableKnowsItsLengths() {
        assertThat(ApplicationIdentifiers.all()).hasSizeGreaterThan(450);
        AiSpec lot = ApplicationIdentifiers.find("10").orElseThrow();
        assertThat(lot.predefined()).isFalse();
        assertThat(lot.maxLength()).isEqualTo(20);
        AiSpec weight = ApplicationIdentifiers.find("3103").orElseThrow();
        assertThat(weight.predefined()).isTrue();
        assertThat(weight.fixedLength()).isTrue();
        assertThat(ApplicationIdentifiers.find("310")).isEmpty();
        assertThat(ApplicationIdentifiers.find("8200")).isPresent();
        assertThat(ApplicationIdentifiers.find("253").orElseThrow().checkDigitAt())
                .isEqualTo(13);
    }

    @Test
    void aParserNeedsAYearOfThisCalendar() {
        assertThatThrownBy(() -> new LabelParser(LocalDate.of(-5, 1, 1))).hasMessageContaining("readOn");
    }
}
