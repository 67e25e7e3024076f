package io.flowcast.connectors.report;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people do: "Store 95" before "Store 109". */
final class NaturalOrder {
    static final Comparator<String> NAMES =
            Comparator.comparing(NaturalOrder::key).thenComparing(Comparator.naturalOrder());

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int WIDTH = 18;

    private NaturalOrder() {}

    /** The name with its numbers filled up to the same length. */
    private static String key(String name) {
        Matcher digits = DIGITS.matcher(name);
        StringBuilder key = new StringBuilder(name.length() + WIDTH);
        int at = 0;
        while (digits.find()) {
            key.append(name, at, digits.start())
                    .append("0".repeat(Math.max(0, WIDTH - digits.group().length())))
                    .append(digits.group());
            at = digits.end();
        }
        return key.append(name, at, name.length()).toString();
    }
}
