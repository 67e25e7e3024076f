package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.Parts;
import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a seasonal ARIMA model with regressors, in the units of the series, and the state of its filter at the end of one.
 *
 * <p>Means follow the recursion without shocks. Deviations are s sqrt(psi_0^2 + ... + psi_(h-1)^2) (Box, Jenkins, Reinsel and Ljung, equation 5.2.4); a gap at the
 * end of the series counts as steps ahead. The roots lie outside the unit circle, so psi grows no faster than h^(d + D - 1).
 */
final class ArimaModel implements SeriesModel {
    private static final byte VERSION = 1;
    /** Numbers above this are cut, so that their sums stay finite. */
    private static final double LARGEST = 1e300;

    private static final int MAX_REGRESSORS = 100_000;

    private final ArimaOrder order;
    private final double[] coefficients;
    private final double constant;
    private final double[] effects;
    private final Waves waves;
    private final double[] waveEffects;
    private final double deviation;
    private final double[] state;
    private final int lead;
    private final int nextStep;
    /** Never changed after the constructor. */
    private final Lags lags = new Lags();

    private final double[] delta;
    private final int[] deltaAt;

    private ArimaModel(ArimaModel parameters, double[] state, int lead, int nextStep) {
        this(
                parameters.order,
                parameters.coefficients,
                parameters.constant,
                parameters.effects,
                parameters.waves,
                parameters.waveEffects,
                parameters.deviation,
                state,
                lead,
                nextStep);
    }

    private ArimaModel(
            ArimaOrder order,
            double[] coefficients,
            double constant,
            double[] effects,
            Waves waves,
            double[] waveEffects,
            double deviation,
            double[] state,
            int lead,
            int nextStep) {
        this.order = order;
        this.coefficients = coefficients;
        this.constant = constant;
        this.effects = effects;
        this.waves = waves;
        this.waveEffects = waveEffects;
        this.deviation = deviation;
        this.state = state;
        this.lead = lead;
        this.nextStep = nextStep;
        lags.setCoefficients(order, coefficients);
        delta = Lags.delta(order);
        deltaAt = GapFilter.nonzero(delta);
    }

    /**
     * Parameters, standing at the end of a series.
     *
     * @param order the orders
     * @param coefficients of the four factors, in the order p, q, P, Q
     * @param constant mean of the differences
     * @param effects one for each regressor, 0 for those that were dropped
     * @param waves long seasons
     * @param waveEffects one for each of their columns
     * @param deviation of the shocks
     * @param series the series
     */
    static ArimaModel of(
            ArimaOrder order,
            double[] coefficients,
            double constant,
            double[] effects,
            Waves waves,
            double[] waveEffects,
            double deviation,
            Series series) {
        ArimaModel parameters = new ArimaModel(
                order,
                coefficients,
                constant,
                effects,
                waves,
                waveEffects,
                deviation,
                new double[order.state() + order.lost()],
                0,
                0);
        return parameters.at(series);
    }

    @Override
    public String label() {
        long used = Arrays.stream(effects).filter(e -> e != 0).count();
        String outside = used == 0 ? "" : " + " + used + (used == 1 ? " regressor" : " regressors");
        return order.label() + waves.label() + outside;
    }

    /** What does not come from the past of the series itself: regressors and waves. */
    private void outside(double[][] regressors, int firstStep, int length, double[] sum) {
        Arrays.fill(sum, 0, length, 0);
        for (int k = 0; k < effects.length; k++) {
            for (int t = 0; effects[k] != 0 && t < length; t++) {
                sum[t] += effects[k] * regressors[k][t];
            }
        }
        int at = 0;
        for (double[] column : waves.draw(firstStep, length)) {
            double effect = waveEffects[at++];
            for (int t = 0; t < length; t++) {
                sum[t] += effect * column[t];
            }
        }
    }

    private GapFilter filter(Series series, double[] outside, double[] means) {
        int n = series.length();
        outside(series.regressors(), series.firstStep(), n, outside);
        double[] own = new double[n];
        for (int t = 0; t < n; t++) {
            own[t] = series.values()[t] - outside[t];
        }
        GapFilter filter = new GapFilter();
        filter.data(new double[][] {own}, 1, n, delta);
        filter.openStart(constant);
        filter.run(lags, null, means);
        return filter;
    }

    @Override
    public void fitted(Series series, double[] mean) {
        double[] outside = new double[series.length()];
        filter(series, outside, mean);
        for (int t = 0; t < series.length(); t++) {
            mean[t] = Double.isNaN(mean[t]) ? mean[t] : cut(mean[t] + outside[t]);
        }
    }

