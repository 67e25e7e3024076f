package io.flowcast.core.feature;

import io.flowcast.api.demand.Covariate;
import java.util.List;

/**
 * Where a step lies in the runs of a switch known ahead, such as a promotion or a holiday: steps since it last went on or off and until it next does, and how much of the
 * steps around it is on. A promotion sells most on its first day, and the day before a holiday is none like others.
 */
final class RunFamily implements FeatureFamily {
    private static final int FAR = 14;
    private static final int AHEAD = 7;

    private final String name;

    RunFamily(String name) {
        this.name = name;
    }

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(name + ".since-change", FeatureGroup.PROMOTION),
                new Feature(name + ".until-change", FeatureGroup.PROMOTION),
                new Feature(name + ".on-lately", FeatureGroup.PROMOTION),
                new Feature(name + ".on-soon", FeatureGroup.PROMOTION));
    }

    @Override
    public Writer at(OriginView view) {
        Covariate covariate = Covariates.named(view.history.panel, name);
        return (row, steps, count, columns, first, at) -> {
            for (int i = 0; i < count; i++) {
                int target = view.origin + steps[i];
                columns[first][at + i] = since(covariate, row, target, view.origin);
                columns[first + 1][at + i] = until(covariate, row, target, view.origin);
                columns[first + 2][at + i] = share(covariate, row, target - FAR, target, view.origin);
                columns[first + 3][at + i] = share(covariate, row, target + 1, target + 1 + AHEAD, view.origin);
            }
        };
    }

    /** 0 on the first step of a run, {@value #FAR} where it is older or its beginning is not known. */
    private static float since(Covariate covariate, int row, int target, int origin) {
        for (int k = 0; k < FAR; k++) {
            if (changes(covariate, row, target - k, origin)) {
                return k;
            }
        }
        return FAR;
    }

    /** 1 on the last step of a run, one more than {@value #FAR} where it lasts longer or its end is not known. */
    private static float until(Covariate covariate, int row, int target, int origin) {
        for (int k = 1; k <= FAR; k++) {
            if (changes(covariate, row, target + k, origin)) {
                return k;
            }
        }
        return FAR + 1;
    }

    private static boolean changes(Covariate covariate, int row, int step, int origin) {
        double before = Covariates.known(covariate, row, step - 1, origin);
        double now = Covariates.known(covariate, row, step, origin);
        return !Double.isNaN(before) && !Double.isNaN(now) && (before != 0) != (now != 0);
    }

    /** Share of the known steps that are on, NaN where none is known. */
    private static float share(Covariate covariate, int row, int from, int to, int origin) {
        int on = 0;
        int known = 0;
        for (int t = from; t < to; t++) {
            double v = Covariates.known(covariate, row, t, origin);
            if (!Double.isNaN(v)) {
                known++;
                on += v != 0 ? 1 : 0;
            }
        }
        return known > 0 ? (float) on / known : Float.NaN;
    }
}
