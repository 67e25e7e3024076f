package io.flowcast.models.demand.arima;

import io.flowcast.models.demand.series.Series;
import io.flowcast.models.demand.series.SeriesModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * A model of a transformed series, whose means and deviations come back in the units of the series.
 *
 * @param transform the transformation
 * @param inner the model on its scale
 */
record BoxCoxModel(BoxCox transform, SeriesModel inner) implements SeriesModel {
    private static final byte VERSION = 1;

    /** A series on the scale of the model. */
    static Series transformed(BoxCox transform, Series series) {
        double[] z = new double[series.length()];
        for (int t = 0; t < z.length; t++) {
            z[t] = transform.forward(series.values()[t]);
        }
        return new Series(z, z.length, series.seasons(), false, series.firstStep(), series.regressors());
    }

    @Override
    public String label() {
        return String.format(Locale.ROOT, "BoxCox(%.2f) %s", transform.lambda(), inner.label());
    }

    @Override
    public void forecast(int horizon, double[][] future, double[] mean, double[] deviation) {
        inner.forecast(horizon, future, mean, deviation);
        for (int h = 0; h < horizon; h++) {
            double m = mean[h];
            mean[h] = transform.mean(m, deviation[h]);
            deviation[h] = transform.deviation(m, deviation[h]);
        }
    }

    @Override
    public void carryOver(double[] weights) {
        inner.carryOver(weights);
    }

    @Override
    public void fitted(Series series, double[] mean) {
        inner.fitted(transformed(transform, series), mean);
        double sigma = oneStep(series.regressors().length);
        for (int t = 0; t < series.length(); t++) {
            mean[t] = Double.isNaN(mean[t]) ? Double.NaN : transform.mean(mean[t], sigma);
        }
    }

    /** Deviation of one step, which no regressor changes. */
    private double oneStep(int regressors) {
        double[] deviation = new double[1];
        inner.forecast(1, new double[regressors][1], new double[1], deviation);
        return deviation[0];
    }

    @Override
    public SeriesModel at(Series series) {
        return new BoxCoxModel(transform, inner.at(transformed(transform, series)));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(transform.lambda());
        out.writeDouble(transform.scale());
        out.writeDouble(transform.largest());
        inner.write(out);
    }

    static SeriesModel read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a transformed ARIMA is not known");
        }
        BoxCox transform = new BoxCox(in.readDouble(), in.readDouble(), in.readDouble());
        return new BoxCoxModel(transform, ArimaModel.read(in));
    }
}
