package io.flowcast.models.demand.intermittent;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads models of rare demand.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: calendar; whether demand is whole, origin; provenance; findings; list of rows: site,
 * product, first step, values, weights; what rows have in common, as its law writes it.
 */
final class SparseFile {
    private static final String FORMAT = "flowcast-sparse";
    private static final int VERSION = 1;

    private SparseFile() {}

    /** Reads what rows have in common. */
    interface PoolReader {
        SparsePool read(DataInput in) throws IOException;
    }

    static void write(FittedSparse model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            DataOutputStream data = out.data();
            out.calendar(model.timeline);
            data.writeBoolean(model.counts);
            data.writeInt(model.origin);
            out.provenance(model.provenance());
            out.findings(model.findings());
            data.writeInt(model.rows.length);
            for (SparseRow row : model.rows) {
                out.key(row.key());
                data.writeInt(row.start());
                out.doubles(row.value());
                out.floats(row.weight());
            }
            model.pool.write(data);
        });
    }

    static FittedSparse read(String name, InputStream stream, PoolReader pools) throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            DataInputStream data = in.data();
            in.section("calendar");
            Timeline timeline = in.calendar();
            boolean counts = data.readBoolean();
            int origin = data.readInt();
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("findings");
            Findings findings = in.findings();
            in.section("rows");
            List<SparseRow> rows = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                SeriesKey key = in.key();
                int start = data.readInt();
                double[] value = in.doubles();
                float[] weight = in.floats();
                ModelInput.must(weight.length == value.length, "expected " + value.length + " weights");
                rows.add(new SparseRow(key, start, value, weight));
            }
            in.section("pool");
            SparsePool pool = pools.read(data);
            return new FittedSparse(
                    name, timeline, counts, origin, rows.toArray(SparseRow[]::new), pool, findings, made);
        });
    }
}
