package io.flowcast.models.demand.ensemble;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.run.Provenance;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.DataHash;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** Members that have learned. */
final class FittedEnsemble implements FittedDemand {
    final String name;
    final double[] weights;
    final List<FittedDemand> members;
    final boolean inStock;
    final Recalibration recalibration;
    private final Provenance made;

    FittedEnsemble(
            String name,
            double[] weights,
            List<FittedDemand> members,
            boolean inStock,
            Recalibration recalibration,
            Provenance made) {
        this.name = name;
        this.weights = weights;
        this.members = members;
        this.inStock = inStock;
        this.recalibration = recalibration;
        this.made = made;
    }

    @Override
    public DemandForecast forecast(int horizon, RunContext context) {
        return average(member -> member.forecast(horizon, context), made);
    }

    @Override
    public DemandForecast forecast(DemandPanel panel, int horizon, RunContext context) {
        Provenance applied = EnsembleForecaster.made(name, weights, members, DataHash.of(panel), context);
        return average(member -> member.forecast(panel, horizon, context), applied);
    }

    private DemandForecast average(Function<FittedDemand, DemandForecast> forecast, Provenance from) {
        List<DemandForecast> all = members.stream().map(forecast).toList();
        return new EnsembleForecast(all, weights, inStock, recalibration, from);
    }

    @Override
    public FittedDemand update(DemandPanel panel, RunContext context) {
        List<FittedDemand> moved =
                members.stream().map(m -> m.update(panel, context)).toList();
        return new FittedEnsemble(
                name,
                weights,
                moved,
                inStock,
                recalibration,
                EnsembleForecaster.made(name, weights, members, DataHash.of(panel), context));
    }

    @Override
    public void save(OutputStream out) throws IOException {
        EnsembleFile.write(this, out);
    }

    @Override
    public Findings findings() {
        FindingCollector all = new FindingCollector();
        members.forEach(m -> all.addAll(m.findings()));
        return all.toFindings();
    }

    @Override
    public Provenance provenance() {
        return made;
    }
}