    @Override
    public ArimaModel at(Series series) {
        int n = series.length();
        GapFilter filter = filter(series, new double[n], new double[n]);
        return new ArimaModel(
                this,
                filter.endState(order.state() + order.lost()),
                n - 1 - Math.max(0, Math.min(n - 1, filter.lastKnown())),
                series.firstStep() + n);
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] spread) {
        double[] outside = new double[horizon];
        outside(future, nextStep, horizon, outside);
        own(horizon, mean);
        double[] psi = new double[Math.addExact(lead, horizon)];
        lags.psi(delta, psi);
        double squares = 0;
        for (int h = 0; h < psi.length; h++) {
            squares += psi[h] * psi[h];
            if (h >= lead) {
                spread[h - lead] = Math.min(LARGEST, deviation * Math.sqrt(squares));
            }
        }
        for (int h = 0; h < horizon; h++) {
            mean[h] = cut(mean[h] + outside[h]);
        }
    }

    /** Means of the part that carries itself on. */
    private void own(int horizon, double[] mean) {
        double[] moving = state.clone();
        for (int h = 0; h < horizon; h++) {
            double value = GapFilter.predicted(moving, lags.state, delta, deltaAt, constant);
            GapFilter.advance(lags, moving, delta, value);
            mean[h] = cut(value);
        }
    }

    private static double cut(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    @Override
    public void carryOver(double[] weights) {
        lags.psi(delta, weights);
    }

    @Override
    public Parts parts(int horizon, double[][] future) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        double[] level = new double[horizon];
        own(horizon, level);
        parts.put("level", level);
        List<double[]> columns = waves.draw(nextStep, horizon);
        int at = 0;
        for (int i = 0; i < waves.season().length; i++) {
            double[] season = new double[horizon];
            int count = new Waves(new int[] {waves.season()[i]}, new int[] {waves.waves()[i]}).columns();
            for (int c = 0; c < count; c++, at++) {
                for (int h = 0; h < horizon; h++) {
                    season[h] += waveEffects[at] * columns.get(at)[h];
                }
            }
            parts.put("season of " + waves.season()[i] + " steps", season);
        }
        for (int k = 0; k < effects.length; k++) {
            double[] added = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                added[h] = effects[k] == 0 ? 0 : effects[k] * future[k][h];
            }
            parts.put("regressor " + k, added);
        }
        return new Parts(parts);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(order.ar());
        out.writeShort(order.differences());
        out.writeShort(order.ma());
        out.writeShort(order.seasonalAr());
        out.writeShort(order.seasonalDifferences());
        out.writeShort(order.seasonalMa());
        out.writeInt(order.season());
        out.writeBoolean(order.constant());
        numbers(out, coefficients);
        out.writeDouble(constant);
        out.writeInt(effects.length);
        numbers(out, effects);
        waves.write(out);
        numbers(out, waveEffects);
        out.writeDouble(deviation);
        numbers(out, state);
        out.writeInt(lead);
        out.writeInt(nextStep);
    }

    private static void numbers(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] numbers(DataInput in, int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
            if (!Double.isFinite(values[i])) {
                throw new IOException("a number of an ARIMA model is not finite");
            }
        }
        return values;
    }

    static ArimaModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of an ARIMA model is not known");
        }
        ArimaOrder order;
        try {
            int[] o = new int[6];
            for (int i = 0; i < o.length; i++) {
                o[i] = in.readUnsignedShort();
            }
            order = new ArimaOrder(o[0], o[1], o[2], o[3], o[4], o[5], in.readInt(), in.readBoolean());
        } catch (IllegalArgumentException e) {
            throw new IOException("not an ARIMA model: " + e.getMessage(), e);
        }
        double[] coefficients = numbers(in, order.coefficients());
        double constant = numbers(in, 1)[0];
        int regressors = in.readInt();
        if (regressors < 0 || regressors > MAX_REGRESSORS) {
            throw new IOException("an ARIMA model of " + regressors + " regressors is not known");
        }
        double[] effects = numbers(in, regressors);
        Waves waves = Waves.read(in);
        double[] waveEffects = numbers(in, waves.columns());
        double deviation = numbers(in, 1)[0];
        double[] state = numbers(in, order.state() + order.lost());
        int lead = in.readInt();
        if (lead < 0) {
            throw new IOException("a gap of " + lead + " cells is not known");
        }
        return new ArimaModel(
                order, coefficients, constant, effects, waves, waveEffects, deviation, state, lead, in.readInt());
    }
}
