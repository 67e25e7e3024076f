package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads ensembles.
 *
 * <p>Format {@code flowcast-ensemble}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, name of the ensemble; provenance
 * (library version, data hash, seed, time); number of members; for each its weight, number of bytes, and its own format.
 */
final class EnsembleFile {
    private static final String FORMAT = "flowcast-ensemble";
    private static final int VERSION = 1;

    private EnsembleFile() {}

    static void write(FittedEnsemble model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(model.name);
        Provenance made = model.provenance();
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        out.writeInt(model.members.size());
        for (int m = 0; m < model.members.size(); m++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            model.members.get(m).save(bytes);
            out.writeDouble(model.weights[m]);
            out.writeInt(bytes.size());
            bytes.writeTo(out);
        }
        out.flush();
    }

    static FittedDemand read(String name, List<DemandForecaster> members, double[] weights, InputStream stream)
            throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe this is not a saved ensemble.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version",
                        "version",
                        String.valueOf(version),
                        "Maybe a later version of the library wrote it.");
            }
            expect("forecaster", name, in.readUTF());
            String madeBy = in.readUTF();
            String dataHash = in.readUTF();
            long seed = in.readLong();
            Instant createdAt = Instant.parse(in.readUTF());
            expect("members", String.valueOf(members.size()), String.valueOf(in.readInt()));
            double[] saved = new double[weights.length];
            List<FittedDemand> fitted = new ArrayList<>();
            for (int m = 0; m < saved.length; m++) {
                saved[m] = in.readDouble();
                int length = in.readInt();
                byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
                if (bytes.length != length) {
                    throw new EOFException("a member of " + length + " bytes");
                }
                fitted.add(members.get(m).load(new ByteArrayInputStream(bytes)));
            }
            expect("weights", Arrays.toString(weights), Arrays.toString(saved));
            Provenance made = new Provenance(
                    "forecast",
                    name,
                    madeBy,
                    Map.of("weights", Arrays.toString(weights)),
                    dataHash,
                    seed,
                    createdAt,
                    Map.of(),
                    fitted.stream().map(FittedDemand::provenance).toList());
            return new FittedEnsemble(name, weights, fitted, made);
        } catch (EOFException | UTFDataFormatException | DateTimeException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static void expect(String name, String expected, String was) {
        if (!was.equals(expected)) {
            throw refused(
                    "model.other-forecaster",
                    name,
                    was,
                    "Maybe it was saved by another forecaster; this one has " + expected + ".");
        }
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }
}
