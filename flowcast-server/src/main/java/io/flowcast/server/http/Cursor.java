package io.flowcast.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins, as a text that callers hand back and do not look into. */
public final class Cursor {

    /** The parameter that takes it. */
    public static final Parameter<String> PARAMETER = Parameter.text(
            "cursor", 100, "Where to go on: `nextCursor` of the page before; left out for the first page.");

    private static final String VERSION = "p1:";

    private Cursor() {}

    /** The cursor of a position. */
    public static String of(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((VERSION + position).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The position of a cursor.
     *
     * @param cursor the cursor, or null for the first page
     * @throws ProblemException if it is not one that was handed out
     */
    public static int position(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(VERSION)) {
                int position = Integer.parseInt(text.substring(VERSION.length()));
                if (position >= 0) {
                    return position;
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw ProblemException.of(
                ProblemType.PARAMETER_INVALID,
                FieldError.ofParameter("cursor", "The parameter \"cursor\" must be the nextCursor of a page."));
    }
}
