package io.flowcast.connectors.vrp;

import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.util.List;
import java.util.Locale;

/** The section of explicit edge weights, in the layouts of TSPLIB. */
final class EdgeWeights {

    private final VrplibFile file;
    private final int nodes;
    private final DistanceRounding rounding;
    private int row;
    private int column;

    EdgeWeights(VrplibFile file, int nodes, DistanceRounding rounding) {
        this.file = file;
        this.nodes = nodes;
        this.rounding = rounding;
    }

    TravelMatrix read() {
        String format = file.text("EDGE_WEIGHT_FORMAT", "FULL_MATRIX").toUpperCase(Locale.ROOT);
        long[][] metres = new long[nodes][nodes];
        List<VrplibFile.Row> rows = file.section("EDGE_WEIGHT_SECTION");
        if (rows == null) {
            file.reading.fatal("missing-section", 0, "EDGE_WEIGHT_SECTION", "", "Maybe the file was cut");
            return DenseTravelMatrix.of(metres, metres);
        }
        boolean full = format.equals("FULL_MATRIX");
        boolean lower = format.equals("LOWER_ROW") || format.equals("LOWER_DIAG_ROW");
        boolean upper = format.equals("UPPER_ROW") || format.equals("UPPER_DIAG_ROW");
        if (!full && !lower && !upper) {
            String cause = "Maybe convert it; FULL_MATRIX and the LOWER and UPPER rows are read";
            file.reading.fatal("unsupported", file.line("EDGE_WEIGHT_FORMAT"), "EDGE_WEIGHT_FORMAT", format, cause);
            return DenseTravelMatrix.of(metres, metres);
        }
        int skip = format.contains("DIAG") ? 0 : 1;
        row = lower ? skip : 0;
        column = upper ? skip : 0;
        for (VrplibFile.Row line : rows) {
            for (String word : line.words()) {
                double weight = file.reading.amount(word, line.line(), "EDGE_WEIGHT_SECTION");
                if (row >= nodes || column >= nodes) {
                    tooMany(line.line());
                    return DenseTravelMatrix.of(metres, metres);
                }
                metres[row][column] = rounding.distance(weight);
                if (!full) {
                    metres[column][row] = metres[row][column];
                }
                advance(full, lower, skip);
            }
        }
        boolean complete = lower ? row >= nodes : row >= nodes - (upper ? skip : 0);
        if (!complete) {
            String cause = "Maybe the file was cut; " + format + " of " + nodes + " nodes needs more weights";
            file.reading.fatal("wrong-count", file.line("EDGE_WEIGHT_SECTION"), "last row", row + 1, cause);
        }
        return DenseTravelMatrix.of(metres, metres);
    }

    private void advance(boolean full, boolean lower, int skip) {
        column++;
        int width = full || !lower ? nodes : row + 1 - skip;
        if (column >= width) {
            row++;
            column = full || lower ? 0 : row + skip;
        }
    }

    private void tooMany(int line) {
        String cause = "Maybe DIMENSION or EDGE_WEIGHT_FORMAT is wrong";
        file.reading.fatal("wrong-count", line, "EDGE_WEIGHT_SECTION", "more weights than fit", cause);
    }
}
