package io.flowcast.connectors.file;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the columns of a CSV file.
 *
 * @param delimiter the character
 * @param skippedLines lines before the header that are no part of the table
 */
record CsvDialect(char delimiter, int skippedLines) {
    /** No header of ours is longer. */
    static final int MAX_HEADER_CHARS = 1 << 16;

    private static final String DELIMITERS = ",;\t|";
    /** What Excel writes and reads as a first line to name the delimiter. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\s*\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    /** Reads the header to find out, and gives it back to be read again. */
    static CsvDialect of(PushbackReader in, List<Column> columns, @Nullable Character given) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = firstLine(in, head);
        Matcher separator = SEPARATOR_LINE.matcher(line);
        if (separator.matches()) {
            char named = separator.group(1).charAt(0);
            return new CsvDialect(given == null ? named : given, 1);
        }
        in.unread(head.toString().toCharArray());
        return new CsvDialect(given == null ? detect(line, columns) : given, 0);
    }

    /** The first line that is not blank; line feeds in quotes do not end it. */
    private static String firstLine(PushbackReader in, StringBuilder head) throws IOException {
        int start = 0;
        boolean quoted = false;
        while (head.length() < MAX_HEADER_CHARS) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                if (!head.substring(start).isBlank()) {
                    break;
                }
                start = head.length();
            }
        }
        return head.substring(start);
    }

    /** The delimiter that gives the most known columns, else the most fields; a comma if several do. */
    private static char detect(String header, List<Column> columns) {
        char best = ',';
        int bestScore = score(header, best, columns);
        for (int i = 1; i < DELIMITERS.length(); i++) {
            int score = score(header, DELIMITERS.charAt(i), columns);
            if (score > bestScore) {
                best = DELIMITERS.charAt(i);
                bestScore = score;
            }
        }
        return best;
    }

    private static int score(String header, char delimiter, List<Column> columns) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= header.length(); i++) {
            if (i == header.length() || header.charAt(i) == delimiter) {
                names.add(Column.bare(header.substring(start, i)));
                start = i + 1;
            }
        }
        long known = columns.stream()
                .filter(column -> names.contains(Column.bare(column.name())))
                .count();
        return (int) known * MAX_HEADER_CHARS + names.size();
    }

    /** How the numbers are to be read: where commas part the columns, they do not part decimals. */
    Decimals decimals(@Nullable Boolean comma) {
        if (comma != null) {
            return comma ? Decimals.COMMA : Decimals.POINT;
        }
        return switch (delimiter) {
            case ',' -> Decimals.POINT;
            case ';' -> Decimals.COMMA_LIKELY;
            default -> Decimals.COMMA_IF_CLEAR;
        };
    }

    /** The delimiter in words. */
    String shown() {
        return switch (delimiter) {
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            case '\t' -> "a tab";
            default -> "'" + delimiter + "'";
        };
    }
}
