package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import java.util.List;

/** A number that belongs to a row and does not change. */
final class FixedFamily implements FeatureFamily {
    private final String name;

    FixedFamily(String name) {
        this.name = name;
    }

    @Override
    public List<Feature> features() {
        return List.of(new Feature(name, FeatureGroup.RELATED));
    }

    @Override
    public Writer at(OriginView view) {
        Covariate covariate = Covariates.named(view.history.panel, name);
        return (row, steps, count, columns, first, at) ->
                FeatureFamily.fill(columns[first], at, count, covariate.value(row, 0));
    }
}
