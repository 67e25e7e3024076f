package io.flowcast.models.demand.series;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.interval.Calibration;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads fitted methods of single series.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}:
 *
 * <pre>
 *   calendar
 *   boolean      counts
 *   int          origin: step after the last one seen
 *   provenance
 *   findings
 *   regressors   list of texts
 *   learned      boolean; what the method learned across rows
 *   calibration  as Calibration writes it
 *   double       usual spread
 *   int          dates of the scores
 *   rows         count of rows:
 *     text site, text product, text fallback code or "", double size, excess, sigma, widen, int fit end, double width
 *     cells      int start, double array of values, NaN where not known; float array of shares seen, empty if all were
 *     regressors int start, count: double array
 *     model      as it was fitted, as the method writes it, or the mean that stands in; boolean whether it has moved since; then as it is
 *     scores     float array
 * </pre>
 */
final class SeriesFile {
    private static final String FORMAT = "flowcast-series";
    private static final int VERSION = 1;
    private static final int MOST_REGRESSORS = 1 << 12;

    private SeriesFile() {}

    static void write(FittedSeries model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            DataOutputStream data = out.data();
            out.calendar(model.timeline);
            data.writeBoolean(model.setting.counts());
            data.writeInt(model.origin);
            out.provenance(model.provenance());
            out.findings(model.findings());
            out.texts(model.regressors);
            LearnedMethod learned = model.learned;
            data.writeBoolean(learned != null);
            if (learned != null) {
                learned.writeLearned(data);
            }
            model.calibration.write(data);
            data.writeDouble(model.usualSpread);
            data.writeInt(model.scores.dates());
            data.writeInt(model.rows.size());
            for (int r = 0; r < model.rows.size(); r++) {
                row(model.rows.get(r), out);
                out.floats(model.scores.ofRow(r));
            }
        });
    }

    private static void row(FittedRow row, ModelOutput out) throws IOException {
        DataOutputStream data = out.data();
        out.key(row.key());
        String fallback = row.fallback();
        out.text(fallback == null ? "" : fallback);
        data.writeDouble(row.size());
        data.writeDouble(row.spread().excess());
        data.writeDouble(row.spread().sigma());
        data.writeDouble(row.widen());
        data.writeInt(row.fitEnd());
        data.writeDouble(row.width());
        data.writeInt(row.cells().start());
        out.doubles(row.cells().value());
        out.floats(row.cells().seen());
        data.writeInt(row.outside().start());
        data.writeInt(row.outside().value().length);
        for (double[] values : row.outside().value()) {
            out.doubles(values);
        }
        row.base().write(data);
        @SuppressWarnings("ReferenceEquality") // a model that has not moved is the one that was fitted itself
        boolean moved = row.model() != row.base();
        data.writeBoolean(moved);
        if (moved) {
            row.model().write(data);
        }
    }

    static FittedSeries read(
            String name, @Nullable SeriesMethod single, @Nullable PooledMethod pooled, InputStream stream)
            throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            DataInputStream data = in.data();
            in.section("calendar");
            Timeline calendar = in.calendar();
            int[] seasons = calendar.seasonLengths().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            RowTrainer.Setting setting = new RowTrainer.Setting(seasons, data.readBoolean());
            int origin = data.readInt();
            in.section("provenance");
            Provenance provenance = in.provenance(name);
            in.section("findings");
            Findings findings = in.findings();
            in.section("regressors");
            List<String> regressors = in.texts();
            in.section("learned");
            LearnedMethod learned = data.readBoolean() ? learned(pooled, data) : null;
            SeriesMethod method = learned != null ? learned : single;
            if (method == null) {
                throw new IOException("what was learned is missing");
            }
            in.section("calibration");
            Calibration calibration = Calibration.read(data);
            double usual = data.readDouble();
            int dates = in.count();
            in.section("rows");
            int n = in.count();
            List<FittedRow> rows = new ArrayList<>();
            List<float[]> scores = new ArrayList<>();
            for (int r = 0; r < n; r++) {
                in.section("row " + r);
                rows.add(row(method, in));
                float[] own = in.floats();
                ModelInput.must(own.length == 0 || own.length == dates, "expected " + dates + " scores");
                scores.add(own);
            }
            return new FittedSeries(
                    name,
                    method,
                    learned,
                    calendar,
                    setting,
                    origin,
                    List.copyOf(rows),
                    calibration,
                    usual,
                    regressors,
                    new PastScores(dates, scores.toArray(float[][]::new)),
                    findings,
                    provenance);
        });
    }

    private static LearnedMethod learned(@Nullable PooledMethod learner, DataInputStream data) throws IOException {
        if (learner == null) {
            throw new IOException("it was learned across rows");
        }
        return learner.readLearned(data);
    }

    private static FittedRow row(SeriesMethod method, ModelInput in) throws IOException {
        DataInputStream data = in.data();
        SeriesKey key = in.key();
        String fallback = in.text();
        double size = data.readDouble();
        ModelInput.must(size > 0 && size < Double.POSITIVE_INFINITY, "the size must be above 0");
        double excess = data.readDouble();
        Filling.Spread spread = new Filling.Spread(excess, data.readDouble());
        double widen = data.readDouble();
        ModelInput.must(widen > 0 && widen < Double.POSITIVE_INFINITY, "the factor of the spread must be above 0");
        int fitEnd = data.readInt();
        double width = data.readDouble();
        int start = data.readInt();
        double[] value = in.doubles();
        float[] seen = in.floats();
        ModelInput.must(seen.length == 0 || seen.length == value.length, "expected " + value.length + " shares");
        ModelInput.must(Arrays.stream(value).allMatch(v -> Double.isNaN(v) || v >= 0), "demand must not be negative");
        int outsideStart = data.readInt();
        int regressors = in.count();
        ModelInput.must(regressors <= MOST_REGRESSORS, "a row has " + regressors + " regressors");
        double[][] outside = new double[regressors][];
        for (int k = 0; k < outside.length; k++) {
            outside[k] = in.doubles();
        }
        SeriesModel base = fallback.isEmpty() ? method.read(data) : FlatModel.read(data);
        SeriesModel model = !data.readBoolean() ? base : fallback.isEmpty() ? method.read(data) : FlatModel.read(data);
        return new FittedRow(
                key,
                new Cells(start, value, seen),
                new Outside(outsideStart, outside),
                model,
                base,
                fallback.isEmpty() ? null : fallback,
                size,
                spread,
                widen,
                fitEnd,
                width);
    }
}
