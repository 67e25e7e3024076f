package io.flowcast.models.demand.global;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.core.feature.DemandFeatures;
import io.flowcast.models.demand.boost.BoostedTrees;
import io.flowcast.models.demand.censored.SalesSpread;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads global models.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: whether the fallback stands in; provenance. Then, for a fallback, samples, samples
 * wanted and the fallback as a part; else findings, the features, steps learned, array of levels, share of trees of one level, number of parts, of each the trees of mean and quantiles and
 * of each level, where their share is above 0, in their own format; array of stretches, growth, order size,
 * likeness, carry-over, which days quantiles speak of; number of past dates, list of rows with site, product and array of scores; then the panel ({@link PanelFile}).
 */
final class BoostedFile {
    private static final String FORMAT = "flowcast-global";
    private static final int VERSION = 3;

    private BoostedFile() {}

    static void write(FallbackFitted model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, BoostedForecaster.NAME, out -> {
            out.data().writeBoolean(true);
            out.provenance(model.provenance());
            out.data().writeInt(model.samples);
            out.data().writeInt(model.wanted);
            out.part(model.fitted);
        });
    }

    static void write(FittedBoosted fitted, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, BoostedForecaster.NAME, out -> {
            DataOutputStream data = out.data();
            data.writeBoolean(false);
            out.provenance(fitted.provenance());
            out.findings(fitted.findings());
            GlobalModel model = fitted.model;
            model.features.write(data);
            data.writeInt(model.horizon);
            out.doubles(model.levels);
            data.writeDouble(model.levelShare);
            data.writeInt(model.parts.size());
            for (GlobalModel.Part part : model.parts) {
                part.mean().save(data);
                part.quantiles().save(data);
                for (BoostedTrees trees : part.byLevel()) {
                    trees.save(data);
                }
            }
            out.doubles(model.stretch);
            data.writeDouble(model.growth);
            data.writeDouble(model.spread.size());
            data.writeDouble(model.spread.likeness());
            data.writeDouble(model.carryOver);
            out.text(fitted.settings.soldOut.name());
            data.writeInt(fitted.residuals.dates);
            data.writeInt(fitted.scored.size());
            for (int r = 0; r < fitted.scored.size(); r++) {
                out.key(fitted.scored.get(r));
                out.floats(fitted.residuals.byRow[r]);
            }
            PanelFile.write(fitted.panel, out);
        });
    }

    static FittedDemand read(BoostedSettings settings, DemandForecaster fallback, InputStream stream)
            throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, BoostedForecaster.NAME, in -> {
            in.section("provenance");
            boolean stoodIn = in.data().readBoolean();
            Provenance made = in.provenance(BoostedForecaster.NAME);
            if (stoodIn) {
                in.section("fallback");
                int samples = in.data().readInt();
                int wanted = in.data().readInt();
                return new FallbackFitted(in.part(fallback), samples, wanted, made);
            }
            return model(settings, in, made);
        });
    }

    private static FittedDemand model(BoostedSettings settings, ModelInput in, Provenance made) throws IOException {
        DataInputStream data = in.data();
        in.section("findings");
        Findings findings = in.findings();
        in.section("features");
        DemandFeatures features = DemandFeatures.read(data);
        int horizon = in.count();
        in.section("levels");
        double[] levels = in.doubles();
        double levelShare = data.readDouble();
        in.section("trees");
        List<GlobalModel.Part> parts = new ArrayList<>();
        for (int left = Math.max(1, in.count()); left > 0; left--) {
            BoostedTrees mean = BoostedTrees.read(data);
            BoostedTrees quantiles = BoostedTrees.read(data);
            if (!parts.isEmpty()) {
                mean = mean.onBinsOf(parts.get(0).mean());
                quantiles = quantiles.onBinsOf(parts.get(0).quantiles());
            }
            List<BoostedTrees> byLevel = new ArrayList<>();
            while (levelShare > 0 && byLevel.size() < levels.length) {
                byLevel.add(BoostedTrees.read(data).onBinsOf(quantiles));
            }
            parts.add(new GlobalModel.Part(mean, quantiles, byLevel));
        }
        in.section("stretch");
        double[] stretch = in.doubles();
        double growth = data.readDouble();
        double size = data.readDouble();
        SalesSpread spread = new SalesSpread(size, data.readDouble());
        double carryOver = data.readDouble();
        in.expect("soldOut", settings.soldOut.name(), in.text());
        in.section("scores");
        int dates = in.count();
        List<SeriesKey> keys = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            keys.add(in.key());
            scores.add(in.floats());
        }
        in.section("panel");
        DemandPanel panel = PanelFile.read(in);
        GlobalModel model =
                new GlobalModel(features, horizon, parts, levels, levelShare, stretch, growth, spread, carryOver);
        Residuals residuals = new Residuals(scores.toArray(float[][]::new), dates, carryOver);
        return new FittedBoosted(settings, model, residuals, keys, panel, findings, made);
    }
}
