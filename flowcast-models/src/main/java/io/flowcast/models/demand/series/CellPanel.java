package io.flowcast.models.demand.series;

import io.flowcast.api.demand.DemandPanel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a panel that have anything to tell, for methods that learn across them. */
final class CellPanel implements SeriesPanel {
    private final DemandPanel panel;
    private final Cells[] cells;
    private final RowTrainer.Setting setting;
    private final HoldOut holdOut;
    private final boolean whole;
    private final int[] row;

    CellPanel(DemandPanel panel, Cells[] cells, RowTrainer.Setting setting, HoldOut holdOut) {
        this(panel, cells, setting, holdOut, true);
    }

    private CellPanel(DemandPanel panel, Cells[] cells, RowTrainer.Setting setting, HoldOut holdOut, boolean whole) {
        this.panel = panel;
        this.cells = cells;
        this.setting = setting;
        this.holdOut = holdOut;
        this.whole = whole;
        int[] rows = new int[cells.length];
        int n = 0;
        for (int r = 0; r < cells.length; r++) {
            if (length(r) > 0) {
                rows[n++] = r;
            }
        }
        row = Arrays.copyOf(rows, n);
    }

    /** The same rows without the steps that calibration needs. */
    CellPanel withoutHeldBack() {
        return new CellPanel(panel, cells, setting, holdOut, false);
    }

    /** What was made for the rows of this panel, by row of the panel it was made of. */
    @Nullable
    SeriesModel[] byPanelRow(@Nullable SeriesModel[] models) {
        @Nullable SeriesModel[] result = new SeriesModel[cells.length];
        for (int i = 0; i < models.length; i++) {
            result[row[i]] = models[i];
        }
        return result;
    }

    private int length(int r) {
        return whole ? cells[r].length() : holdOut.firstOrigin(r, cells[r].length());
    }

    @Override
    public int rows() {
        return row.length;
    }

    @Override
    public String name(int i) {
        return panel.key(row[i]).toString();
    }

    @Override
    public Series series(int i) {
        Cells of = cells[row[i]];
        int n = length(row[i]);
        double[] values = of.value();
        if (of.anySoldOut()) {
            Filling filling = new Filling();
            filling.take(of, n);
            double level = of.upTo(n).meanDemand();
            if (level > 0) {
                filling.fillStatic(of, n, level, setting.counts());
            }
            values = filling.value;
        }
        return new Series(values, n, setting.seasons(), setting.counts(), of.start(), new double[0][]);
    }
}
