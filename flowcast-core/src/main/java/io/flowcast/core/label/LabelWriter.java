package io.flowcast.core.label;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes labels: gather elements, then ask for a form. Not safe for several threads. */
public final class LabelWriter {
    /** Qualifiers of a trade item in the order of the Digital Link syntax. */
    private static final List<String> QUALIFIERS = List.of("22", "10", "21", "235");

    private final List<Gs1Label.Element> elements = new ArrayList<>();

    /** A writer without elements. */
    public LabelWriter() {}

    /**
     * Adds an element.
     *
     * @param ai digits of the application identifier
     * @param value its value
     * @return this
     */
    public LabelWriter add(String ai, String value) {
        elements.add(new Gs1Label.Element(ai, value));
        return this;
    }

    /**
     * Adds a day (11, 12, 13, 15, 16, 17, 4326 or 7006).
     *
     * @param ai digits of the application identifier
     * @param day the day
     * @return this
     */
    public LabelWriter add(String ai, LocalDate day) {
        return add(ai, String.format("%02d%02d%02d", day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth()));
    }

    /**
     * Adds a net weight with three decimals (3103).
     *
     * @param grams from 0 to 999,999
     * @return this
     */
    public LabelWriter netGrams(long grams) {
        if (grams < 0 || grams > 999_999) {
            throw new IllegalArgumentException("grams must lie between 0 and 999999, was " + grams);
        }
        return add("3103", String.format("%06d", grams));
    }

    /**
     * The elements as a reader would send them, with ASCII 29 after values whose length readers do not know; the order is kept.
     *
     * @param readOn day by which years of two digits are checked
     * @return the element string, without a symbology identifier
     * @throws InvalidInputException if the elements make no label
     */
    public String elementString(LocalDate readOn) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            Gs1Label.Element element = elements.get(i);
            text.append(element.ai()).append(element.value());
            boolean predefined = ApplicationIdentifiers.find(element.ai())
                    .map(AiSpec::predefined)
                    .orElse(false);
            if (!predefined && i + 1 < elements.size()) {
                text.append(LabelParser.SEPARATOR);
            }
        }
        return checked(text.toString(), elements, readOn);
    }

    /**
     * The elements as people read them.
     *
     * @param readOn day by which years of two digits are checked
     * @return for example (01)09501101530003(17)260130
     * @throws InvalidInputException if the elements make no label
     */
    public String humanReadable(LocalDate readOn) {
        return checked(humanReadable(elements), elements, readOn);
    }

    /**
     * The elements as a GS1 Digital Link address: the first element is the key, qualifiers (22, 10, 21, 235) follow in the path, all
     * others in the query.
     *
     * @param stem scheme and domain, maybe a path, for example https://id.gs1.org
     * @param readOn day by which years of two digits are checked
     * @return the address
     * @throws InvalidInputException if the elements make no label, or the first one is no key
     */
    public String digitalLink(String stem, LocalDate readOn) {
        StringBuilder path = new StringBuilder(stem);
        StringBuilder query = new StringBuilder();
        List<Gs1Label.Element> expected = new ArrayList<>();
        // qualifiers stand in the order of the syntax, whatever the order in which they were added
        for (int rank = 0; rank <= QUALIFIERS.size() + 1; rank++) {
            for (int i = 0; i < elements.size(); i++) {
                Gs1Label.Element element = elements.get(i);
                if (rank(i, element) == rank) {
                    boolean inPath = rank <= QUALIFIERS.size();
                    (inPath ? path.append('/') : query.append(query.isEmpty() ? '?' : '&'))
                            .append(element.ai())
                            .append(inPath ? '/' : '=')
                            .append(encode(element.value()));
                    expected.add(element);
                }
            }
        }
        return checked(path.append(query).toString(), expected, readOn);
    }

    /** 0 for the key, then the qualifiers, then what goes into the query. */
    private static int rank(int place, Gs1Label.Element element) {
        int qualifier = QUALIFIERS.indexOf(element.ai());
        if (place == 0) {
            return 0;
        }
        return qualifier < 0 ? QUALIFIERS.size() + 1 : qualifier + 1;
    }

    private static String encode(String value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }

    static String humanReadable(List<Gs1Label.Element> elements) {
        StringBuilder text = new StringBuilder();
        for (Gs1Label.Element element : elements) {
            text.append('(').append(element.ai()).append(')');
            text.append(element.value().replace("(", "\\(").replace(")", "\\)"));
        }
        return text.toString();
    }

    private static String checked(String text, List<Gs1Label.Element> expected, LocalDate readOn) {
        Gs1Label read = new LabelParser(readOn).parse(text);
        if (!read.valid()) {
            throw new InvalidInputException(read.findings());
        }
        if (!read.elements().equals(expected)) {
            throw new InvalidInputException(Findings.of(new Finding(
                    "gs1.not-writable",
                    Severity.ERROR,
                    Place.of("label"),
                    "elements",
                    humanReadable(expected),
                    "Maybe an element is there twice, or the order does not fit the form.")));
        }
        return text;
    }
}
