package io.flowcast.connectors.vrp;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.connectors.route.ProblemJson;
import io.flowcast.connectors.route.RoutingDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads instance files of the routing literature, whatever their format, and problems of {@link ProblemJson}. */
public final class VrpInstances {

    /** Largest file that is read; the largest published instances have about a megabyte. */
    private static final long LARGEST_BYTES = 64L * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private VrpInstances() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param rounding how distances become whole, or {@code null} for the usual way: {@link DistanceRounding#NINT} for VRPLIB
     *     unless its TYPE has windows (VRPTW, PCVRPTW, MTVRPTWR: {@link DistanceRounding#DIMACS}) or is MDVRPTW, SDVRPTW or HFVRP
     *     ({@link DistanceRounding#EXACT}); DIMACS for Solomon; EXACT for Li and Lim, Cordeau and mixed fleets. JSON says itself how far
     *     it is, so there it is not looked at
     * @return the instance
     * @throws InvalidInputException if the file is malformed, or asks for something that cannot be planned
     * @throws IOException if the file cannot be read
     */
    public static VrpInstance read(Path file, @Nullable DistanceRounding rounding) throws IOException {
        return read(file, rounding, 0);
    }

    /**
     * Reads a file for an objective in which vehicles cost more than the file says, for example one that counts vehicles first.
     *
     * @param file the file
     * @param rounding as in {@link #read(Path, DistanceRounding)}
     * @param vehicleCost cost of each vehicle that is used, in problem units, beside what the file says; not for JSON
     * @return the instance
     * @throws InvalidInputException if the file is malformed, or asks for something that cannot be planned
     * @throws IOException if the file cannot be read
     */
    public static VrpInstance read(Path file, @Nullable DistanceRounding rounding, double vehicleCost)
            throws IOException {
        String source = String.valueOf(file.getFileName());
        long bytes = Files.size(file);
        if (bytes > LARGEST_BYTES) {
            throw refuse(source, "file-too-large", "bytes", bytes, "Maybe it is not an instance file");
        }
        return parse(source, new String(Files.readAllBytes(file), StandardCharsets.UTF_8), rounding, vehicleCost);
    }

    /**
     * Reads the text of a file.
     *
     * @param source name of the file, for findings
     * @param text its content
     * @param rounding as in {@link #read(Path, DistanceRounding)}
     * @return the instance
     * @throws InvalidInputException if the text is malformed, or asks for something that cannot be planned
     */
    public static VrpInstance parse(String source, String text, @Nullable DistanceRounding rounding) {
        return parse(source, text, rounding, 0);
    }

    private static VrpInstance parse(
            String source, String text, @Nullable DistanceRounding rounding, double vehicleCost) {
        List<String> lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
        if (text.stripLeading().startsWith("{")) {
            RoutingDocument document = ProblemJson.read(source, text);
            return new VrpInstance(
                    source, VrpInstance.JSON, DistanceRounding.NINT, document.problem(), Map.of(), Findings.none());
        }
        Reading reading = new Reading(source, lines, vehicleCost);
        if (isVrplib(lines)) {
            VrplibFile file = new VrplibFile(reading);
            return new VrplibReader(file, rounding == null ? usual(file) : rounding).read();
        }
        if (isSolomon(lines)) {
            return new SolomonReader(reading, rounding == null ? DistanceRounding.DIMACS : rounding).read();
        }
        if (hasColumns(lines, 3, 9)) {
            return new LiLimReader(reading, rounding == null ? DistanceRounding.EXACT : rounding).read();
        }
        if (hasColumns(lines, 4, 2)) {
            return new CordeauReader(reading, rounding == null ? DistanceRounding.EXACT : rounding).read();
        }
        if (hasColumns(lines, 6, 4)) {
            return new MixedFleetReader(reading, rounding == null ? DistanceRounding.EXACT : rounding).read();
        }
        String first = lines.isEmpty() ? "" : lines.get(0);
        String cause = "Maybe it is of another family; VRPLIB, Solomon, Li and Lim, Cordeau and mixed fleets are read";
        throw refuse(source, "unknown-format", "first line", first, cause);
    }

    /** The convention in which best known costs of a type of problem are published. */
    private static DistanceRounding usual(VrplibFile file) {
        return switch (file.text("TYPE", "").toUpperCase(Locale.ROOT)) {
            case "VRPTW", "PCVRPTW", "MTVRPTWR" -> DistanceRounding.DIMACS;
            case "MDVRPTW", "SDVRPTW", "HFVRP" -> DistanceRounding.EXACT;
            default -> DistanceRounding.NINT;
        };
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

    /** Whether the first two lines that hold something have so many columns. */
    private static boolean hasColumns(List<String> lines, int first, int second) {
        List<String[]> filled = lines.stream()
                .map(Reading::words)
                .filter(words -> words.length > 0)
                .limit(2)
                .toList();
        return filled.size() == 2 && filled.get(0).length == first && filled.get(1).length == second;
    }
}
