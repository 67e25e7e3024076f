package io.flowcast.models.demand.global;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a model's panel with what a later panel tells of them; rows it leaves out stay as they were, rows it adds are none of the model's. */
final class MovedPanel {
    private final DemandPanel before;
    private final DemandPanel now;
    /** Row of the later panel for each row of the earlier one, -1 where that one tells more. */
    private final int[] inNow;

    private MovedPanel(DemandPanel before, DemandPanel now) {
        this.before = before;
        this.now = now;
        inNow = IntStream.range(0, before.rows())
                .map(r -> {
                    int row = now.rowOf(before.key(r)).orElse(-1);
                    return row >= 0 && now.end(row) >= before.end(r) ? row : -1;
                })
                .toArray();
    }

    static DemandPanel of(DemandPanel before, DemandPanel now) {
        MovedPanel moved = new MovedPanel(before, now);
        if (IntStream.of(moved.inNow).anyMatch(row -> row < 0)) {
            return moved.joined();
        }
        boolean same =
                now.rows() == before.rows() && IntStream.range(0, before.rows()).allMatch(r -> moved.inNow[r] == r);
        return same ? now : now.select(moved.inNow);
    }

    private DemandPanel joined() {
        DemandPanel.Builder panel = DemandPanel.builder(before.timeline()).integerValued(before.integerValued());
        for (int r = 0; r < inNow.length; r++) {
            addRow(panel, inNow[r] < 0 ? before : now, inNow[r] < 0 ? r : inNow[r]);
        }
        for (Covariate covariate : before.covariates()) {
            panel.covariate(joined(covariate));
        }
        before.attributes().forEach((name, column) -> {
            List<String> later = now.attributes().get(name);
            List<String> joined = new ArrayList<>(column);
            for (int r = 0; later != null && r < inNow.length; r++) {
                if (inNow[r] >= 0) {
                    joined.set(r, later.get(inNow[r]));
                }
            }
            panel.attribute(name, joined);
        });
        return panel.build();
    }

    private static void addRow(DemandPanel.Builder panel, DemandPanel from, int row) {
        int n = from.length(row);
        double[] values = new double[n];
        double[] seen = new double[n];
        CellState[] states = new CellState[n];
        from.copyValues(row, values, 0);
        from.copyAvailability(row, seen, 0);
        for (int i = 0; i < n; i++) {
            states[i] = from.state(row, from.start(row) + i);
        }
        panel.addRow(from.key(row), from.start(row), values, states, seen);
    }

    private Covariate joined(Covariate old) {
        Covariate later = now.covariates().stream()
                .filter(c -> c.name().equals(old.name()) && c.kind() == old.kind() && c.shared() == old.shared())
                .findFirst()
                .orElse(null);
        if (later == null || old.shared()) {
            return later == null ? old : later;
        }
        int[] start = new int[inNow.length];
        double[][] values = new double[inNow.length][];
        int[][] known = new int[inNow.length][];
        for (int r = 0; r < inNow.length; r++) {
            Covariate of = inNow[r] < 0 ? old : later;
            int row = inNow[r] < 0 ? r : inNow[r];
            start[r] = of.start(row);
            values[r] = new double[of.end(row) - start[r]];
            known[r] = new int[values[r].length];
            for (int i = 0; i < values[r].length; i++) {
                values[r][i] = of.value(row, start[r] + i);
                known[r][i] = of.knownAt(row, start[r] + i);
            }
        }
        return old.kind() == Covariate.Kind.STATIC
                ? fixed(old.name(), values)
                : Covariate.perRow(old.name(), old.kind(), start, values, known);
    }

    private static Covariate fixed(String name, double[][] values) {
        double[] facts = new double[values.length];
        for (int r = 0; r < facts.length; r++) {
            facts[r] = values[r].length > 0 ? values[r][0] : Double.NaN;
        }
        return Covariate.fixed(name, facts);
    }
}
