package io.flowcast.models.demand.boost;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;

/**
 * Writes and reads boosted trees.
 *
 * <p>Format {@code flowcast-boost}, version {@value #VERSION}, as {@link java.io.DataOutput} writes: the format's name, version, name of the loss, link, whether
 * outputs are ordered, exponent of the unit, number of outputs, start of each; number of features, then of each name, whether categorical, number of cut points with each, or
 * of categories with code and bin of each; then numbers of trees, nodes, set words and values, followed by the root of each tree, the nodes with set start, gain and
 * rows of each, the set words and the values.
 */
final class BoostFile {
    private static final String FORMAT = "flowcast-boost";
    private static final int VERSION = 1;

    private BoostFile() {}

    static void write(BoostedTrees model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(FORMAT);
        out.writeInt(VERSION);
        out.writeUTF(model.lossName);
        out.writeUTF(model.link.name());
        out.writeBoolean(model.ordered);
        out.writeInt(model.exponent);
        out.writeInt(model.start.length);
        for (double s : model.start) {
            out.writeDouble(s);
        }
        model.binning.write(out);
        model.trees.write(out);
        out.flush();
    }

    static BoostedTrees read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            String format = in.readUTF();
            if (!format.equals(FORMAT)) {
                throw refused("model.wrong-format", "format", format, "Maybe these are not saved trees.");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw refused(
                        "model.later-version",
                        "version",
                        String.valueOf(version),
                        "Maybe a later version of the library wrote it.");
            }
            String loss = in.readUTF();
            String linkName = in.readUTF();
            Link link = linkName.equals(Link.LOG.name()) ? Link.LOG : Link.IDENTITY;
            if (!linkName.equals(link.name())) {
                throw damaged("link", linkName);
            }
            boolean ordered = in.readBoolean();
            int exponent = in.readInt();
            if (exponent < -1100 || exponent > 1100) {
                throw damaged("exponent", exponent);
            }
            int outputs = in.readInt();
            if (outputs < 1 || outputs > 1 << 16) {
                throw damaged("outputs", outputs);
            }
            double[] start = new double[outputs];
            for (int k = 0; k < outputs; k++) {
                start[k] = in.readDouble();
                if (!(Math.abs(start[k]) <= Double.MAX_VALUE)) {
                    throw damaged("start", start[k]);
                }
            }
            Binning binning = Binning.read(in);
            return new BoostedTrees(binning, Trees.read(in, outputs, binning), start, exponent, link, ordered, loss);
        } catch (EOFException | UTFDataFormatException e) {
            throw refused("model.damaged", "file", e.getClass().getSimpleName(), "Maybe the file was cut off.");
        }
    }

    static InvalidInputException damaged(String name, Object value) {
        return refused("model.damaged", name, String.valueOf(value), "Maybe the file was damaged.");
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }
}
