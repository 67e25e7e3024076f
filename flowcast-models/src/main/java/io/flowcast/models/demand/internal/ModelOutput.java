package io.flowcast.models.demand.internal;

import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
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
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a saved model in the frame that all binary formats share: text format, int version, text name of the forecaster, what the format says, and a long,
 * the CRC-32 of all bytes before it.
 *
 * <p>Numbers are as {@link java.io.DataOutput} writes them; a text is its number of bytes (int) and UTF-8; an array its length (int) and its elements; a
 * list its count (int) and its elements. A calendar is text step, text origin or nothing, array of season lengths. A provenance is text
 * library version, long seed, text time, text data hash, list of parameters (text name, text value); what the model was made from is not kept. Findings are a list
 * (text severity, code, source, long line, text path, name, value, cause), then lists of counts by code and by severity (text, long). A part is a model in
 * its own format, in pieces of their length (int) and bytes, the last of length 0. {@link ModelInput} reads it.
 */
public final class ModelOutput {
    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;

    /** What a format says within the frame. */
    @FunctionalInterface
    public interface Body {
        /** Writes it. */
        void write(ModelOutput out) throws IOException;
    }

    private ModelOutput(DataOutputStream out) {
        this.out = out;
    }

    /** Writes a whole model; the stream stays open. */
    public static void write(OutputStream stream, String format, int version, String name, Body body)
            throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(stream, BUFFER), new CRC32());
        ModelOutput model = new ModelOutput(new DataOutputStream(checked));
        model.text(format);
        model.out.writeInt(version);
        model.text(name);
        body.write(model);
        model.out.writeLong(checked.getChecksum().getValue());
        model.out.flush();
    }

    /** For numbers, and for what writes itself. */
    public DataOutputStream data() {
        return out;
    }

    /** Writes a text of any length. */
    public void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Writes a list of texts. */
    public void texts(List<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            text(value);
        }
    }

    /** Writes site and product. */
    public void key(SeriesKey key) throws IOException {
        text(key.siteId());
        text(key.productId());
    }

    /** Writes an array. */
    public void doubles(double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Writes an array. */
    public void floats(float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    /** Writes an array. */
    public void ints(int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    /** Writes a calendar. */
    public void calendar(Timeline calendar) throws IOException {
        text(calendar.step().name());
        text(calendar.origin() == null ? "" : calendar.origin().toString());
        ints(calendar.seasonLengths().stream().mapToInt(Integer::intValue).toArray());
    }

    /** Writes what made a model. */
    public void provenance(Provenance made) throws IOException {
        text(made.version());
        out.writeLong(made.seed());
        text(made.createdAt().toString());
        text(made.dataHash());
        out.writeInt(made.parameters().size());
        for (Map.Entry<String, String> entry : made.parameters().entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
    }

    /** Writes findings. */
    public void findings(Findings findings) throws IOException {
        out.writeInt(findings.listed().size());
        for (Finding finding : findings.listed()) {
            Place place = finding.place();
            text(finding.severity().name());
            text(finding.code());
            text(place.source());
            out.writeLong(place.line());
            text(place.path());
            text(finding.name());
            text(finding.value());
            text(finding.cause());
        }
        out.writeInt(findings.countByCode().size());
        for (Map.Entry<String, Long> entry : findings.countByCode().entrySet()) {
            text(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(findings.countBySeverity().size());
        for (Severity severity : findings.countBySeverity().keySet()) {
            text(severity.name());
            out.writeLong(findings.count(severity));
        }
    }

    /** Writes a model within this one. */
    public void part(FittedDemand model) throws IOException {
        Pieces pieces = new Pieces(out);
        model.save(pieces);
        pieces.end();
    }

    /** Cuts what is written into pieces that say how long they are, so that a reader of a part cannot read beyond it. */
    private static final class Pieces extends OutputStream {
        private final DataOutputStream to;
        private final byte[] piece = new byte[BUFFER];
        private int filled;

        Pieces(DataOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int value) throws IOException {
            if (filled == piece.length) {
                cut();
            }
            piece[filled++] = (byte) value;
        }

        @Override
        public void write(byte[] bytes, int from, int n) throws IOException {
            for (int done = 0; done < n; ) {
                if (filled == piece.length) {
                    cut();
                }
                int now = Math.min(n - done, piece.length - filled);
                System.arraycopy(bytes, from + done, piece, filled, now);
                filled += now;
                done += now;
            }
        }

        private void cut() throws IOException {
            to.writeInt(filled);
            to.write(piece, 0, filled);
            filled = 0;
        }

        void end() throws IOException {
            if (filled > 0) {
                cut();
            }
            to.writeInt(0);
        }
    }
}
