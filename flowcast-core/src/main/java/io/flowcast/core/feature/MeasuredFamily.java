package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import java.util.List;

/** A quantity known only afterwards, for example measured weather: its last season, and whether the last steps left the usual. */
final class MeasuredFamily implements FeatureFamily {
    private final String name;

    MeasuredFamily(String name) {
        this.name = name;
    }

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(name + ".season", FeatureGroup.WEATHER),
                new Feature(name + ".last", FeatureGroup.WEATHER),
                new Feature(name + ".change", FeatureGroup.WEATHER));
    }

    @Override
    public Writer at(OriginView view) {
        Covariate covariate = Covariates.named(view.history.panel, name);
        int season = Math.max(view.season, 7);
        return (row, steps, count, columns, first, at) -> {
            double lately = mean(covariate, row, view.origin - season, view.origin);
            double last = mean(covariate, row, view.origin - 3, view.origin);
            double usual = mean(covariate, row, view.origin - 4 * season, view.origin);
            FeatureFamily.fill(columns[first], at, count, lately);
            FeatureFamily.fill(columns[first + 1], at, count, last);
            FeatureFamily.fill(columns[first + 2], at, count, last - usual);
        };
    }

    /** Mean of what was known by the end of a window; NaN if nothing was. */
    static double mean(Covariate covariate, int row, int from, int origin) {
        double sum = 0;
        int n = 0;
        for (int t = from; t < origin; t++) {
            double value = Covariates.known(covariate, row, t, origin);
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        return n > 0 ? sum / n : Double.NaN;
    }
}
