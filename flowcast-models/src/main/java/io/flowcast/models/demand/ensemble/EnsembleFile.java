package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads ensembles.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: provenance; whether quantiles are of days in stock; double
 * array of the members' weights; the recalibration: number of stretches of steps, and for each its last step and the levels; each member as a part.
 */
final class EnsembleFile {
    private static final String FORMAT = "flowcast-ensemble";
    private static final int VERSION = 2;

    private EnsembleFile() {}

    static void write(FittedEnsemble model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            out.provenance(model.provenance());
            out.data().writeBoolean(model.inStock);
            out.doubles(model.weights);
            model.recalibration.write(out.data());
            for (FittedDemand member : model.members) {
                out.part(member);
            }
        });
    }

    /** Reads an ensemble; null weights for those that were learned, of the first members. */
    static FittedDemand read(
            String name,
            List<DemandForecaster> members,
            double @Nullable [] weights,
            boolean inStock,
            InputStream stream)
            throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("weights");
            in.expect(
                    "daysInStock",
                    String.valueOf(inStock),
                    String.valueOf(in.data().readBoolean()));
            double[] saved = in.doubles();
            if (weights != null) {
                in.expect("weights", Arrays.toString(weights), Arrays.toString(saved));
            }
            ModelInput.must(
                    saved.length >= 1 && saved.length <= members.size(), "there are " + saved.length + " members");
            in.section("recalibration");
            Recalibration recalibration = Recalibration.read(in.data());
            List<FittedDemand> fitted = new ArrayList<>();
            for (DemandForecaster member : members.subList(0, saved.length)) {
                in.section("member " + member.name());
                fitted.add(in.part(member));
            }
            return new FittedEnsemble(name, saved, fitted, inStock, recalibration, ModelInput.madeOf(made, fitted));
        });
    }
}
