package io.flowcast.benchmarks.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that may end too early, as the reference file cuts long texts: what is complete is kept, and containers that
 * were cut are remembered. NaN and Infinity are numbers, as Python writes them.
 */
final class LooseJson {
    /** Stands for null, so that a key with null differs from an absent one. */
    enum Null {
        /** The one value. */
        NULL
    }

    static boolean isNull(Object value) {
        return value instanceof Null;
    }

    /** Thrown at the end of a text that is cut. */
    private static final class Cut extends Exception {
        private static final long serialVersionUID = 1;

        Cut() {
            super("cut off", null, false, false);
        }
    }

    private final String text;
    private int at;
    private final Set<Object> cut = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Object root;

    private LooseJson(String text) {
        this.text = text;
    }

    static LooseJson read(String text) {
        LooseJson reader = new LooseJson(text);
        try {
            reader.root = reader.value();
        } catch (Cut end) {
            // a scalar that was cut: there is nothing to keep
        }
        return reader;
    }

    /** The value, or null if nothing of it is complete. */
    @Nullable
    Object root() {
        return root;
    }

    /** Whether a list or object of this text ended too early. */
    boolean cut(Object container) {
        return cut.contains(container);
    }

    private char next() throws Cut {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            throw new Cut();
        }
        return text.charAt(at);
    }

    private Object value() throws Cut {
        char c = next();
        if (c == '{') {
            return object();
        } else if (c == '[') {
            return list();
        } else if (c == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && ",]}: \t\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at >= text.length() && start > 0) {
            throw new Cut(); // the last digits may be missing
        }
        return switch (text.substring(start, at)) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Null.NULL;
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text.substring(start, at));
        };
    }

    private String string() throws Cut {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            } else if (c == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(++at);
                if (escaped == 'u' && at + 4 < text.length()) {
                    out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                }
            } else {
                out.append(c);
            }
        }
        throw new Cut();
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        try {
            while (next() != ']') {
                int before = list.size();
                list.add(value());
                if (!cut.isEmpty() && at >= text.length() && cut.contains(list.get(before))) {
                    cut.add(list);
                    return list;
                }
                if (next() == ',') {
                    at++;
                }
            }
            at++;
        } catch (Cut end) {
            cut.add(list);
        }
        return list;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        try {
            while (next() != '}') {
                String key = string();
                next();
                at++;
                Object value = value();
                object.put(key, value);
                if (at >= text.length() && cut.contains(value)) {
                    cut.add(object);
                    return object;
                }
                if (next() == ',') {
                    at++;
                }
            }
            at++;
        } catch (Cut end) {
            cut.add(object);
        }
        return object;
    }
}
