package io.flowcast.models.demand.intermittent;

import io.flowcast.models.demand.internal.Hurdle;
import io.flowcast.models.demand.internal.SmoothingDependence;
import io.flowcast.models.demand.internal.StepDependence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The law of {@link CountForecaster}: chance of a sale times size.
 *
 * @param counts whether sizes are whole numbers
 * @param meanChance chance of a sale over all rows
 * @param mixture weights of the filters of {@link Occurrence}
 * @param usualLogit mean logit of the chance
 * @param usualCells usual length of a row
 * @param correction coefficients of {@link Occurrence#features}
 * @param beyond whether sizes may lie above the largest seen
 * @param law sizes
 * @param weights how much each source counts
 */
record CountPool(
        boolean counts,
        double meanChance,
        double[] mixture,
        double usualLogit,
        double usualCells,
        double[] correction,
        boolean beyond,
        SizeLaw law,
        SourceWeights weights)
        implements SparsePool {
    @Override
    public Ahead ahead() {
        SizeHistory history = new SizeHistory();
        Sources sources = new Sources(this);
        return (row, gap, target) -> ahead(row, target, history, sources);
    }

    private void ahead(SparseRow row, Hurdle[] target, SizeHistory history, Sources sources) {
        String fallback = row.fallback();
        if (SparseRow.CONSTANT.equals(fallback)) {
            Arrays.fill(target, new Hurdle(1, Hurdle.Sizes.of(row.value()[row.lastKnown()]), counts));
            return;
        }
        double chance = chance(row);
        if (SparseRow.ALL_ZERO.equals(fallback)) {
            double most = 0.5 / (row.known() + 1);
            Arrays.fill(target, new Hurdle(Math.min(chance, most), Hurdle.Sizes.of(law.small(counts)), counts));
            return;
        }
        history.read(row);
        if (history.count == 0 || fallback != null) {
            Arrays.fill(target, new Hurdle(chance, law.sizes(history, counts, beyond), counts));
            return;
        }
        sources.read(read(row), history, target.length);
        Arrays.fill(target, sources.pooled(weights.of(target.length, sources.frequency())));
    }

    /** The same with other weights. */
    CountPool with(SourceWeights other) {
        return new CountPool(counts, meanChance, mixture, usualLogit, usualCells, correction, beyond, law, other);
    }

    private Occurrence read(SparseRow row) {
        Occurrence occurrence = new Occurrence();
        occurrence.start(meanChance);
        occurrence.take(row, 0, row.value().length);
        return occurrence;
    }

    double chance(SparseRow row) {
        Occurrence occurrence = read(row);
        return row.known() == 0 ? occurrence.chance(mixture) : chance(occurrence);
    }

    /** The corrected chance after all that was taken in. */
    double chance(Occurrence occurrence) {
        double chance = occurrence.chance(mixture);
        double[] features = new double[Occurrence.FEATURES];
        occurrence.features(chance, usualLogit, usualCells, features);
        double logit = Occurrence.logit(chance);
        double moved = logit;
        for (int i = 0; i < features.length; i++) {
            moved += correction[i] * features[i];
        }
        // A correction learned from usual rows must not turn an unusual one round.
        double bounded = Math.max(logit - 3, Math.min(logit + 3, moved));
        return 1 / (1 + Math.exp(-bounded));
    }

    @Override
    public StepDependence dependence(SparseRow row) {
        return new SmoothingDependence(read(row).memory(mixture), 0, 1, 0, 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(counts);
        out.writeDouble(meanChance);
        Binary.writeNumbers(out, mixture);
        out.writeDouble(usualLogit);
        out.writeDouble(usualCells);
        Binary.writeNumbers(out, correction);
        out.writeBoolean(beyond);
        law.write(out);
        weights.write(out);
    }

    static CountPool read(DataInput in) throws IOException {
        return new CountPool(
                in.readBoolean(),
                in.readDouble(),
                Binary.readNumbers(in),
                in.readDouble(),
                in.readDouble(),
                Binary.readNumbers(in),
                in.readBoolean(),
                SizeLaw.read(in),
                SourceWeights.read(in));
    }
}
