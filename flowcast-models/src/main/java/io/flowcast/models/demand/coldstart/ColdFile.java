package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.SavedFindings;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads models of {@link ColdStartForecaster}.
 *
 * <p>Format {@code flowcast-cold-start}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, name of the forecaster; calendar step, its origin
 * or nothing, season lengths; least number of cells, origin; library version, data hash, seed, time; findings; belief (factors, levels by factor, season, excess, whether demand is whole); number of rows,
 * then of each site, product, values of the factors, whether it is cold and, if so, its end, units sold, exposure, cells; then the other forecaster's model in its own format.
 */
final class ColdFile {
    private static final String FORMAT = "flowcast-cold-start";
    private static final int VERSION = 1;

    private ColdFile() {}

    static void write(FittedColdStart model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
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
        out.writeInt(model.leastCells);
        out.writeInt(model.origin);
        Provenance made = model.provenance();
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        SavedFindings.write(model.ownFindings, out);
        model.belief.write(out);
        out.writeInt(model.keys.size());
        for (SeriesKey key : model.keys) {
            ColdRow cold = model.cold.get(key);
            String[] names = cold == null ? model.warm.get(key) : cold.names();
            out.writeUTF(key.siteId());
            out.writeUTF(key.productId());
            for (int f = 0; f < model.belief.facts().factors(); f++) {
                out.writeUTF(names == null ? "" : names[f]);
            }
            out.writeBoolean(cold != null);
            if (cold != null) {
                out.writeInt(cold.end());
                out.writeDouble(cold.sold());
                out.writeDouble(cold.exposure());
                out.writeInt(cold.cells());
            }
        }
        out.flush();
        model.base.save(stream);
    }

    static FittedColdStart read(String name, DemandForecaster base, InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe this is not a saved cold start.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version",
                        "version",
                        String.valueOf(version),
                        "Maybe a later version of the library wrote it.");
            }
            String was = in.readUTF();
            if (!was.equals(name)) {
                throw refused(
                        "model.other-forecaster", "model", was, "Maybe it belongs to the forecaster of that name.");
            }
            return readBody(name, base, in, stream);
        } catch (EOFException | UTFDataFormatException | DateTimeException | IllegalArgumentException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static FittedColdStart readBody(String name, DemandForecaster base, DataInputStream in, InputStream stream)
            throws IOException {
        Timeline.Step step = Timeline.Step.valueOf(in.readUTF());
        String begin = in.readUTF();
        List<Integer> seasons = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            seasons.add(in.readInt());
        }
        Timeline timeline = new Timeline(step, begin.isEmpty() ? null : LocalDateTime.parse(begin), seasons);
        int leastCells = in.readInt();
        int origin = in.readInt();
        String version = in.readUTF();
        String dataHash = in.readUTF();
        long seed = in.readLong();
        Instant createdAt = Instant.parse(in.readUTF());
        Findings findings = SavedFindings.read(in);
        Belief belief = Belief.read(in);
        List<SeriesKey> keys = new ArrayList<>();
        Map<SeriesKey, String[]> warm = new HashMap<>();
        Map<SeriesKey, ColdRow> cold = new HashMap<>();
        for (int r = in.readInt(); r > 0; r--) {
            SeriesKey key = new SeriesKey(in.readUTF(), in.readUTF());
            keys.add(key);
            String[] names = new String[belief.facts().factors()];
            for (int f = 0; f < names.length; f++) {
                names[f] = in.readUTF();
            }
            if (in.readBoolean()) {
                cold.put(key, new ColdRow(key, names, in.readInt(), in.readDouble(), in.readDouble(), in.readInt()));
            } else {
                warm.put(key, names);
            }
        }
        FittedDemand fitted = base.load(stream);
        Provenance made = new Provenance(
                "forecast",
                name,
                version,
                Map.of("leastCells", Integer.toString(leastCells)),
                dataHash,
                seed,
                createdAt,
                Map.of(),
                List.of(fitted.provenance()));
        return new FittedColdStart(
                name, fitted, belief, timeline, leastCells, origin, keys, warm, cold, findings, made);
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }
}
