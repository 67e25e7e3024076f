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

/**
 * Writes and reads ensembles.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: provenance; whether quantiles are of days in stock; double
 * array of the members' weights; each member as a part.
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
            for (FittedDemand member : model.members) {
                out.part(member);
            }
        });
    }

    static FittedDemand read(
            String name, List<DemandForecaster> members, double[] weights, boolean inStock, InputStream stream)
            throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("weights");
            in.expect(
                    "daysInStock",
                    String.valueOf(inStock),
                    String.valueOf(in.data().readBoolean()));
            in.expect("weights", Arrays.toString(weights), Arrays.toString(in.doubles()));
            List<FittedDemand> fitted = new ArrayList<>();
            for (DemandForecaster member : members) {
                in.section("member " + member.name());
                fitted.add(in.part(member));
            }
            return new FittedEnsemble(name, weights, fitted, inStock, ModelInput.madeOf(made, fitted));
        });
    }
}
