package io.flowcast.persistence.internal;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a store can keep without changing it; the same for all stores, so that they stay interchangeable. */
public final class Storable {

    /** Code of the finding on a text that cannot be kept. */
    public static final String CODE = "text.not-storable";

    private Storable() {}

    /** Whether the text can be kept: it has no zero character and is well-formed Unicode. */
    public static boolean text(@Nullable String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Refuses a text that cannot be kept. */
    public static void requireText(String source, String name, @Nullable String text) {
        if (text != null && !text(text)) {
            throw new InvalidInputException(Findings.of(finding(Place.of(source), name, text)));
        }
    }

    /** The finding on a text that cannot be kept. */
    public static Finding finding(Place place, String name, String text) {
        return new Finding(
                CODE, Severity.ERROR, place, name, printable(text), "Maybe the file is damaged or not text in UTF-8.");
    }

    /** The moment as it will be read back: times are kept to the microsecond. */
    public static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(c == 0 || Character.isSurrogate((char) c) ? "\uFFFD" : (char) c));
        return shown.toString();
    }
}
