package io.flowcast.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** No text makes the parser throw, and what a writer writes is read back. */
class LabelPropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final String SET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static void assertSound(Gs1Label label) {
        for (Gs1Label.Element element : label.elements()) {
            assertThat(ApplicationIdentifiers.find(element.ai())).isPresent();
            label.value(element.ai());
            label.date(element.ai());
            label.decimal(element.ai());
        }
        label.gtin();
        label.useBy();
        label.expiryTime();
        label.productionTime();
        label.netGrams();
        label.count();
        label.price();
        label.priceCurrency();
        assertThat(label.toString()).isNotNull();
        for (Finding finding : label.findings().listed()) {
            assertThat(finding.cause()).startsWith("Maybe");
        }
    }

    @Property(tries = 3000)
    void anyTextIsRead(@ForAll @StringLength(max = 120) String text) {
        assertSound(new LabelParser(TODAY).parse(text));
    }

    @Property(tries = 5000)
    void anyTextOfLabelCharactersIsRead(@ForAll("labelish") String text) {
        assertSound(new LabelParser(TODAY).parse(text));
    }

    @Provide
    Arbitrary<String> labelish() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withChars('\u001d', '(', ')', '/', '?', '&', '=', '%', ']', 'C', '1', 'a', '\\', ' ')
                .ofMaxLength(80)
                .flatMap(rest -> Arbitraries.of("", "]C1", "(", "https://x/", "https://x/01/", "]Q3", "01", "10")
                        .map(before -> before + rest));
    }

    /** Identifiers of the table in any form with values of about their length, often empty, cut off or with a wrong character. */
    @Property(tries = 6000)
    void pilesOfElementsAreRead(@ForAll long seed) {
        Random random = new Random(seed);
        String[] before = {"", "]C1", "(", "https://x/", "https://x/01/", "https://x/a?", "]Q3"};
        StringBuilder text = new StringBuilder(before[random.nextInt(before.length)]);
        for (int i = random.nextInt(6); i > 0; i--) {
            AiSpec spec = ApplicationIdentifiers.all()
                    .get(random.nextInt(ApplicationIdentifiers.all().size()));
            String[] forms = {"(%s)", "%s", "/%s/", "?%s=", "&%s="};
            text.append(String.format(forms[random.nextInt(forms.length)], spec.code()));
            int length = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(spec.maxLength() + 1);
            for (int k = 0; k < length; k++) {
                boolean odd = random.nextInt(15) == 0;
                text.append(odd ? (char) (29 + random.nextInt(100)) : (char) ('0' + random.nextInt(10)));
            }
            text.append(random.nextInt(3) == 0 ? "\u001d" : "");
        }
        assertSound(new LabelParser(TODAY).parse(text.toString()));
    }

    /** A good label with a few characters changed, dropped or doubled. */
    @Property(tries = 5000)
    void aDamagedLabelIsRead(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(write(draw(random), random.nextInt(3)));
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(130));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.charAt(random.nextInt(text.length())));
            }
        }
        assertSound(new LabelParser(TODAY).parse(text.toString()));
    }

    @Property(tries = 2000)
    void whatIsWrittenIsReadBack(@ForAll long seed) {
        Random random = new Random(seed);
        LabelWriter writer = draw(random);
        List<Gs1Label.Element> expected =
                new LabelParser(TODAY).parse(writer.humanReadable(TODAY)).elements();
        for (int form = 0; form < 3; form++) {
            Gs1Label label = new LabelParser(TODAY).parse(write(writer, form));
            assertThat(label.valid()).isTrue();
            assertThat(label.elements()).isEqualTo(expected);
        }
    }

    /** Every identifier of the table, with a value of its form drawn at random, goes through an element string and back. */
    @Property(tries = 3000)
    void everyIdentifierIsReadBack(@ForAll long seed) {
        Random random = new Random(seed);
        AiSpec spec = ApplicationIdentifiers.all()
                .get(random.nextInt(ApplicationIdentifiers.all().size()));
        if (spec.date() != AiSpec.DateForm.NONE) {
            return;
        }
        int length = spec.minLength() + random.nextInt(spec.maxLength() - spec.minLength() + 1);
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean digit = i < spec.leadingDigits();
            value.append(digit ? (char) ('0' + random.nextInt(10)) : SET_82.charAt(random.nextInt(SET_82.length())));
        }
        if (spec.checkDigitAt() > 0) {
            int at = spec.checkDigitAt() - 1;
            value.setCharAt(at, (char) ('0' + CheckDigit.of(value.substring(0, at))));
        }
        String separator = spec.predefined() ? "" : "\u001d";
        Gs1Label label = new LabelParser(TODAY).parse(spec.code() + value + separator + "11260101");
        if (!spec.code().equals("11")) {
            assertThat(label.value(spec.code())).hasValue(value.toString());
            assertThat(label.productionDate()).isPresent();
        }
    }

    private static LabelWriter draw(Random random) {
        StringBuilder key = new StringBuilder("0");
        for (int i = 0; i < 12; i++) {
            key.append(random.nextInt(10));
        }
        LabelWriter writer =
                new LabelWriter().add("01", key.append(CheckDigit.of(key)).toString());
        StringBuilder lot = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            lot.append(SET_82.charAt(random.nextInt(SET_82.length())));
        }
        // a parenthesised number inside a value is read as an identifier unless it is escaped, as the writer does
        writer.add("10", lot.toString());
        writer.add(random.nextBoolean() ? "17" : "15", TODAY.plusDays(random.nextInt(2000) - 1000));
        if (random.nextBoolean()) {
            writer.netGrams(random.nextInt(100_000));
        }
        if (random.nextBoolean()) {
            writer.add("30", String.valueOf(random.nextInt(1000)));
        }
        return writer;
    }

    private static String write(LabelWriter writer, int form) {
        return switch (form) {
            case 0 -> "]C1" + writer.elementString(TODAY);
            case 1 -> writer.humanReadable(TODAY);
            default -> writer.digitalLink("https://id.example.org/a", TODAY);
        };
    }
}
