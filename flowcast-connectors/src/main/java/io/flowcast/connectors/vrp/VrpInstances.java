package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads instance files of the routing literature, whatever their format. */
public final class VrpInstances {

    /** Largest file that is read; the largest published instances have about a megabyte. */
    private static final long LARGEST_BYTES = 64L * 1024 * 1024;

    private VrpInstances() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param rounding how distances become whole, or {@code null} for the usual way of the format: {@link DistanceRounding#NINT} for
     *     VRPLIB, {@link DistanceRounding#DIMACS} for Solomon, {@link DistanceRounding#EXACT} for Li and Lim
     * @return the instance
     * @throws InvalidInputException if the file is malformed, or asks for something that cannot be planned
     * @throws IOException if the file cannot be read
     */
    public static VrpInstance read(Path file, @Nullable DistanceRounding rounding) throws IOException {
        String source = String.valueOf(file.getFileName());
        long bytes = Files.size(file);
        if (bytes > LARGEST_BYTES) {
            throw refuse(source, "file-too-large", "bytes", bytes, "Maybe it is not an instance file");
        }
        return parse(source, new String(Files.readAllBytes(file), StandardCharsets.UTF_8), rounding);
    }

    /**
     * Reads the text of a file.
     *
     * @param source name of the file, for findings
     * @param text its content
     * @param rounding as in {@link #read}
     * @return the instance
     * @throws InvalidInputException if the text is malformed, or asks for something that cannot be planned
     */
    public static VrpInstance parse(String source, String text, @Nullable DistanceRounding rounding) {
        List<String> lines = text.lines().toList();
        Reading reading = new Reading(source, lines);
        if (isVrplib(lines)) {
            return new VrplibReader(new VrplibFile(reading), rounding == null ? DistanceRounding.NINT : rounding)
                    .read();
        }
        if (isSolomon(lines)) {
            return new SolomonReader(reading, rounding == null ? DistanceRounding.DIMACS : rounding).read();
        }
        if (isLiLim(lines)) {
            return new LiLimReader(reading, rounding == null ? DistanceRounding.EXACT : rounding).read();
        }
        String first = lines.isEmpty() ? "" : lines.get(0);
        throw refuse(
                source, "unknown-format", "first line", first, "Maybe it is neither VRPLIB nor Solomon nor Li and Lim");
    }

    private static InvalidInputException refuse(String source, String code, String name, Object value, String cause) {
        Finding finding =
                new Finding("vrp." + code, Severity.FATAL, Place.of(source), name, String.valueOf(value), cause);
        return new InvalidInputException(Findings.of(finding));
    }

    private static boolean isVrplib(List<String> lines) {
        return lines.stream().anyMatch(line -> line.matches("\\s*(DIMENSION\\s*:.*|[A-Z_]+_SECTION\\s*)"));
    }

    private static boolean isSolomon(List<String> lines) {
        return lines.stream().anyMatch(line -> line.trim().equalsIgnoreCase("CUSTOMER"));
    }

    private static boolean isLiLim(List<String> lines) {
        List<String> filled =
                lines.stream().filter(line -> !line.isBlank()).limit(2).toList();
        return filled.size() == 2
                && Reading.words(filled.get(0)).length == 3
                && Reading.words(filled.get(1)).length == 9;
    }
}
