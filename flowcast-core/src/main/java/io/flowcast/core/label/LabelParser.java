package io.flowcast.core.label;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads GS1 labels. Never throws for what a label holds: what is wrong becomes findings, and what can be read is read.
 *
 * <p>Element strings may begin with a symbology identifier (]C1, ]e0, ]d2, ]Q3, ]J1) and separate elements by FNC1 as group separator, ASCII
 * 29. The human readable form has identifiers in parentheses; a parenthesis inside a value is one unless it is followed by a known
 * identifier and another parenthesis, and {@code \(} is never one. Digital Link addresses may have any domain and path before the key;
 * compressed ones are refused with a finding.
 *
 * <p>Immutable and safe for several threads. A label costs one pass over its characters.
 */
public final class LabelParser {
    static final char SEPARATOR = 29;
    private static final int LONGEST = 8_192;
    private static final String SOURCE = "label";

    private final int year;

    /**
     * A parser.
     *
     * @param readOn day of reading: years of two digits are those nearest to it
     */
    public LabelParser(LocalDate readOn) {
        year = readOn.getYear();
        if (year < 1900 || year > 9800) {
            throw new IllegalArgumentException("readOn must be a year of this calendar, was " + readOn);
        }
    }

    /**
     * Reads a label of any form.
     *
     * @param text what a reader sent, what people see, or an address
     * @return what it says, with findings
     */
    public Gs1Label parse(String text) {
        if (text.length() > LONGEST) {
            return refused(
                    "gs1.too-long", "length", String.valueOf(text.length()), "Maybe several labels were joined.");
        }
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ' && text.charAt(start) != SEPARATOR) {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ' && text.charAt(end - 1) != SEPARATOR) {
            end--;
        }
        if (start == end) {
            return refused("gs1.empty", "text", "", "Maybe the reader was triggered without a label.");
        }
        char first = text.charAt(start);
        if (first == ']') {
            return symbology(text, start, end);
        }
        if (first == '(') {
            return new Reading(text, LabelForm.HUMAN_READABLE).humanReadable(start, end);
        }
        if (DigitalLink.looksLike(text, start)) {
            return new Reading("", LabelForm.DIGITAL_LINK).digitalLink(text.substring(start, end));
        }
        return new Reading(text, LabelForm.ELEMENT_STRING).elementString(start, end);
    }

    private Gs1Label symbology(String text, int start, int end) {
        String known = end - start < 3 ? "" : text.substring(start, start + 3);
        return switch (known) {
            case "]C1", "]e0", "]d2", "]Q3", "]J1" -> {
                if (DigitalLink.looksLike(text, start + 3)) {
                    yield new Reading("", LabelForm.DIGITAL_LINK).digitalLink(text.substring(start + 3, end));
                }
                yield new Reading(text, LabelForm.ELEMENT_STRING).elementString(start + 3, end);
            }
            case "]Q1", "]d1" -> {
                if (DigitalLink.looksLike(text, start + 3)) {
                    yield new Reading("", LabelForm.DIGITAL_LINK).digitalLink(text.substring(start + 3, end));
                }
                yield refused("gs1.not-gs1", "symbology", known, "Maybe the code is a plain QR code or Data Matrix.");
            }
            case "]E0", "]E4", "]I1", "]E1", "]E2", "]E3" ->
                new Reading("", LabelForm.ELEMENT_STRING).plainGtin(text.substring(start + 3, end));
            default ->
                refused(
                        "gs1.not-gs1",
                        "symbology",
                        known.isEmpty() ? text : known,
                        "Maybe the reader read another code on the pack, for example a parcel label.");
        };
    }

    private Gs1Label refused(String code, String name, String value, String cause) {
        FindingCollector collector = new FindingCollector();
        collector.add(Severity.ERROR, code, Place.of(SOURCE), name, value, cause);
        return new Gs1Label("", LabelForm.ELEMENT_STRING, year, 0, new AiSpec[0], new int[0], collector.toFindings());
    }

    /** One label while it is read. */
    private final class Reading {
        private String text;
        private final LabelForm form;
        private AiSpec[] specs = new AiSpec[8];
        private int[] spans = new int[16];
        private int size;
        private @Nullable FindingCollector collector;

        Reading(String text, LabelForm form) {
            this.text = text;
            this.form = form;
        }

        private Gs1Label done() {
            checkTogether();
            return new Gs1Label(
                    text, form, year, size, specs, spans, collector == null ? Findings.none() : collector.toFindings());
        }

        private void report(Severity severity, String code, int at, String name, String value, String cause) {
            if (collector == null) {
                collector = new FindingCollector();
            }
            collector.add(severity, code, Place.of(SOURCE, "character " + (at + 1)), name, value, cause);
        }

        private void error(String code, int at, String name, String value, String cause) {
            report(Severity.ERROR, code, at, name, value, cause);
        }

        Gs1Label elementString(int start, int end) {
            int at = start;
            while (at < end) {
                if (text.charAt(at) == SEPARATOR) {
                    at++;
                    continue;
                }
                AiSpec spec = ApplicationIdentifiers.at(text, at, end);
                if (spec == null) {
                    int next = text.indexOf(SEPARATOR, at);
                    next = next < 0 || next > end ? end : next;
                    boolean cut = end - at < 4 && isDigits(text, at, end);
                    error(
                            cut ? "gs1.truncated" : "gs1.unknown-ai",
                            at,
                            "application identifier",
                            text.substring(at, Math.min(next, at + 4)),
                            cut
                                    ? "Maybe the end of the label was not read."
                                    : "Maybe a separator was lost, or the code is not a GS1 code.");
                    at = next;
                    continue;
                }
                at = element(spec, at + spec.code().length(), end);
            }
            return done();
        }

        /** Reads a value that begins at a place; returns where the next element begins. */
        private int element(AiSpec spec, int from, int end) {
            int stop;
            if (spec.fixedLength()) {
                stop = Math.min(end, from + spec.maxLength());
                int cut = from;
                while (cut < stop && text.charAt(cut) != SEPARATOR) {
                    cut++;
                }
                stop = cut;
            } else {
                stop = from;
                while (stop < end && text.charAt(stop) != SEPARATOR) {
                    stop++;
                }
            }
            add(spec, from, stop);
            return stop;
        }

        private void add(AiSpec spec, int from, int to) {
            boolean good = check(spec, from, to);
            int before = Gs1Label.indexOf(specs, size, spec);
            if (before >= 0) {
                int start = spans[2 * before];
                int length = Gs1Label.end(spans[2 * before + 1]) - start;
                boolean same = length == to - from && text.regionMatches(start, text, from, length);
                if (!same) {
                    error(
                            "gs1.duplicate-contradicts",
                            from,
                            "(" + spec.code() + ")",
                            text.substring(start, start + length) + " and " + text.substring(from, to),
                            "Maybe two labels were read as one; neither value is used.");
                    good = false;
                    spans[2 * before + 1] = ~Gs1Label.end(spans[2 * before + 1]);
                } else {
                    return;
                }
            }
            if (size == specs.length) {
                specs = Arrays.copyOf(specs, 2 * size);
                spans = Arrays.copyOf(spans, 4 * size);
            }
            specs[size] = spec;
            spans[2 * size] = from;
            spans[2 * size + 1] = good ? to : ~to;
            size++;
        }

        private boolean check(AiSpec spec, int from, int to) {
            int length = to - from;
            if (length < spec.minLength()) {
                error(
                        "gs1.truncated",
                        from,
                        "(" + spec.code() + ")",
                        text.substring(from, to),
                        "Maybe the end of the label was not read, or a digit was lost; " + spec.minLength()
                                + " characters are needed.");
                return false;
            }
            if (length > spec.maxLength()) {
                error(
                        "gs1.value-too-long",
                        from,
                        "(" + spec.code() + ")",
                        text.substring(from, to),
                        "Maybe the separator after it was lost; at most " + spec.maxLength()
                                + " characters are allowed.");
                return false;
            }
            int digits = Math.min(length, spec.leadingDigits());
            for (int i = 0; i < length; i++) {
                char c = text.charAt(from + i);
                if (i < digits ? c < '0' || c > '9' : !inSet82(c)) {
                    error(
                            "gs1.bad-character",
                            from + i,
                            "(" + spec.code() + ")",
                            text.substring(from, to),
                            i < digits
                                    ? "Maybe a letter was read for a digit, or a separator was lost."
                                    : "Maybe the reader uses another character set.");
                    return false;
                }
            }
            if (spec.checkDigitAt() > 0 && !CheckDigit.fits(text, from, from + spec.checkDigitAt())) {
                error(
                        "gs1.bad-check-digit",
                        from,
                        "(" + spec.code() + ")",
                        text.substring(from, to),
                        "Maybe a digit was misread or mistyped.");
                return false;
            }
            if (spec.date() != AiSpec.DateForm.NONE && !LabelDates.possible(spec.date(), text, from, to, year)) {
                error(
                        "gs1.impossible-date",
                        from,
                        "(" + spec.code() + ")",
                        text.substring(from, to),
                        "Maybe day and year were swapped: the form is YYMMDD.");
                return false;
            }
            return true;
        }

        Gs1Label humanReadable(int start, int end) {
            int at = start;
            while (at < end) {
                int close = text.indexOf(')', at);
                AiSpec spec = close < 0 || close > end ? null : ApplicationIdentifiers.at(text, at + 1, close);
                boolean known = spec != null && at + 1 + spec.code().length() == close;
                int next = nextElement(close < 0 ? end : close + 1, end);
                if (text.charAt(at) != '(' || !known) {
                    error(
                            "gs1.unknown-ai",
                            at,
                            "application identifier",
                            text.substring(at, Math.min(end, close < 0 ? at + 6 : Math.min(close + 1, at + 12))),
                            "Maybe the identifier was mistyped.");
                } else if (spec != null) {
                    value(spec, close + 1, next);
                }
                at = next;
            }
            return done();
        }

        private int nextElement(int from, int end) {
            for (int i = from; i < end; i++) {
                if (text.charAt(i) == '(' && text.charAt(i - 1) != '\\') {
                    int close = i + 1;
                    while (close < end && close < i + 6 && text.charAt(close) >= '0' && text.charAt(close) <= '9') {
                        close++;
                    }
                    if (close - i > 2 && close < end && text.charAt(close) == ')') {
                        return i;
                    }
                }
            }
            return end;
        }

        /** Blanks before the next identifier are for people; escapes are taken out. */
        private void value(AiSpec spec, int from, int to) {
            int stop = to;
            while (stop > from && text.charAt(stop - 1) <= ' ') {
                stop--;
            }
            int begin = from;
            while (begin < stop && text.charAt(begin) == ' ') {
                begin++;
            }
            int escape = text.indexOf('\\', begin);
            if (escape >= begin && escape < stop) {
                String plain = text.substring(begin, stop).replace("\\(", "(").replace("\\)", ")");
                begin = text.length();
                text = text + plain;
                stop = text.length();
            }
            add(spec, begin, stop);
        }

        Gs1Label plainGtin(String digits) {
            if (digits.length() > 14 || digits.length() < 8 || !isDigits(digits, 0, digits.length())) {
                return refused("gs1.not-gs1", "GTIN", digits, "Maybe another code on the pack was read.");
            }
            text = "0".repeat(14 - digits.length()) + digits;
            AiSpec spec = ApplicationIdentifiers.at("01", 0, 2);
            if (spec != null) {
                add(spec, 0, 14);
            }
            return done();
        }

        Gs1Label digitalLink(String address) {
            DigitalLink link = DigitalLink.read(address);
            text = link.values();
            for (DigitalLink.Problem problem : link.problems()) {
                report(
                        problem.severity(),
                        problem.code(),
                        problem.at(),
                        problem.name(),
                        problem.value(),
                        problem.cause());
            }
            for (int i = 0; i < link.specs().size(); i++) {
                add(link.specs().get(i), link.starts().get(i), link.ends().get(i));
            }
            return done();
        }

        /** What elements say together: a production after its expiry, an item and a content at once. */
        private void checkTogether() {
            int from = usable("11");
            from = from < 0 ? usable("13") : from;
            if (from >= 0) {
                LocalDate made = LabelDates.day(text, spans[2 * from], year);
                for (String ai : new String[] {"17", "15", "16"}) {
                    int to = usable(ai);
                    LocalDate last = to < 0 ? null : LabelDates.day(text, spans[2 * to], year);
                    if (made != null && last != null && last.isBefore(made)) {
                        report(
                                Severity.WARNING,
                                "gs1.dates-reversed",
                                spans[2 * to],
                                "(" + ai + ")",
                                last + " is before " + made,
                                "Maybe the label was printed with dates swapped.");
                    }
                }
            }
            int item = usable("01");
            if (item >= 0 && usable("02") >= 0) {
                report(
                        Severity.WARNING,
                        "gs1.item-and-content",
                        spans[2 * item],
                        "(01), (02)",
                        "both",
                        "Maybe the labels of a pack and of its pallet were read as one.");
            }
            if (usable("37") >= 0 && usable("02") < 0 && usable("00") < 0 && usable("8026") < 0) {
                report(
                        Severity.WARNING,
                        "gs1.count-without-content",
                        0,
                        "(37)",
                        "",
                        "Maybe the label that says what is counted was not read.");
            }
        }

        private int usable(String ai) {
            char a = ai.charAt(0);
            char b = ai.charAt(1);
            for (int i = 0; i < size; i++) {
                String code = specs[i].code();
                if (spans[2 * i + 1] >= 0
                        && code.charAt(0) == a
                        && code.charAt(1) == b
                        && code.length() == ai.length()
                        && code.equals(ai)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static boolean isDigits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The 82 characters of values (GS1 General Specifications, figure 7.11-1). */
    static boolean inSet82(char c) {
        return (c >= '%' && c <= '?')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || c == '!'
                || c == '"';
    }
}
