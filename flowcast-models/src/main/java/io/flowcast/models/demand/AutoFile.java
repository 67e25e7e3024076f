package io.flowcast.models.demand;

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import org.jspecify.annotations.Nullable;

/**
 * The saved form of a {@link FittedAuto}, version {@value #VERSION}. Big-endian, texts as {@link DataOutputStream#writeUTF} has them: {@value #FORMAT}, version,
 * name, library version, data hash, seed, time; covariates; calendar (step, origin or empty text, season lengths); origin; rows (site, product, part);
 * then for each part the number of its bytes, 0 for none, and the part in its own format.
 */
final class AutoFile {
    private static final String FORMAT = "flowcast-auto";
    private static final int VERSION = 1;

    private AutoFile() {}

    static void write(FittedAuto model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(model.name);
        Provenance made = model.provenance();
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        out.writeInt(model.covariates.size());
        for (String covariate : model.covariates) {
            out.writeUTF(covariate);
        }
        LocalDateTime origin = model.timeline.origin();
        out.writeUTF(model.timeline.step().name());
        out.writeUTF(origin == null ? "" : origin.toString());
        out.writeInt(model.timeline.seasonLengths().size());
        for (int season : model.timeline.seasonLengths()) {
            out.writeInt(season);
        }
        out.writeInt(model.origin);
        out.writeInt(model.keys.size());
        for (int r = 0; r < model.partOfRow.length; r++) {
            out.writeUTF(model.keys.get(r).siteId());
            out.writeUTF(model.keys.get(r).productId());
            out.writeByte(model.partOfRow[r]);
        }
        for (FittedDemand part : model.parts) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (part != null) {
                part.save(bytes);
            }
            out.writeInt(bytes.size());
            bytes.writeTo(out);
        }
        out.flush();
    }

    static FittedAuto read(String name, List<DemandForecaster> forecasters, InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            expect("model.wrong-format", "format", FORMAT, in.readUTF());
            expect("model.later-version", "version", Integer.toString(VERSION), Integer.toString(in.readInt()));
            expect("model.other-forecaster", "forecaster", name, in.readUTF());
            String madeBy = in.readUTF();
            String dataHash = in.readUTF();
            long seed = in.readLong();
            Instant createdAt = Instant.parse(in.readUTF());
            List<String> covariates = new ArrayList<>();
            for (int i = count(in, 1 << 16); i > 0; i--) {
                covariates.add(in.readUTF());
            }
            Timeline timeline = timeline(in);
            int origin = in.readInt();
            int rows = count(in, Integer.MAX_VALUE);
            List<SeriesKey> keys = new ArrayList<>();
            List<Integer> parts = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                keys.add(new SeriesKey(in.readUTF(), in.readUTF()));
                int part = in.readByte();
                if (part < 0 || part >= forecasters.size()) {
                    throw new EOFException("part " + part);
                }
                parts.add(part);
            }
            @Nullable FittedDemand[] fitted = new FittedDemand[forecasters.size()];
            List<Provenance> inputs = new ArrayList<>();
            for (int p = 0; p < fitted.length; p++) {
                int length = count(in, Integer.MAX_VALUE);
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new EOFException();
                }
                if (length > 0) {
                    FittedDemand part = forecasters.get(p).load(new ByteArrayInputStream(bytes));
                    fitted[p] = part;
                    inputs.add(part.provenance());
                }
            }
            for (int part : parts) {
                if (fitted[part] == null) {
                    throw new EOFException("no part " + part);
                }
            }
            Map<String, String> parameters = FittedAuto.parameters(covariates);
            Provenance made =
                    new Provenance("forecast", name, madeBy, parameters, dataHash, seed, createdAt, Map.of(), inputs);
            int[] partOfRow = parts.stream().mapToInt(Integer::intValue).toArray();
            return new FittedAuto(
                    name, fitted, List.copyOf(covariates), timeline, origin, List.copyOf(keys), partOfRow, made);
        } catch (EOFException | UTFDataFormatException | IllegalArgumentException | DateTimeException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static Timeline timeline(DataInputStream in) throws IOException {
        Timeline.Step step = Timeline.Step.valueOf(in.readUTF());
        String origin = in.readUTF();
        List<Integer> seasons = new ArrayList<>();
        for (int i = count(in, 1 << 16); i > 0; i--) {
            seasons.add(in.readInt());
        }
        return new Timeline(step, origin.isEmpty() ? null : LocalDateTime.parse(origin), seasons);
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new EOFException("a list of " + count);
        }
        return count;
    }

    private static void expect(String code, String what, String expected, String was) {
        if (!was.equals(expected)) {
            throw refused(
                    code,
                    what,
                    was,
                    "Maybe another forecaster or a later version saved it; expected was " + expected + ".");
        }
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }
}
