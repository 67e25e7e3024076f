package io.flowcast.models.demand.intermittent;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.SavedFindings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads models of rare demand.
 *
 * <p>Format {@code flowcast-sparse}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, name of the forecaster; calendar
 * step, its origin or nothing, season lengths; whether demand is whole, origin; library version, data hash, seed, time; findings, counts by code, counts by severity; number of rows, then of
 * each site, product, first step, number of cells, values, weights; what rows have in common, as its law writes it; a last byte of 1.
 */
final class SparseFile {
    private static final String FORMAT = "flowcast-sparse";
    private static final int VERSION = 2;

    private SparseFile() {}

    /** Reads what rows have in common. */
    interface PoolReader {
        SparsePool read(DataInput in) throws IOException;
    }

    static void write(FittedSparse model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(model.name);
        LocalDateTime begin = model.timeline.origin();
        out.writeUTF(model.timeline.step().name());
        out.writeUTF(begin == null ? "" : begin.toString());
        out.writeInt(model.timeline.seasonLengths().size());
        for (int season : model.timeline.seasonLengths()) {
            out.writeInt(season);
        }
        out.writeBoolean(model.counts);
        out.writeInt(model.origin);
        Provenance made = model.provenance();
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        SavedFindings.write(model.findings(), out);
        out.writeInt(model.rows.length);
        for (SparseRow row : model.rows) {
            out.writeUTF(row.key().siteId());
            out.writeUTF(row.key().productId());
            out.writeInt(row.start());
            Binary.writeNumbers(out, row.value());
            for (float weight : row.weight()) {
                out.writeFloat(weight);
            }
        }
        model.pool.write(out);
        out.writeByte(1);
        out.flush();
    }

    static FittedSparse read(String name, InputStream stream, PoolReader pools) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused(
                        "model.wrong-format", "format", format, "Maybe this is not a saved model of rare demand.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version", "version", version, "Maybe a later version of the library wrote it.");
            }
            String was = in.readUTF();
            if (!was.equals(name)) {
                throw refused(
                        "model.other-forecaster", "model", was, "Maybe it belongs to the forecaster of that name.");
            }
            return readBody(name, in, pools);
        } catch (EOFException | UTFDataFormatException | DateTimeException | IllegalArgumentException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static FittedSparse readBody(String name, DataInputStream in, PoolReader pools) throws IOException {
        Timeline.Step step = Timeline.Step.valueOf(in.readUTF());
        String begin = in.readUTF();
        List<Integer> seasons = new ArrayList<>();
        for (int i = Binary.count(in); i > 0; i--) {
            seasons.add(in.readInt());
        }
        Timeline timeline = new Timeline(step, begin.isEmpty() ? null : LocalDateTime.parse(begin), seasons);
        boolean counts = in.readBoolean();
        int origin = in.readInt();
        String version = in.readUTF();
        String dataHash = in.readUTF();
        long seed = in.readLong();
        Instant createdAt = Instant.parse(in.readUTF());
        Provenance made =
                new Provenance("forecast", name, version, Map.of(), dataHash, seed, createdAt, Map.of(), List.of());
        Findings findings = SavedFindings.read(in);
        int n = in.readInt();
        if (n < 0) {
            throw new EOFException("a panel of " + n + " rows");
        }
        List<SparseRow> rows = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            SeriesKey key = new SeriesKey(in.readUTF(), in.readUTF());
            int start = in.readInt();
            double[] value = Binary.readNumbers(in);
            float[] weight = new float[value.length];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = in.readFloat();
            }
            rows.add(new SparseRow(key, start, value, weight));
        }
        SparsePool pool = pools.read(in);
        if (in.readByte() != 1) {
            throw new EOFException("no end");
        }
        return new FittedSparse(name, timeline, counts, origin, rows.toArray(SparseRow[]::new), pool, findings, made);
    }

    private static InvalidInputException refused(String code, String name, Object value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, String.valueOf(value), cause)));
    }
}
