package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads models of {@link ColdStartForecaster}.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: calendar; least number of cells, origin; provenance; findings; belief (factors, levels by
 * factor, season, excess, whether demand is whole); list of rows: site, product, values of the factors, whether it is cold and, if so, its end, units sold, exposure,
 * cells; then the other forecaster's model as a part.
 */
final class ColdFile {
    private static final String FORMAT = "flowcast-cold-start";
    private static final int VERSION = 1;

    private ColdFile() {}

    static void write(FittedColdStart model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            DataOutputStream data = out.data();
            out.calendar(model.timeline);
            data.writeInt(model.leastCells);
            data.writeInt(model.origin);
            out.provenance(model.provenance());
            out.findings(model.ownFindings);
            model.belief.write(out);
            data.writeInt(model.keys.size());
            for (SeriesKey key : model.keys) {
                ColdRow cold = model.cold.get(key);
                String[] names = cold == null ? model.warm.get(key) : cold.names();
                out.key(key);
                for (int f = 0; f < model.belief.facts().factors(); f++) {
                    out.text(names == null ? "" : names[f]);
                }
                data.writeBoolean(cold != null);
                if (cold != null) {
                    data.writeInt(cold.end());
                    data.writeDouble(cold.sold());
                    data.writeDouble(cold.exposure());
                    data.writeInt(cold.cells());
                }
            }
            out.part(model.base);
        });
    }

    static FittedColdStart read(String name, DemandForecaster base, InputStream stream) throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            DataInputStream data = in.data();
            in.section("calendar");
            Timeline timeline = in.calendar();
            int leastCells = data.readInt();
            int origin = data.readInt();
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("findings");
            Findings findings = in.findings();
            in.section("belief");
            Belief belief = Belief.read(in);
            in.section("rows");
            List<SeriesKey> keys = new ArrayList<>();
            Map<SeriesKey, String[]> warm = new HashMap<>();
            Map<SeriesKey, ColdRow> cold = new HashMap<>();
            for (int left = in.count(); left > 0; left--) {
                SeriesKey key = in.key();
                keys.add(key);
                String[] names = new String[belief.facts().factors()];
                for (int f = 0; f < names.length; f++) {
                    names[f] = in.text();
                }
                if (data.readBoolean()) {
                    int end = data.readInt();
                    double sold = data.readDouble();
                    double exposure = data.readDouble();
                    cold.put(key, new ColdRow(key, names, end, sold, exposure, data.readInt()));
                } else {
                    warm.put(key, names);
                }
            }
            in.section("base");
            FittedDemand fitted = in.part(base);
            return new FittedColdStart(
                    name,
                    fitted,
                    belief,
                    timeline,
                    leastCells,
                    origin,
                    keys,
                    warm,
                    cold,
                    findings,
                    ModelInput.madeOf(made, List.of(fitted)));
        });
    }
}
