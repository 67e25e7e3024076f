package io.flowcast.connectors.file;

import java.util.Locale;

/**
 * A column that a reader knows.
 *
 * @param name its name in the header
 * @param required whether a file without it cannot be read
 */
record Column(String name, boolean required) {
    static Column required(String name) {
        return new Column(name, true);
    }

    static Column optional(String name) {
        return new Column(name, false);
    }

    /** Name of the property in NDJSON: {@code site_id} is {@code siteId}. */
    String camelCase() {
        StringBuilder text = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                text.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return text.toString();
    }

    /** What is left of a name when case, blanks and punctuation are forgotten. */
    static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
