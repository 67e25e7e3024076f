package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
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
import java.util.List;
import java.util.Map;

/**
 * Writes and reads fitted hierarchies.
 *
 * <p>Format {@code flowcast-hierarchy}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, name of the forecaster,
 * levels, reconciliation; library version, data hash, seed, time; number of leaves, then site and product of each; number of aggregates, then the name of each; first aggregate of each
 * level and the end; aggregates of the leaves, leaf after leaf; usual demand of each leaf; number of past errors, shrinkage, errors node after node;
 * then the base model in its own format.
 */
final class HierarchyFile {
    private static final String FORMAT = "flowcast-hierarchy";
    private static final int VERSION = 1;

    private HierarchyFile() {}

    static void write(FittedHierarchy model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(model.name);
        out.writeUTF(model.levels.facts().toString());
        out.writeUTF(model.how.name());
        Provenance made = model.provenance();
        out.writeUTF(made.version());
        out.writeUTF(made.dataHash());
        out.writeLong(made.seed());
        out.writeUTF(made.createdAt().toString());
        Hierarchy tree = model.tree;
        out.writeInt(tree.leaves);
        for (SeriesKey key : tree.leafKeys) {
            out.writeUTF(key.siteId());
            out.writeUTF(key.productId());
        }
        out.writeInt(tree.aggregates);
        for (SeriesKey key : tree.aggregateKeys) {
            out.writeUTF(key.productId());
        }
        for (int start : tree.levelStart) {
            out.writeInt(start);
        }
        for (int parent : tree.parents()) {
            out.writeInt(parent);
        }
        for (double usual : model.usual) {
            out.writeDouble(usual);
        }
        out.writeInt(model.correlations.steps());
        out.writeDouble(model.correlations.shrinkage());
        for (double error : model.correlations.errors()) {
            out.writeDouble(error);
        }
        out.flush();
        model.base.save(stream);
    }

    static FittedHierarchy read(
            String name, DemandForecaster base, Levels levels, Reconciliation how, InputStream stream)
            throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe this is not a saved hierarchy.");
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
            expect("levels", levels.facts().toString(), in.readUTF());
            expect("reconciliation", how.name(), in.readUTF());
            String madeBy = in.readUTF();
            String dataHash = in.readUTF();
            long seed = in.readLong();
            Instant createdAt = Instant.parse(in.readUTF());
            List<SeriesKey> leaves = new ArrayList<>();
            int n = count("leaves", in.readInt());
            for (int i = 0; i < n; i++) {
                leaves.add(new SeriesKey(in.readUTF(), in.readUTF()));
            }
            List<SeriesKey> aggregates = new ArrayList<>();
            int a = count("aggregates", in.readInt());
            for (int j = 0; j < a; j++) {
                aggregates.add(SeriesKey.named(in.readUTF()));
            }
            int[] start = new int[levels.facts().size() + 1];
            for (int l = 0; l < start.length; l++) {
                start[l] = below("first aggregate", in.readInt(), a + 1);
            }
            int[] parents = new int[Math.multiplyExact(n, levels.facts().size())];
            for (int i = 0; i < parents.length; i++) {
                parents[i] = below("aggregate of a leaf", in.readInt(), a);
            }
            double[] usual = numbers(in, n);
            int steps = count("errors", in.readInt());
            double shrinkage = in.readDouble();
            double[] errors = numbers(in, Math.multiplyExact(steps, n + a));
            Hierarchy tree = new Hierarchy(leaves, aggregates, start, parents);
            Correlations correlations = new Correlations(steps, errors, shrinkage);
            FittedDemand fitted = base.load(stream);
            Provenance made = new Provenance(
                    "forecast",
                    name,
                    madeBy,
                    Map.of("levels", levels.facts().toString(), "reconciliation", how.toString()),
                    dataHash,
                    seed,
                    createdAt,
                    Map.of(),
                    List.of(fitted.provenance()));
            return new FittedHierarchy(name, levels, how, fitted, tree, usual, correlations, made);
        } catch (EOFException | UTFDataFormatException | ArithmeticException | DateTimeException broken) {
            InvalidInputException refused =
                    refused("model.damaged", "model", "cut off", "Maybe the file was not written to its end.");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static double[] numbers(DataInputStream in, int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static int count(String name, int value) {
        return below(name, value, Integer.MAX_VALUE);
    }

    private static int below(String name, int value, int end) {
        if (value < 0 || value >= end) {
            throw refused("model.damaged", name, String.valueOf(value), "Maybe the file was damaged.");
        }
        return value;
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
