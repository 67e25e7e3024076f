package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.List;

/** The lines of one instance file, and what is wrong with them. */
final class Reading {

    /** Beyond this a number is a mistake, not a coordinate, a load or a time. */
    private static final double LARGEST = 1e9;

    final String source;
    final List<String> lines;
    final FindingCollector findings = new FindingCollector();

    Reading(String source, List<String> lines) {
        this.source = source;
        this.lines = lines;
    }

    /** Notes that the file cannot be used; {@code line} counts from 1, or is 0 for the file as a whole. */
    void fatal(String code, int line, String name, Object value, String cause) {
        findings.add(Severity.FATAL, "vrp." + code, Place.line(source, line), name, value, cause);
    }

    /** The number a word stands for; a bad word is noted and read as 0. */
    double number(String word, int line, String name) {
        try {
            double value = Double.parseDouble(word);
            if (Math.abs(value) <= LARGEST) {
                return value;
            }
            fatal("value-too-large", line, name, word, "Maybe two numbers ran together");
        } catch (NumberFormatException e) {
            fatal("not-a-number", line, name, word, "Maybe a column is missing or the line belongs to another section");
        }
        return 0;
    }

    /** A number that must not be negative. */
    double amount(String word, int line, String name) {
        double value = number(word, line, name);
        if (value < 0) {
            fatal("negative", line, name, word, "Maybe the sign marks something this reader does not know");
            return 0;
        }
        return value;
    }

    /** A whole number that must not be negative. */
    long whole(String word, int line, String name) {
        double value = amount(word, line, name);
        if (value != Math.rint(value)) {
            fatal("not-whole", line, name, word, "Maybe the file counts in another unit; loads must be whole numbers");
        }
        return (long) value;
    }

    static String[] words(String line) {
        return line.isBlank() ? new String[0] : line.trim().split("\\s+");
    }
}
