package io.flowcast.models.demand.combine;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Several methods with equal weights. A method that has nothing sound to say about a series is left out there. Immutable and safe for several threads.
 */
public final class Combination implements SeriesMethod {
    private final String name;
    private final List<SeriesMethod> methods;
    private final boolean median;

    private Combination(String name, List<SeriesMethod> methods, boolean median) {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("a combination has at least one method");
        }
        this.name = name;
        this.methods = List.copyOf(methods);
        this.median = median;
    }

    /**
     * The mean of what the methods say.
     *
     * @param name name of the combination
     * @param methods at least one
     * @return the method of that name
     */
    public static Combination mean(String name, List<SeriesMethod> methods) {
        return new Combination(name, methods, false);
    }

    /**
     * The median of what the methods say, in each step: one that is far off does no harm.
     *
     * @param name name of the combination
     * @param methods at least one
     * @return the method of that name
     */
    public static Combination median(String name, List<SeriesMethod> methods) {
        return new Combination(name, methods, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return methods.stream().mapToInt(m -> m.leastCells(season)).min().orElse(1);
    }

    @Override
    public boolean usesRegressors() {
        return methods.stream().anyMatch(SeriesMethod::usesRegressors);
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        Candidates candidates = new Candidates(methods, stop);
        double[] weights = new double[methods.size()];
        Arrays.fill(weights, 1);
        return series -> Candidates.combined(candidates.fit(series), weights, median);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return CombinedModel.read(in, methods);
    }
}
