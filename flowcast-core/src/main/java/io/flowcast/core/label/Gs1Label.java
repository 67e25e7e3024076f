package io.flowcast.core.label;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a label says. Immutable; values are cut from the text when they are asked for.
 *
 * <p>Elements that cannot be used (a wrong check digit, an impossible date, a second value that contradicts the first) are still listed,
 * but the typed methods do not answer from them; {@link #findings()} says why.
 */
public final class Gs1Label {
    private static final double GRAMS_PER_POUND = 453.59237;

    private final String text;
    private final LabelForm form;
    private final int year;
    private final int size;
    private final AiSpec[] specs;
    /** Start and end of each value in the text; the end is complemented where the value must not be used. */
    private final int[] spans;

    private final Findings findings;

    Gs1Label(String text, LabelForm form, int year, int size, AiSpec[] specs, int[] spans, Findings findings) {
        this.text = text;
        this.form = form;
        this.year = year;
        this.size = size;
        this.specs = specs;
        this.spans = spans;
        this.findings = findings;
    }

    /**
     * One application identifier with its value.
     *
     * @param ai the identifier's digits
     * @param value its value as written
     */
    public record Element(String ai, String value) {}

    /**
     * How it was written.
     *
     * @return the form
     */
    public LabelForm form() {
        return form;
    }

    /**
     * What is wrong with it, each with the place in the text.
     *
     * @return findings; errors mean that a value is not used, or that the rest of the label could not be read
     */
    public Findings findings() {
        return findings;
    }

    /**
     * Whether all of it can be used.
     *
     * @return true if nothing was found but warnings
     */
    public boolean valid() {
        return findings.isEmpty() || findings.count(Severity.ERROR) + findings.count(Severity.FATAL) == 0;
    }

    /**
     * All elements in the order of the label, unusable ones too.
     *
     * @return the elements
     */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(new Element(specs[i].code(), text.substring(spans[2 * i], end(spans[2 * i + 1]))));
        }
        return elements;
    }

    /**
     * How many elements it has.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * Value of an application identifier.
     *
     * @param ai its digits
     * @return the value, or empty if it is not there or cannot be used
     */
    public Optional<String> value(String ai) {
        int at = place(ai);
        return at < 0 ? Optional.empty() : Optional.of(text.substring(spans[2 * at], spans[2 * at + 1]));
    }

    private int place(String ai) {
        for (int i = 0; i < size; i++) {
            if (spans[2 * i + 1] >= 0 && specs[i].code().equals(ai)) {
                return i;
            }
        }
        return -1;
    }

    /** The first usable element whose code begins so. */
    private int family(String stem) {
        for (int i = 0; i < size; i++) {
            if (spans[2 * i + 1] >= 0 && specs[i].code().startsWith(stem)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The trade item (AI 01), or what the logistic unit holds (AI 02).
     *
     * @return 14 digits
     */
    public Optional<String> gtin() {
        Optional<String> item = value("01");
        return item.isPresent() ? item : value("02");
    }

    /**
     * Batch or lot (AI 10).
     *
     * @return the lot
     */
    public Optional<String> lot() {
        return value("10");
    }

    /**
     * Serial number (AI 21).
     *
     * @return the number
     */
    public Optional<String> serial() {
        return value("21");
    }

    /**
     * Day of production (AI 11).
     *
     * @return the day
     */
    public Optional<LocalDate> productionDate() {
        return date("11");
    }

    /**
     * Day of packing (AI 13).
     *
     * @return the day
     */
    public Optional<LocalDate> packagingDate() {
        return date("13");
    }

    /**
     * Until when quality is promised (AI 15).
     *
     * @return the last day; for day 00 the last of the month
     */
    public Optional<LocalDate> bestBefore() {
        return date("15");
    }

    /**
     * Until when it may be sold by wish of the producer (AI 16).
     *
     * @return the last day
     */
    public Optional<LocalDate> sellBy() {
        return date("16");
    }

    /**
     * Until when it is safe (AI 17), or the day of AI 7003 if that is all there is.
     *
     * @return the last day
     */
    public Optional<LocalDate> useBy() {
        Optional<LocalDate> day = date("17");
        return day.isPresent() ? day : expiryTime().map(LocalDateTime::toLocalDate);
    }

    /**
     * Moment of expiry (AI 7003).
     *
     * @return local time of the place where it is used
     */
    public Optional<LocalDateTime> expiryTime() {
        return moment("7003");
    }

    /**
     * Moment of production (AI 8008).
     *
     * @return local time; minutes and seconds that are not given are 0
     */
    public Optional<LocalDateTime> productionTime() {
        return moment("8008");
    }

    /**
     * Day of first freezing (AI 7006).
     *
     * @return the day
     */
    public Optional<LocalDate> firstFreezeDate() {
        return date("7006");
    }

    /**
     * The day that an application identifier names.
     *
     * @param ai one of 11, 12, 13, 15, 16, 17, 4326, 7006, 7007 (its first day) and others that begin with a date
     * @return the day, or empty if it is not there or cannot be used
     */
    public Optional<LocalDate> date(String ai) {
        int at = place(ai);
        if (at < 0 || specs[at].date() == AiSpec.DateForm.NONE) {
            return Optional.empty();
        }
        return Optional.ofNullable(LabelDates.day(text, spans[2 * at], year));
    }

    private Optional<LocalDateTime> moment(String ai) {
        int at = place(ai);
        return at < 0
                ? Optional.empty()
                : Optional.ofNullable(LabelDates.moment(text, spans[2 * at], spans[2 * at + 1], year));
    }

    /**
     * How many trade items (AI 37), or how many pieces in an item of variable count (AI 30).
     *
     * @return the count
     */
    public OptionalInt count() {
        int at = place("37");
        at = at < 0 ? place("30") : at;
        return at < 0 ? OptionalInt.empty() : OptionalInt.of((int) digits(at));
    }

    /**
     * Net weight from AI 310n (kilograms) or else 320n (pounds).
     *
     * @return grams, exact for kilograms of up to five decimals
     */
    public OptionalDouble netGrams() {
        int at = family("310");
        if (at >= 0) {
            return OptionalDouble.of(digits(at) * 1000 / (double) power(last(at)));
        }
        at = family("320");
        return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(digits(at) * GRAMS_PER_POUND / power(last(at)));
    }

    /**
     * The quantity in the base unit of a product: net weight in whole grams, or the count, 1 for a single trade item.
     *
     * @param unit base unit of the product
     * @return the quantity, or empty if goods sold by weight have no weight on the label
     */
    public OptionalLong quantity(BaseUnit unit) {
        if (unit == BaseUnit.EACH) {
            OptionalInt count = count();
            return OptionalLong.of(count.isPresent() ? count.getAsInt() : 1);
        }
        OptionalDouble grams = netGrams();
        return grams.isPresent() ? OptionalLong.of(Math.round(grams.getAsDouble())) : OptionalLong.empty();
    }

    /**
     * A measure or an amount whose last digit of the identifier says how many decimals it has.
     *
     * @param ai four digits from 3100 to 3959, or three of them for any number of decimals
     * @return the number; for amounts with a currency (391n, 393n) without it
     */
    public Optional<BigDecimal> decimal(String ai) {
        int at = ai.length() == 3 ? family(ai) : place(ai);
        if (at < 0 || specs[at].code().length() != 4 || specs[at].code().charAt(0) != '3') {
            return Optional.empty();
        }
        int skip = withCurrency(at) ? 3 : 0;
        if (spans[2 * at] + skip >= spans[2 * at + 1]) {
            return Optional.empty();
        }
        BigDecimal whole = new BigDecimal(text.substring(spans[2 * at] + skip, spans[2 * at + 1]));
        return Optional.of(whole.movePointLeft(last(at)));
    }

    /**
     * Price of an item of variable measure (AI 392n or 393n).
     *
     * @return the amount
     */
    public Optional<BigDecimal> price() {
        Optional<BigDecimal> local = decimal("392");
        return local.isPresent() ? local : decimal("393");
    }

    /**
     * Currency of the price (AI 393n).
     *
     * @return three digits of ISO 4217
     */
    public Optional<String> priceCurrency() {
        int at = family("393");
        return at < 0 ? Optional.empty() : Optional.of(text.substring(spans[2 * at], spans[2 * at] + 3));
    }

    private boolean withCurrency(int at) {
        return specs[at].code().startsWith("391") || specs[at].code().startsWith("393");
    }

    private int last(int at) {
        return specs[at].code().charAt(3) - '0';
    }

    private static long power(int decimals) {
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }

    private long digits(int at) {
        long value = 0;
        for (int i = spans[2 * at]; i < spans[2 * at + 1]; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    /** Where a value ends, usable or not. */
    static int end(int span) {
        return span < 0 ? ~span : span;
    }

    /** For the parser: the element with a code, usable or not, before a place. */
    static int indexOf(AiSpec[] specs, int size, AiSpec spec) {
        for (int i = 0; i < size; i++) {
            if (specs[i].code().equals(spec.code())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return LabelWriter.humanReadable(elements());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gs1Label label && elements().equals(label.elements());
    }

    @Override
    public int hashCode() {
        return elements().hashCode();
    }
}
