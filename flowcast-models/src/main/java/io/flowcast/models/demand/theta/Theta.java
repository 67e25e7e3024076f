package io.flowcast.models.demand.theta;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * The Theta methods of the field: exponential smoothing and a straight line, forecast apart and put together.
 *
 * <p>What the four forms decide: the share of the line, 1/2 (theta 2) or fitted, and whether the line is that of the whole series or follows it. Seasons are
 * taken out before, if a test at 90 % finds them: as ratios where all values are positive, as differences otherwise; of several seasons the shorter ones
 * first. A cell that is not known passes as its mean, the decomposition sees a straight line in its place. The deviation is that of the one-step errors,
 * carried over by the recursion.
 *
 * <p>Some thirty passes over a series for each form; {@link #auto()} takes some hundred and a backtest. Immutable and safe for several threads.
 */
public final class Theta implements SeriesMethod {
    private final String name;
    private final List<Form> forms;

    private Theta(String name, Form... forms) {
        this.name = name;
        this.forms = List.of(forms);
    }

    /**
     * Theta 2 with the line through the whole series (Assimakopoulos and Nikolopoulos 2000).
     *
     * @return the method {@code theta}
     */
    public static Theta standard() {
        return new Theta("theta", Form.STANDARD);
    }

    /**
     * The best theta with the line through the whole series. The line has seen what its share is fitted to, so that share is often too large.
     *
     * @return the method {@code optimised-theta}
     */
    public static Theta optimised() {
        return new Theta("optimised-theta", Form.OPTIMISED);
    }

    /**
     * Theta 2 with a line that follows the series (Fiorucci et al. 2016).
     *
     * @return the method {@code dynamic-theta}
     */
    public static Theta dynamic() {
        return new Theta("dynamic-theta", Form.DYNAMIC);
    }

    /**
     * The best theta with a line that follows the series (Fiorucci et al. 2016).
     *
     * @return the method {@code dynamic-optimised-theta}
     */
    public static Theta dynamicOptimised() {
        return new Theta("dynamic-optimised-theta", Form.DYNAMIC_OPTIMISED);
    }

    /**
     * The one of {@link #dynamicOptimised}, {@link #dynamic} and {@link #standard} that would have forecast the last third of the series best, by absolute errors
     * from each cell of it to the end. {@link #optimised} is not among them for the reason it names.
     *
     * @return the method {@code auto-theta}
     */
    public static Theta auto() {
        return new Theta("auto-theta", Form.DYNAMIC_OPTIMISED, Form.DYNAMIC, Form.STANDARD);
    }

    /** One of the four. */
    enum Form {
        STANDARD("Theta", false, false),
        OPTIMISED("OTM", false, true),
        DYNAMIC("DSTM", true, false),
        DYNAMIC_OPTIMISED("DOTM", true, true);

        final String label;
        final boolean dynamic;
        final boolean free;

        Form(String label, boolean dynamic, boolean free) {
            this.label = label;
            this.dynamic = dynamic;
            this.free = free;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return 4;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new ThetaFitter(forms, stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return ThetaModel.read(in);
    }
}
