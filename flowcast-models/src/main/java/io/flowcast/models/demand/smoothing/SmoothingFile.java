package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.PastScores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes fitted smoothing and naive models.
 *
 * <p>Format {@code flowcast-smoothing}, version {@value #VERSION}: UTF-8 lines of fields between tabs; in texts a backslash, tab, line feed and carriage
 * return are written {@code \\ \t \n \r}; numbers as {@link Double#toString(double)} writes them, so that they come back to the last bit.
 *
 * <pre>
 *   flowcast-smoothing  version
 *   model       name
 *   calendar    step  origin or -  season lengths ...
 *   counts      true or false
 *   origin      step after the last one seen
 *   provenance  library version  seed  created at  data hash
 *   parameter   name  value                                              any number of
 *   finding     severity  code  source  line  path  name  value  cause   any number of
 *   code-count  code  findings                                           any number of
 *   severity-count  severity  findings                                   any number of
 *   usual       sigma  alpha  gamma  seasonal
 *   shape       standardised value at each knot
 *   excess      excess variance by class
 *   factor      class  factor of the variance by step                    one for each class
 *   season      length  rows  factors of all rows by phase, none if there is none in common
 *   product     name  rows  factors by phase                             any number of
 *   dates       number of past dates of the scores
 *   row         site  product  form  alpha  beta  gamma  phi  size  counts  sigma  excess  start  end
 *   first       level  trend  phase  seasons ...                         after each row
 *   last        level  trend  phase  seasons ...                         after each first
 *   scores      score by date or -                                       after each last
 *   end         number of rows  CRC-32 of all bytes before this line (from version 2 on)
 * </pre>
 *
 * <p>Not kept: the provenance of what the model was made from, and its sources. {@link SmoothingReader} reads it.
 */
final class SmoothingFile {
    static final String FORMAT = "flowcast-smoothing";
    static final int VERSION = 2;

    private SmoothingFile() {}

    static FittedSmoothing read(String name, InputStream in) throws IOException {
        return new SmoothingReader(name, in).read();
    }

    static void write(FittedSmoothing model, OutputStream out) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        Writer writer = new BufferedWriter(new OutputStreamWriter(checked, StandardCharsets.UTF_8));
        line(writer, FORMAT, VERSION);
        line(writer, "model", model.name);
        Timeline calendar = model.timeline;
        line(
                writer,
                "calendar",
                calendar.step(),
                calendar.origin() == null ? "-" : calendar.origin(),
                calendar.seasonLengths().stream().map(String::valueOf).collect(Collectors.joining("\t")));
        line(writer, "counts", model.integer);
        line(writer, "origin", model.origin);
        provenance(writer, model.provenance());
        findings(writer, model.findings());
        pool(writer, model.pool);
        line(writer, "dates", model.scores.dates());
        for (int r = 0; r < model.rows.size(); r++) {
            row(writer, model.rows.get(r));
            scores(writer, model.scores, r);
        }
        writer.flush();
        line(writer, "end", model.rows.size(), checked.getChecksum().getValue());
        writer.flush();
    }

    private static void provenance(Writer writer, Provenance made) throws IOException {
        line(writer, "provenance", text(made.version()), made.seed(), made.createdAt(), text(made.dataHash()));
        for (var entry : made.parameters().entrySet()) {
            line(writer, "parameter", text(entry.getKey()), text(entry.getValue()));
        }
    }

    private static void findings(Writer writer, Findings findings) throws IOException {
        for (Finding f : findings.listed()) {
            Place place = f.place();
            line(
                    writer,
                    "finding",
                    f.severity(),
                    text(f.code()),
                    text(place.source()),
                    place.line(),
                    text(place.path()),
                    text(f.name()),
                    text(f.value()),
                    text(f.cause()));
        }
        for (var entry : findings.countByCode().entrySet()) {
            line(writer, "code-count", text(entry.getKey()), entry.getValue());
        }
        for (Severity severity : findings.countBySeverity().keySet()) {
            line(writer, "severity-count", severity, findings.count(severity));
        }
    }

    private static void pool(Writer writer, Pool pool) throws IOException {
        line(writer, "usual", pool.usualSigma, pool.alpha, pool.gamma, pool.seasonal);
        numbers(writer, "shape", pool.shape.knots());
        numbers(writer, "excess", pool.excess);
        for (int c = 0; c < pool.factor.length; c++) {
            numbers(writer, "factor\t" + c, pool.factor[c]);
        }
        SeasonPool seasons = pool.seasons;
        numbers(writer, "season\t" + seasons.period + "\t" + seasons.rows, seasons.all);
        for (var entry : seasons.byProduct.entrySet()) {
            SeasonPool.Pattern pattern = entry.getValue();
            numbers(writer, "product\t" + text(entry.getKey()) + "\t" + pattern.rows(), pattern.factors());
        }
    }

    private static void row(Writer writer, SmoothingRow row) throws IOException {
        EtsFit fit = row.fit;
        line(
                writer,
                "row",
                text(row.key.siteId()),
                text(row.key.productId()),
                fit.form,
                fit.alpha,
                fit.beta,
                fit.gamma,
                fit.phi,
                row.size,
                row.counts,
                row.sigma,
                row.excess,
                row.start,
                row.end);
        state(writer, "first", row.first);
        state(writer, "last", row.last);
    }

    private static void state(Writer writer, String kind, EtsState state) throws IOException {
        numbers(writer, kind + "\t" + state.level + "\t" + state.trend + "\t" + state.phase, state.season);
    }

    private static void scores(Writer writer, PastScores scores, int row) throws IOException {
        writer.write("scores");
        for (float score : scores.ofRow(row)) {
            writer.write('\t');
            writer.write(Float.isNaN(score) ? "-" : Float.toString(score));
        }
        writer.write('\n');
    }

    private static void numbers(Writer writer, String kind, double[] values) throws IOException {
        writer.write(kind);
        for (double value : values) {
            writer.write('\t');
            writer.write(Double.toString(value));
        }
        writer.write('\n');
    }

    private static void line(Writer writer, Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                writer.write('\t');
            }
            writer.write(fields[i].toString());
        }
        writer.write('\n');
    }

    private static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
