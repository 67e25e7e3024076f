package io.flowcast.models.demand.global;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads a panel as part of a saved model: calendar; whether counts; list of rows (key, first step, array of values, a byte for each state, array of availabilities); list
 * of attributes (name, list of values); list of covariates (name, kind, whether shared, then for each row first step, array of values, array of when they are known).
 */
final class PanelFile {
    private PanelFile() {}

    static void write(DemandPanel panel, ModelOutput out) throws IOException {
        DataOutputStream data = out.data();
        out.calendar(panel.timeline());
        data.writeBoolean(panel.integerValued());
        data.writeInt(panel.rows());
        for (int r = 0; r < panel.rows(); r++) {
            int n = panel.length(r);
            double[] values = new double[n];
            double[] availability = new double[n];
            float[] seen = new float[n];
            byte[] states = new byte[n];
            panel.copyValues(r, values, 0);
            panel.copyStates(r, states, 0);
            panel.copyAvailability(r, availability, 0);
            for (int i = 0; i < n; i++) {
                seen[i] = (float) availability[i];
            }
            out.key(panel.key(r));
            data.writeInt(panel.start(r));
            out.doubles(values);
            data.write(states);
            out.floats(seen);
        }
        data.writeInt(panel.attributes().size());
        for (Map.Entry<String, List<String>> attribute : panel.attributes().entrySet()) {
            out.text(attribute.getKey());
            out.texts(attribute.getValue());
        }
        data.writeInt(panel.covariates().size());
        for (Covariate c : panel.covariates()) {
            write(c, panel.rows(), out);
        }
    }

    private static void write(Covariate c, int panelRows, ModelOutput out) throws IOException {
        out.text(c.name());
        out.text(c.kind().name());
        out.data().writeBoolean(c.shared());
        int rows = c.shared() ? 1 : panelRows;
        for (int r = 0; r < rows; r++) {
            double[] values = new double[c.end(r) - c.start(r)];
            int[] known = new int[values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = c.value(r, c.start(r) + i);
                known[i] = c.knownAt(r, c.start(r) + i);
            }
            out.data().writeInt(c.start(r));
            out.doubles(values);
            out.ints(known);
        }
    }

    static DemandPanel read(ModelInput in) throws IOException {
        DataInputStream data = in.data();
        DemandPanel.Builder panel = DemandPanel.builder(in.calendar()).integerValued(data.readBoolean());
        int rows = in.count();
        CellState[] states = CellState.values();
        for (int r = 0; r < rows; r++) {
            SeriesKey key = in.key();
            int first = data.readInt();
            double[] values = in.doubles();
            CellState[] state = new CellState[values.length];
            for (int i = 0; i < state.length; i++) {
                int ordinal = data.readByte();
                ModelInput.must(ordinal >= 0 && ordinal < states.length, "there is no cell state " + ordinal);
                state[i] = states[ordinal];
            }
            float[] seen = in.floats();
            double[] availability = new double[seen.length];
            for (int i = 0; i < seen.length; i++) {
                availability[i] = seen[i];
            }
            panel.addRow(key, first, values, state, availability);
        }
        for (int left = in.count(); left > 0; left--) {
            String name = in.text();
            panel.attribute(name, in.texts());
        }
        for (int left = in.count(); left > 0; left--) {
            panel.covariate(covariate(in, rows));
        }
        return panel.build();
    }

    private static Covariate covariate(ModelInput in, int panelRows) throws IOException {
        String name = in.text();
        Covariate.Kind kind = in.named(Covariate.Kind.class);
        boolean shared = in.data().readBoolean();
        int rows = shared ? 1 : panelRows;
        int[] start = new int[rows];
        double[][] values = new double[rows][];
        int[][] known = new int[rows][];
        for (int r = 0; r < rows; r++) {
            start[r] = in.data().readInt();
            values[r] = in.doubles();
            known[r] = in.ints();
            ModelInput.must(known[r].length == values[r].length, "a covariate ends early");
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
