package io.flowcast.api.finding;

import io.flowcast.api.internal.Require;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with an input, or was assumed about it.
 *
 * @param code stable, namespaced name such as {@code sales.negative-quantity}; a code is never renamed
 * @param severity how far it reaches
 * @param place where it was found
 * @param name the field, column or parameter
 * @param value the value as it was read, shortened to 200 characters; may be empty
 * @param cause a likely cause for the person who reads it; begins with "Maybe"
 */
public record Finding(String code, Severity severity, Place place, String name, String value, String cause) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final int MAX_VALUE_LENGTH = 200;

    /** Checks the arguments and shortens the value. */
    public Finding {
        Require.that(CODE.matcher(code).matches(), "code must look like 'sales.negative-quantity', was '" + code + "'");
        Require.present("severity", severity);
        Require.present("place", place);
        Require.present("name", name);
        Require.that(cause.startsWith("Maybe"), "cause must begin with 'Maybe', was '" + cause + "'");
        if (value.length() > MAX_VALUE_LENGTH) {
            int end = MAX_VALUE_LENGTH - 1;
            value = value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end) + "\u2026";
        }
    }

    /**
     * The finding as one line for people.
     *
     * @return severity, place, name, value, code and cause; line breaks and other control characters of the input become
     *     blanks
     */
    public String message() {
        String line = severity + " " + place + ": " + name + (value.isEmpty() ? "" : " = '" + value + "'") + " [" + code
                + "]. " + cause;
        return CONTROL.matcher(line).replaceAll(" ");
    }
}
