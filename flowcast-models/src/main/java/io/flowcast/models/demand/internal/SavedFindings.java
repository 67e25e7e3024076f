package io.flowcast.models.demand.internal;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings within a saved model: those listed, then counts by code and by severity. */
public final class SavedFindings {
    private static final int MOST = 1 << 20;

    private SavedFindings() {}

    /** Writes them. */
    public static void write(Findings findings, DataOutput out) throws IOException {
        out.writeInt(findings.listed().size());
        for (Finding f : findings.listed()) {
            out.writeUTF(f.code());
            out.writeUTF(f.severity().name());
            out.writeUTF(f.place().source());
            out.writeLong(f.place().line());
            out.writeUTF(f.place().path());
            out.writeUTF(f.name());
            out.writeUTF(f.value());
            out.writeUTF(f.cause());
        }
        out.writeInt(findings.countByCode().size());
        for (Map.Entry<String, Long> entry : findings.countByCode().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        out.writeInt(findings.countBySeverity().size());
        for (Map.Entry<Severity, Long> entry : findings.countBySeverity().entrySet()) {
            out.writeUTF(entry.getKey().name());
            out.writeLong(entry.getValue());
        }
    }

    /** Reads what {@link #write} wrote; an IllegalArgumentException or EOFException says that it is none. */
    public static Findings read(DataInput in) throws IOException {
        List<Finding> listed = new ArrayList<>();
        for (int i = count(in); i > 0; i--) {
            String code = in.readUTF();
            Severity severity = Severity.valueOf(in.readUTF());
            Place place = new Place(in.readUTF(), in.readLong(), in.readUTF());
            listed.add(new Finding(code, severity, place, in.readUTF(), in.readUTF(), in.readUTF()));
        }
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (int i = count(in); i > 0; i--) {
            byCode.put(in.readUTF(), in.readLong());
        }
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        for (int i = count(in); i > 0; i--) {
            bySeverity.put(Severity.valueOf(in.readUTF()), in.readLong());
        }
        return byCode.isEmpty() ? Findings.none() : new Findings(listed, byCode, bySeverity);
    }

    private static int count(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new EOFException("a list of " + count + " findings");
        }
        return count;
    }
}
