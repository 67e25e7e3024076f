package io.flowcast.models.demand.series;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes fitted methods.
 *
 * <p>Format {@code flowcast-series}, version {@value #VERSION}, as {@link java.io.DataOutput} writes numbers (big-endian). A text is its number of bytes (int)
 * and UTF-8; an array is its length (int) and its elements; a count is an int.
 *
 * <pre>
 *   text "flowcast-series", int version, text method
 *   calendar     text step, text origin or "-", int array of season lengths
 *   boolean      counts
 *   int          origin: step after the last one seen
 *   provenance   text library version, long seed, text created at, text data hash, count of parameters: text name, text value
 *   findings     count of listed: text severity, code, source, long line, text path, name, value, cause;
 *                count of codes: text code, long findings; count of severities: text severity, long findings
 *   regressors   count: text name
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
 *   long         CRC-32 of all bytes before it
 * </pre>
 *
 * <p>Not kept: the provenance of what the model was made from, and its sources. {@link SeriesReader} reads it.
 */
final class SeriesFile {
    static final String FORMAT = "flowcast-series";
    static final int VERSION = 1;

    private final DataOutputStream out;

    private SeriesFile(DataOutputStream out) {
        this.out = out;
    }

    static void write(FittedSeries model, OutputStream target) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(target, 1 << 16), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        new SeriesFile(out).body(model);
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private void body(FittedSeries model) throws IOException {
        text(FORMAT);
        out.writeInt(VERSION);
        text(model.name);
        text(model.timeline.step().name());
        text(model.timeline.origin() == null ? "-" : model.timeline.origin().toString());
        out.writeInt(model.setting.seasons().length);
        for (int season : model.setting.seasons()) {
            out.writeInt(season);
        }
        out.writeBoolean(model.setting.counts());
        out.writeInt(model.origin);
        provenance(model.provenance());
        findings(model.findings());
        out.writeInt(model.regressors.size());
        for (String regressor : model.regressors) {
            text(regressor);
        }
        LearnedMethod learned = model.learned;
        out.writeBoolean(learned != null);
        if (learned != null) {
            learned.writeLearned(out);
        }
        model.calibration.write(out);
        out.writeDouble(model.usualSpread);
        out.writeInt(model.scores.dates());
        out.writeInt(model.rows.size());
        for (int r = 0; r < model.rows.size(); r++) {
            row(model.rows.get(r));
            float[] scores = model.scores.ofRow(r);
            out.writeInt(scores.length);
            for (float score : scores) {
                out.writeFloat(score);
            }
        }
    }

    private void provenance(Provenance made) throws IOException {
        text(made.version());
        out.writeLong(made.seed());
        text(made.createdAt().toString());
        text(made.dataHash());
        out.writeInt(made.parameters().size());
        for (var entry : made.parameters().entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
    }

    private void findings(Findings findings) throws IOException {
        out.writeInt(findings.listed().size());
        for (Finding f : findings.listed()) {
            Place place = f.place();
            text(f.severity().name());
            text(f.code());
            text(place.source());
            out.writeLong(place.line());
            text(place.path());
            text(f.name());
            text(f.value());
            text(f.cause());
        }
        out.writeInt(findings.countByCode().size());
        for (var entry : findings.countByCode().entrySet()) {
            text(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(findings.countBySeverity().size());
        for (Severity severity : findings.countBySeverity().keySet()) {
            text(severity.name());
            out.writeLong(findings.count(severity));
        }
    }

    private void row(FittedRow row) throws IOException {
        text(row.key().siteId());
        text(row.key().productId());
        String fallback = row.fallback();
        text(fallback == null ? "" : fallback);
        out.writeDouble(row.size());
        out.writeDouble(row.spread().excess());
        out.writeDouble(row.spread().sigma());
        out.writeDouble(row.widen());
        out.writeInt(row.fitEnd());
        out.writeDouble(row.width());
        out.writeInt(row.cells().start());
        doubles(row.cells().value());
        out.writeInt(row.cells().seen().length);
        for (float seen : row.cells().seen()) {
            out.writeFloat(seen);
        }
        out.writeInt(row.outside().start());
        out.writeInt(row.outside().value().length);
        for (double[] values : row.outside().value()) {
            doubles(values);
        }
        row.base().write(out);
        @SuppressWarnings("ReferenceEquality") // a model that has not moved is the one that was fitted itself
        boolean moved = row.model() != row.base();
        out.writeBoolean(moved);
        if (moved) {
            row.model().write(out);
        }
    }

    private void doubles(double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
