package io.flowcast.core.label;

import io.flowcast.api.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GS1 Digital Link address taken apart (URI Syntax 1.4, section 4): a primary key and its qualifiers in the path, attributes in the
 * query. Values are decoded into one text.
 */
final class DigitalLink {
    /** Keys that begin the part of the path that matters (section 4.4). */
    private static final String PRIMARY = " 00 01 253 255 401 402 414 417 8003 8004 8006 8010 8013 8017 8018 ";

    /** Names of keys before version 1.2; attributes that readers still meet. */
    private static final Map<String, String> NAMES = Map.of(
            "gtin", "01", "sscc", "00", "gln", "414", "itip", "8006", "lot", "10", "ser", "21", "cpv", "22", "exp",
            "17");

    record Problem(Severity severity, String code, int at, String name, String value, String cause) {}

    private final StringBuilder values = new StringBuilder();
    private final List<AiSpec> specs = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private DigitalLink() {}

    static boolean looksLike(String text, int at) {
        return text.regionMatches(true, at, "http://", 0, 7) || text.regionMatches(true, at, "https://", 0, 8);
    }

    static DigitalLink read(String address) {
        DigitalLink link = new DigitalLink();
        int end = address.indexOf('#');
        end = end < 0 ? address.length() : end;
        int question = address.indexOf('?');
        int pathEnd = question < 0 || question > end ? end : question;
        int host = address.indexOf("//") + 2;
        int path = address.indexOf('/', host);
        link.path(address, path < 0 || path > pathEnd ? pathEnd : path, pathEnd);
        if (pathEnd < end) {
            link.query(address, pathEnd + 1, end);
        }
        return link;
    }

    private void path(String address, int from, int to) {
        List<String> segments = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int at = from;
        while (at < to) {
            int next = address.indexOf('/', at + 1);
            next = next < 0 || next > to ? to : next;
            if (next > at + 1) {
                segments.add(address.substring(at + 1, next));
                places.add(at + 1);
            }
            at = next;
        }
        int key = 0;
        while (key < segments.size() && !isPrimary(code(segments.get(key)), key + 1 < segments.size())) {
            key++;
        }
        if (key >= segments.size()) {
            boolean compressed =
                    !segments.isEmpty() && segments.get(segments.size() - 1).matches("[A-Za-z0-9_-]{8,}");
            problems.add(new Problem(
                    Severity.ERROR,
                    compressed ? "gs1.compressed-link" : "gs1.no-key",
                    from,
                    "path",
                    address.substring(from, to),
                    compressed
                            ? "Maybe the address is compressed; ask its resolver for the uncompressed one."
                            : "Maybe the address is not a GS1 Digital Link."));
            return;
        }
        for (int i = key; i < segments.size(); i += 2) {
            String code = code(segments.get(i));
            if (i + 1 == segments.size()) {
                problems.add(new Problem(
                        Severity.ERROR,
                        "gs1.truncated",
                        places.get(i),
                        "path",
                        segments.get(i),
                        "Maybe the address was cut off, or a part of it is compressed."));
            } else {
                element(code, segments.get(i), segments.get(i + 1), places.get(i), true);
            }
        }
    }

    private static boolean isPrimary(String code, boolean followed) {
        return followed && PRIMARY.contains(" " + code + " ");
    }

    private static String code(String segment) {
        return NAMES.getOrDefault(segment, segment);
    }

    private void query(String address, int from, int to) {
        int at = from;
        while (at < to) {
            int next = at;
            while (next < to && address.charAt(next) != '&' && address.charAt(next) != ';') {
                next++;
            }
            int equal = address.indexOf('=', at);
            if (equal > at && equal < next) {
                String name = address.substring(at, equal);
                String code = code(name);
                boolean digits = code.chars().allMatch(c -> c >= '0' && c <= '9');
                // other names belong to the web site
                if (digits) {
                    element(code, name, address.substring(equal + 1, next), at, false);
                }
            }
            at = next + 1;
        }
    }

    private void element(String code, String written, String raw, int at, boolean inPath) {
        AiSpec spec = ApplicationIdentifiers.find(code).orElse(null);
        if (spec == null) {
            problems.add(new Problem(
                    inPath ? Severity.ERROR : Severity.WARNING,
                    "gs1.unknown-ai",
                    at,
                    "application identifier",
                    written,
                    "Maybe the address is of a newer standard, or not a GS1 Digital Link."));
            return;
        }
        String value = decode(raw);
        if (value == null) {
            problems.add(new Problem(
                    Severity.ERROR,
                    "gs1.bad-percent",
                    at,
                    "(" + code + ")",
                    raw,
                    "Maybe a percent sign was not written as %25."));
            return;
        }
        boolean gtin = code.equals("01") && (value.length() == 8 || value.length() == 12 || value.length() == 13);
        starts.add(values.length());
        values.append("0".repeat(gtin ? 14 - value.length() : 0)).append(value);
        ends.add(values.length());
        specs.add(spec);
    }

    /** Percent signs resolved as UTF-8; null if one is not followed by two hexadecimal digits. A plus sign is a plus sign. */
    private static @Nullable String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                byte[] plain = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
                bytes.write(plain, 0, plain.length);
            } else {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.write(16 * high + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    String values() {
        return values.toString();
    }

    List<AiSpec> specs() {
        return specs;
    }

    List<Integer> starts() {
        return starts;
    }

    List<Integer> ends() {
        return ends;
    }

    List<Problem> problems() {
        return problems;
    }
}
