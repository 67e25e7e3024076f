package io.flowcast.models.demand.global;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.censored.SalesSpread;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads global models.
 *
 * <p>Format {@code flowcast-global}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, whether the fallback stands in;
 * provenance (library version, data hash, seed, time, number of parameters with name and value of each). Then, for a fallback, samples, samples wanted and the
 * fallback's own format; else findings (number; code, severity, source, path, name, value, cause of each), the features, steps learned, trees of mean and quantiles in
 * their own format, number of levels with each, growth, order size, likeness, carry-over, which days quantiles speak of; number of past dates, of rows, for each row site, product, number of
 * scores and scores; then the panel: step, origin, season lengths, whether counts, rows with key, start, length and value, state, availability of each
 * cell, attributes, covariates with value and time known of each step.
 */
final class BoostedFile {
    private static final String FORMAT = "flowcast-global";
    private static final int VERSION = 1;

    private BoostedFile() {}

    static void write(FallbackFitted model, OutputStream stream) throws IOException {
        DataOutputStream out = head(stream, true, model.provenance());
        out.writeInt(model.samples);
        out.writeInt(model.wanted);
        out.flush();
        model.fitted.save(stream);
    }

    static void write(FittedBoosted fitted, OutputStream stream) throws IOException {
        DataOutputStream out = head(stream, false, fitted.provenance());
        List<Finding> findings = fitted.findings().listed();
        out.writeInt(findings.size());
        for (Finding f : findings) {
            out.writeUTF(f.code());
            out.writeUTF(f.severity().name());
            out.writeUTF(f.place().source());
            out.writeUTF(f.place().path());
            out.writeUTF(f.name());
            out.writeUTF(f.value());
            out.writeUTF(f.cause());
        }
        GlobalModel model = fitted.model;
        model.features.write(out);
        out.writeInt(model.horizon);
        out.flush();
        model.mean.save(stream);
        model.quantiles.save(stream);
        out.writeInt(model.levels.length);
        for (double level : model.levels) {
            out.writeDouble(level);
        }
        out.writeDouble(model.growth);
        out.writeDouble(model.spread.size());
        out.writeDouble(model.spread.likeness());
        out.writeDouble(model.carryOver);
        out.writeUTF(fitted.settings.soldOut.name());
        out.writeInt(fitted.residuals.dates);
        out.writeInt(fitted.scored.size());
        for (int r = 0; r < fitted.scored.size(); r++) {
            SeriesKey key = fitted.scored.get(r);
            out.writeUTF(key.siteId());
            out.writeUTF(key.productId());
            float[] scores = fitted.residuals.byRow[r];
            out.writeInt(scores.length);
            for (float score : scores) {
                out.writeFloat(score);
            }
        }
        PanelFile.write(fitted.panel, out);
        out.flush();
    }

    private static DataOutputStream head(OutputStream stream, boolean fallback, Provenance made) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeBoolean(fallback);
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        out.writeInt(made.parameters().size());
        for (Map.Entry<String, String> p : made.parameters().entrySet()) {
            out.writeUTF(p.getKey());
            out.writeUTF(p.getValue());
        }
        return out;
    }

    static FittedDemand read(BoostedSettings settings, DemandForecaster fallback, InputStream stream)
            throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe this is not a saved global model.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version",
                        "version",
                        String.valueOf(version),
                        "Maybe a later version of the library wrote it.");
            }
            boolean stoodIn = in.readBoolean();
            Provenance made = provenance(in);
            if (stoodIn) {
                int samples = in.readInt();
                int wanted = in.readInt();
                return new FallbackFitted(fallback.load(stream), samples, wanted, made);
            }
            return model(settings, in, stream, made);
        } catch (EOFException
                | UTFDataFormatException
                | DateTimeException
                | ArithmeticException
                | NegativeArraySizeException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static FittedBoosted model(
            BoostedSettings settings, DataInputStream in, InputStream stream, Provenance made) throws IOException {
        FindingCollector findings = new FindingCollector();
        int found = count(in, 1 << 24);
        for (int i = 0; i < found; i++) {
            String code = in.readUTF();
            Severity severity = named(Severity.values(), in.readUTF());
            Place place = Place.of(in.readUTF(), in.readUTF());
            findings.add(new Finding(code, severity, place, in.readUTF(), in.readUTF(), in.readUTF()));
        }
        DemandFeatures features = DemandFeatures.read(in);
        int horizon = count(in, 1 << 20);
        BoostedTrees mean = BoostedTrees.read(stream);
        BoostedTrees quantiles = BoostedTrees.read(stream);
        double[] levels = new double[count(in, 1 << 16)];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = in.readDouble();
        }
        double growth = in.readDouble();
        SalesSpread spread = new SalesSpread(in.readDouble(), in.readDouble());
        double carryOver = in.readDouble();
        SoldOutDays days = named(SoldOutDays.values(), in.readUTF());
        if (days != settings.soldOut) {
            throw refused(
                    "model.other-forecaster",
                    "soldOut",
                    days.name(),
                    "Maybe it was saved by another forecaster; this one has " + settings.soldOut + ".");
        }
        int dates = count(in, 1 << 20);
        int rows = count(in, Integer.MAX_VALUE);
        List<SeriesKey> keys = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            keys.add(new SeriesKey(in.readUTF(), in.readUTF()));
            float[] own = new float[count(in, 1 << 20)];
            for (int i = 0; i < own.length; i++) {
                own[i] = in.readFloat();
            }
            scores.add(own);
        }
        DemandPanel panel = PanelFile.read(in);
        GlobalModel model = new GlobalModel(features, horizon, mean, quantiles, levels, growth, spread, carryOver);
        Residuals residuals = new Residuals(scores.toArray(float[][]::new), dates, carryOver);
        return new FittedBoosted(settings, model, residuals, keys, panel, findings.toFindings(), made);
    }

    private static Provenance provenance(DataInputStream in) throws IOException {
        String madeBy = in.readUTF();
        String dataHash = in.readUTF();
        long seed = in.readLong();
        Instant createdAt = Instant.parse(in.readUTF());
        Map<String, String> parameters = new HashMap<>();
        int n = count(in, 1 << 16);
        for (int i = 0; i < n; i++) {
            parameters.put(in.readUTF(), in.readUTF());
        }
        return new Provenance(
                "forecast", BoostedForecaster.NAME, madeBy, parameters, dataHash, seed, createdAt, Map.of(), List.of());
    }

    static int count(DataInputStream in, int most) throws IOException {
        int n = in.readInt();
        if (n < 0 || n > most) {
            throw new EOFException("no such number: " + n);
        }
        return n;
    }

    static <E extends Enum<E>> E named(E[] all, String name) throws EOFException {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw new EOFException("nothing is named " + name);
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }
}
