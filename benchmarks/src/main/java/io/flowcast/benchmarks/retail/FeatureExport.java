package io.flowcast.benchmarks.retail;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.core.feature.Feature;
import io.flowcast.core.feature.FeatureTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes feature tables for other learners: {@code train.npy} and {@code ahead.npy} (NumPy 1.0, float32, column after column), {@code columns.txt} with their
 * names. The last columns are row, origin, step, scale, sales, exposure and whether the stock lasted; sales are NaN ahead.
 */
final class FeatureExport {
    private static final List<String> EXTRA = List.of("row", "origin", "step", "scale", "sales", "exposure", "lasted");

    private FeatureExport() {}

    static void write(Path folder, DemandPanel panel, int horizon, double share, RunContext context)
            throws IOException {
        DemandFeatures features = DemandFeatures.of(panel, horizon);
        List<String> names = new ArrayList<>();
        for (Feature f : features.features()) {
            names.add(f.name());
        }
        names.addAll(EXTRA);
        Files.write(folder.resolve("columns.txt"), names);
        int count = Math.max(0, (panel.end() - 20) / 7);
        int[] origins = new int[count];
        for (int i = 0; i < count; i++) {
            origins[count - 1 - i] = panel.end() - 7 * (i + 1);
        }
        write(folder.resolve("train.npy"), panel, features.past(panel, origins, horizon, share, context));
        write(folder.resolve("ahead.npy"), panel, features.at(panel, panel.end(), horizon, 0, panel.rows(), context));
    }

    private static void write(Path file, DemandPanel panel, FeatureTable table) throws IOException {
        int columns = table.features().size() + EXTRA.size();
        int samples = table.samples();
        try (OutputStream out = Files.newOutputStream(file)) {
            StringBuilder header = new StringBuilder(String.format(
                    Locale.ROOT, "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }", columns, samples));
            while ((header.length() + 11) % 64 != 0) {
                header.append(' ');
            }
            header.append('\n');
            byte[] text = header.toString().getBytes(StandardCharsets.ISO_8859_1);
            out.write(new byte[] {
                (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, (byte) (text.length >> 8)
            });
            out.write(text);
            float[] column = new float[samples];
            for (int f = 0; f < columns; f++) {
                int extra = f - table.features().size();
                if (extra < 0) {
                    write(out, table.column(f));
                    continue;
                }
                for (int i = 0; i < samples; i++) {
                    int row = table.row(i);
                    int t = table.origin(i) + table.step(i);
                    boolean past = t < panel.end(row);
                    column[i] = switch (extra) {
                        case 0 -> row;
                        case 1 -> table.origin(i);
                        case 2 -> table.step(i);
                        case 3 -> (float) table.scale(i);
                        case 4 -> past ? (float) panel.value(row, t) : Float.NaN;
                        case 5 -> past ? (float) panel.availability(row, t) : Float.NaN;
                        default -> past && panel.state(row, t) == CellState.OBSERVED ? 1 : 0;
                    };
                }
                write(out, column);
            }
        }
    }

    private static void write(OutputStream out, float[] column) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * column.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(column);
        out.write(bytes.array());
    }
}
