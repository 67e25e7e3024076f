package io.flowcast.models.demand.combine;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import io.flowcast.models.demand.series.LearnedMethod;
import io.flowcast.models.demand.series.PooledMethod;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.SeriesPanel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several methods with weights that are learned from what each forecast, from origins within the history, for steps it had not seen: by method, and by what the
 * series looks like. Panels of less than thirty rows get equal
 * weights, and methods that learn across series are left out there. Immutable and safe for several threads.
 */
public final class LearnedCombination implements PooledMethod {
    private static final int LEAST_CELLS = 12;
    /** What fewer rows than this have in common is chance. */
    private static final int LEAST_ROWS = 30;

    private final String name;
    private final List<PooledMethod> methods;

    /**
     * A combination of methods.
     *
     * @param name name of the combination
     * @param single methods for single series
     * @param pooled methods that learn across series
     */
    public LearnedCombination(String name, List<SeriesMethod> single, List<PooledMethod> pooled) {
        this.name = name;
        List<PooledMethod> all = new ArrayList<>();
        single.forEach(method -> all.add(new Alone(method)));
        all.addAll(pooled);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a combination has at least one method");
        }
        this.methods = List.copyOf(all);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LearnedMethod learn(SeriesPanel panel, RunContext context) {
        return rehearse(panel, new Early(panel), context).method();
    }

    @Override
    public Lesson rehearse(SeriesPanel whole, SeriesPanel early, RunContext context) {
        List<LearnedMethod> before = learned(early, context);
        int rows = whole.rows();
        @Nullable SeriesModel[][] models = new SeriesModel[rows][];
        @Nullable Trial[] trials = new Trial[rows];
        Parallel.forEach(
                context,
                "combine-rehearse",
                rows,
                () -> new Candidates(before, StopCheck.of(context, "fitting a row")),
                (r, candidates) -> {
                    Series start = early.series(r);
                    models[r] = candidates.fit(start);
                    trials[r] = Trial.of(whole.name(r), whole.series(r), start, models[r]);
                });
        List<Trial> all = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial != null) {
                all.add(trial);
            }
        }
        Weighting weights = new WeightLearner(methods.size(), context).learn(all);
        @Nullable SeriesModel[] rehearsed = new SeriesModel[rows];
        for (int r = 0; r < rows; r++) {
            Trial trial = trials[r];
            if (trial != null) {
                double[] w = weights.of(trial.features(), CombinedMethod.there(models[r]));
                rehearsed[r] = Candidates.combined(models[r], w, false);
            }
        }
        return new Lesson(
                new CombinedMethod(name, learned(whole, context), weights),
                new CombinedMethod(name, before, weights),
                rehearsed);
    }

    private List<LearnedMethod> learned(SeriesPanel panel, RunContext context) {
        List<LearnedMethod> learned = new ArrayList<>();
        SeriesPanel general = panel.rows() < LEAST_ROWS ? new Nothing() : panel;
        for (PooledMethod method : methods) {
            learned.add(method.learn(general, context));
        }
        return learned;
    }

    @Override
    public LearnedMethod readLearned(DataInput in) throws IOException {
        List<LearnedMethod> learned = new ArrayList<>();
        for (PooledMethod method : methods) {
            learned.add(method.readLearned(in));
        }
        return new CombinedMethod(name, learned, Weighting.read(in, methods.size()));
    }

    /** A panel without rows: who learns across rows learns nothing from it. */
    private record Nothing() implements SeriesPanel {
        @Override
        public int rows() {
            return 0;
        }

        @Override
        public String name(int row) {
            throw new IndexOutOfBoundsException(row);
        }

        @Override
        public Series series(int row) {
            throw new IndexOutOfBoundsException(row);
        }
    }

    /** A panel without its last steps, a quarter of each row at most. */
    private record Early(SeriesPanel of) implements SeriesPanel {
        @Override
        public int rows() {
            return of.rows();
        }

        @Override
        public String name(int row) {
            return of.name(row);
        }

        @Override
        public Series series(int row) {
            Series whole = Objects.requireNonNull(of.series(row));
            int n = whole.length();
            int held = n < LEAST_CELLS ? 0 : Math.min(n / 4, Math.max(28, 2 * whole.season()));
            return new Series(
                    whole.values(), n - held, whole.seasons(), whole.counts(), whole.firstStep(), whole.regressors());
        }
    }
}
