package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import java.util.List;

/** A quantity known ahead that is the same for all rows, for example a holiday: its value now, before and after, and how near the next and last event is. */
final class SharedEventFamily implements FeatureFamily {
    private static final int FAR = 10;

    private final String name;

    SharedEventFamily(String name) {
        this.name = name;
    }

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(name, FeatureGroup.CALENDAR),
                new Feature(name + ".before", FeatureGroup.CALENDAR),
                new Feature(name + ".after", FeatureGroup.CALENDAR),
                new Feature(name + ".since", FeatureGroup.CALENDAR),
                new Feature(name + ".until", FeatureGroup.CALENDAR),
                new Feature(name + ".beyond-season", FeatureGroup.CALENDAR));
    }

    @Override
    public Writer at(OriginView view) {
        Covariate covariate = Covariates.named(view.history.panel, name);
        return (row, steps, count, columns, first, at) -> {
            for (int i = 0; i < count; i++) {
                int target = view.origin + steps[i];
                double now = Covariates.known(covariate, row, target, view.origin);
                columns[first][at + i] = (float) now;
                columns[first + 1][at + i] = (float) Covariates.known(covariate, row, target - 1, view.origin);
                columns[first + 2][at + i] = (float) Covariates.known(covariate, row, target + 1, view.origin);
                columns[first + 3][at + i] = distance(covariate, row, target, view.origin, -1);
                columns[first + 4][at + i] = distance(covariate, row, target, view.origin, 1);
                double usual = 0;
                int seen = 0;
                for (int k = 1; k <= 4; k++) {
                    double past = Covariates.known(covariate, row, target - k * view.season, view.origin);
                    if (!Double.isNaN(past)) {
                        usual += past;
                        seen++;
                    }
                }
                columns[first + 5][at + i] = seen > 0 ? (float) (now - usual / seen) : Float.NaN;
            }
        };
    }

    private static float distance(Covariate covariate, int row, int target, int origin, int way) {
        for (int k = 1; k <= FAR; k++) {
            double value = Covariates.known(covariate, row, target + way * k, origin);
            if (Double.isNaN(value) || value != 0) {
                return k;
            }
        }
        return FAR + 1;
    }
}
