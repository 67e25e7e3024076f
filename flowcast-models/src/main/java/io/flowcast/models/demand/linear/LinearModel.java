package io.flowcast.models.demand.linear;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model: an intercept at the means of the columns and a coefficient for each. Immutable and safe for several threads.
 *
 * <p>Format {@code flowcast-linear}, version 1, as {@link java.io.DataOutput} writes: the format's name, version, intercept, number of columns, then name, mean and coefficient of each.
 */
public final class LinearModel {
    private static final String FORMAT = "flowcast-linear";
    private static final int VERSION = 1;

    private final List<String> names;
    private final double[] means;
    private final double[] coefficients;
    private final double intercept;

    LinearModel(List<String> names, double[] means, double[] coefficients, double intercept) {
        this.names = List.copyOf(names);
        this.means = means;
        this.coefficients = coefficients;
        this.intercept = intercept;
    }

    /**
     * Names of the columns.
     *
     * @return in the order in which {@link #predict} expects them
     */
    public List<String> names() {
        return names;
    }

    /**
     * Coefficient of a column.
     *
     * @param column from 0
     * @return change of the prediction for a change of the column by 1
     */
    public double coefficient(int column) {
        return coefficients[column];
    }

    /**
     * Prediction where every column has its mean of the training rows.
     *
     * @return in units of the target
     */
    public double intercept() {
        return intercept;
    }

    /**
     * Predicts rows.
     *
     * @param columns values by column and row; NaN where missing, which counts as the mean of the training rows
     * @return a prediction for each row
     */
    public double[] predict(float[][] columns) {
        if (columns.length != names.size()) {
            throw new IllegalArgumentException(columns.length + " columns, not " + names.size());
        }
        double[] out = new double[columns[0].length];
        Arrays.fill(out, intercept);
        for (int f = 0; f < columns.length; f++) {
            if (columns[f].length != out.length) {
                throw new IllegalArgumentException(
                        names.get(f) + " has " + columns[f].length + " values, not " + out.length);
            }
            if (coefficients[f] == 0) {
                continue;
            }
            for (int r = 0; r < out.length; r++) {
                out[r] += Float.isNaN(columns[f][r]) ? 0 : coefficients[f] * (columns[f][r] - means[f]);
            }
        }
        return out;
    }

    /**
     * Writes the model.
     *
     * @param stream where to; stays open
     * @throws IOException if writing fails
     */
    public void save(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeDouble(intercept);
        out.writeInt(names.size());
        for (int f = 0; f < means.length; f++) {
            out.writeUTF(names.get(f));
            out.writeDouble(means[f]);
            out.writeDouble(coefficients[f]);
        }
        out.flush();
    }

    /**
     * Reads a model that was written by {@link #save}.
     *
     * @param stream where from; stays open
     * @return the model
     * @throws IOException if reading fails
     * @throws InvalidInputException if the stream holds something else or is damaged
     */
    public static LinearModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe this is not a saved linear model.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version", "version", version, "Maybe a later version of the library wrote it.");
            }
            double intercept = finite(in.readDouble());
            int count = in.readInt();
            if (count < 1 || count > 1 << 20) {
                throw refused("model.damaged", "columns", count, "Maybe the file was damaged.");
            }
            List<String> names = new ArrayList<>();
            double[] means = new double[count];
            double[] coefficients = new double[count];
            for (int f = 0; f < count; f++) {
                names.add(in.readUTF());
                means[f] = finite(in.readDouble());
                coefficients[f] = finite(in.readDouble());
            }
            return new LinearModel(names, means, coefficients, intercept);
        } catch (EOFException | UTFDataFormatException e) {
            throw refused("model.damaged", "file", e.getClass().getSimpleName(), "Maybe the file was cut off.");
        }
    }

    private static double finite(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw refused("model.damaged", "number", value, "Maybe the file was damaged.");
        }
        return value;
    }

    private static InvalidInputException refused(String code, String name, Object value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, String.valueOf(value), cause)));
    }
}
