package io.flowcast.models.demand;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads a {@link FittedAuto}. Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: provenance; covariates kept,
 * left out and unused, three lists of texts; calendar; int origin; list of rows (text site, text product, byte part); then for each part a boolean whether there is one, and
 * the part.
 */
final class AutoFile {
    private static final String FORMAT = "flowcast-auto";
    private static final int VERSION = 2;

    private AutoFile() {}

    static void write(FittedAuto model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            DataOutputStream data = out.data();
            out.provenance(model.provenance());
            out.texts(model.regressors.kept());
            out.texts(model.regressors.leftOut());
            out.texts(model.regressors.unused());
            out.calendar(model.timeline);
            data.writeInt(model.origin);
            data.writeInt(model.keys.size());
            for (int r = 0; r < model.partOfRow.length; r++) {
                out.key(model.keys.get(r));
                data.writeByte(model.partOfRow[r]);
            }
            for (FittedDemand part : model.parts) {
                data.writeBoolean(part != null);
                if (part != null) {
                    out.part(part);
                }
            }
        });
    }

    static FittedAuto read(String name, List<DemandForecaster> forecasters, InputStream stream) throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("covariates");
            List<String> kept = in.texts();
            List<String> leftOut = in.texts();
            FittedAuto.Regressors regressors = new FittedAuto.Regressors(kept, leftOut, in.texts());
            in.section("calendar");
            Timeline timeline = in.calendar();
            int origin = in.data().readInt();
            in.section("rows");
            List<SeriesKey> keys = new ArrayList<>();
            List<Integer> partOfRow = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                keys.add(in.key());
                int part = in.data().readByte();
                ModelInput.must(part >= 0 && part < forecasters.size(), "there is no part " + part);
                partOfRow.add(part);
            }
            @Nullable FittedDemand[] parts = new FittedDemand[forecasters.size()];
            List<FittedDemand> there = new ArrayList<>();
            for (int p = 0; p < parts.length; p++) {
                in.section("part " + p);
                if (in.data().readBoolean()) {
                    FittedDemand part = in.part(forecasters.get(p));
                    parts[p] = part;
                    there.add(part);
                }
            }
            for (int part : partOfRow) {
                ModelInput.must(parts[part] != null, "part " + part + " is missing");
            }
            return new FittedAuto(
                    name,
                    parts,
                    regressors,
                    timeline,
                    origin,
                    List.copyOf(keys),
                    partOfRow.stream().mapToInt(Integer::intValue).toArray(),
                    ModelInput.madeOf(made, there));
        });
    }
}
