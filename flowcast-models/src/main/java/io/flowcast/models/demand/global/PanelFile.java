package io.flowcast.models.demand.global;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads a panel as part of a saved model: calendar, rows with cells, attributes, covariates. Format: see {@link BoostedFile}. */
final class PanelFile {
    private PanelFile() {}

    static void write(DemandPanel panel, DataOutputStream out) throws IOException {
        Timeline timeline = panel.timeline();
        out.writeUTF(timeline.step().name());
        LocalDateTime origin = timeline.origin();
        out.writeUTF(origin == null ? "" : origin.toString());
        out.writeInt(timeline.seasonLengths().size());
        for (int length : timeline.seasonLengths()) {
            out.writeInt(length);
        }
        out.writeBoolean(panel.integerValued());
        out.writeInt(panel.rows());
        for (int r = 0; r < panel.rows(); r++) {
            out.writeUTF(panel.key(r).siteId());
            out.writeUTF(panel.key(r).productId());
            out.writeInt(panel.start(r));
            out.writeInt(panel.length(r));
            for (int t = panel.start(r); t < panel.end(r); t++) {
                out.writeDouble(panel.value(r, t));
                out.writeByte(panel.state(r, t).ordinal());
                out.writeFloat((float) panel.availability(r, t));
            }
        }
        out.writeInt(panel.attributes().size());
        for (Map.Entry<String, List<String>> attribute : panel.attributes().entrySet()) {
            out.writeUTF(attribute.getKey());
            for (String value : attribute.getValue()) {
                out.writeUTF(value);
            }
        }
        out.writeInt(panel.covariates().size());
        for (Covariate c : panel.covariates()) {
            write(c, panel.rows(), out);
        }
    }

    private static void write(Covariate c, int panelRows, DataOutputStream out) throws IOException {
        out.writeUTF(c.name());
        out.writeUTF(c.kind().name());
        out.writeBoolean(c.shared());
        int rows = c.shared() ? 1 : panelRows;
        for (int r = 0; r < rows; r++) {
            out.writeInt(c.start(r));
            out.writeInt(c.end(r));
            for (int t = c.start(r); t < c.end(r); t++) {
                out.writeDouble(c.value(r, t));
                out.writeInt(c.knownAt(r, t));
            }
        }
    }

    static DemandPanel read(DataInputStream in) throws IOException {
        Timeline.Step step = BoostedFile.named(Timeline.Step.values(), in.readUTF());
        String start = in.readUTF();
        List<Integer> seasons = new ArrayList<>();
        int n = BoostedFile.count(in, 1000);
        for (int i = 0; i < n; i++) {
            seasons.add(in.readInt());
        }
        @Nullable LocalDateTime origin = start.isEmpty() ? null : LocalDateTime.parse(start);
        DemandPanel.Builder panel =
                DemandPanel.builder(new Timeline(step, origin, seasons)).integerValued(in.readBoolean());
        int rows = BoostedFile.count(in, Integer.MAX_VALUE);
        CellState[] states = CellState.values();
        for (int r = 0; r < rows; r++) {
            SeriesKey key = new SeriesKey(in.readUTF(), in.readUTF());
            int first = in.readInt();
            int length = BoostedFile.count(in, 1 << 26);
            double[] values = new double[length];
            CellState[] state = new CellState[length];
            double[] open = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = in.readDouble();
                int ordinal = in.readByte();
                if (ordinal < 0 || ordinal >= states.length) {
                    throw new EOFException("no cell state " + ordinal);
                }
                state[i] = states[ordinal];
                open[i] = in.readFloat();
            }
            panel.addRow(key, first, values, state, open);
        }
        int attributes = BoostedFile.count(in, 1 << 16);
        for (int a = 0; a < attributes; a++) {
            String name = in.readUTF();
            List<String> column = new ArrayList<>(rows);
            for (int r = 0; r < rows; r++) {
                column.add(in.readUTF());
            }
            panel.attribute(name, column);
        }
        int covariates = BoostedFile.count(in, 1 << 16);
        for (int c = 0; c < covariates; c++) {
            panel.covariate(covariate(in, rows));
        }
        return panel.build();
    }

    private static Covariate covariate(DataInputStream in, int panelRows) throws IOException {
        String name = in.readUTF();
        Covariate.Kind kind = BoostedFile.named(Covariate.Kind.values(), in.readUTF());
        boolean shared = in.readBoolean();
        int rows = shared ? 1 : panelRows;
        int[] start = new int[rows];
        double[][] values = new double[rows][];
        int[][] known = new int[rows][];
        for (int r = 0; r < rows; r++) {
            start[r] = in.readInt();
            int length = in.readInt() - start[r];
            if (length < 0 || length > 1 << 26) {
                throw new EOFException("no such number of values: " + length);
            }
            values[r] = new double[length];
            known[r] = new int[length];
            for (int i = 0; i < length; i++) {
                values[r][i] = in.readDouble();
                known[r][i] = in.readInt();
            }
        }
        if (kind == Covariate.Kind.STATIC) {
            double[] fixed = new double[rows];
            for (int r = 0; r < rows; r++) {
                fixed[r] = values[r].length > 0 ? values[r][0] : Double.NaN;
            }
            return Covariate.fixed(name, fixed);
        }
        return shared
                ? Covariate.shared(name, kind, start[0], values[0], known[0])
                : Covariate.perRow(name, kind, start, values, known);
    }
}
