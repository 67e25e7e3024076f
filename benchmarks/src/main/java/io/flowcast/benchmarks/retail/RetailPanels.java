package io.flowcast.benchmarks.retail;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.Timeline;
import io.flowcast.core.feature.HourlyProfile;
import io.flowcast.core.feature.HourlyProfiles;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a panel of the days before an origin, and of what is planned after it. */
final class RetailPanels {
    private RetailPanels() {}

    /** A panel, and the profiles its availabilities rest on. */
    record Made(DemandPanel panel, HourlyProfiles profiles) {}

    /**
     * Makes a panel.
     *
     * @param data days of which those before the origin are used
     * @param origin number of days
     * @param ahead days after the origin whose plans are known; 0 if none are
     * @param plans where the plans are read from; null for those in the data
     * @param weather whether the measured weather becomes a covariate
     */
    static Made of(RetailData data, int origin, int ahead, RetailFile.@Nullable Future plans, boolean weather) {
        HourlyProfiles profiles = HourlyProfiles.estimate(data.before(origin));
        DemandPanel.Builder builder = DemandPanel.builder(Timeline.days(data.first));
        int n = data.rows;
        for (int r = 0; r < n; r++) {
            double[] value = new double[origin];
            CellState[] state = new CellState[origin];
            double[] open = new double[origin];
            HourlyProfile profile = profiles.of(data.key(r));
            for (int t = 0; t < origin; t++) {
                int cell = r * data.days + t;
                boolean known = data.known(r, t);
                value[t] = known ? data.sales[cell] : 0;
                open[t] = known ? profile.availability(data.day(r, t)) : 0;
                // A night without stock hides next to nothing: the day counts as observed, for what was seen of it.
                state[t] = !known ? CellState.MISSING : data.inStock(r, t) ? CellState.OBSERVED : CellState.CENSORED;
            }
            builder.addRow(data.key(r), 0, value, state, open);
        }
        for (int f = 0; f < RetailData.FACTS.size(); f++) {
            builder.attribute(RetailData.FACTS.get(f), Arrays.asList(data.facts[f]));
        }
        int length = origin + ahead;
        double[][] discount = new double[n][length];
        double[][] activity = new double[n][length];
        double[][] holiday = new double[n][length];
        for (int r = 0; r < n; r++) {
            for (int t = 0; t < length; t++) {
                boolean planned = t >= origin && plans != null;
                int cell = planned ? r * ahead + t - origin : r * data.days + t;
                double d = planned && plans != null ? plans.discount()[cell] : data.discount[cell];
                discount[r][t] = Double.isNaN(d) ? t > 0 ? discount[r][t - 1] : 1 : Math.min(1.2, Math.max(0.2, d));
                activity[r][t] = planned && plans != null ? plans.activity()[cell] : data.activity[cell];
                holiday[r][t] = planned && plans != null ? plans.holiday()[cell] : data.holiday[cell];
            }
        }
        Covariate.Kind kind = ahead > 0 ? Covariate.Kind.KNOWN_FUTURE : Covariate.Kind.PAST_ONLY;
        int[] start = new int[n];
        builder.covariate(Covariate.perRow("discount", kind, start, discount, null));
        builder.covariate(Covariate.perRow("activity", kind, start, activity, null));
        if (ahead > 0) {
            builder.covariate(Covariate.perRow("holiday", kind, start, holiday, null));
        }
        for (int w = 0; w < RetailData.WEATHER.size() && weather; w++) {
            double[][] values = new double[n][origin];
            for (int r = 0; r < n; r++) {
                for (int t = 0; t < origin; t++) {
                    values[r][t] = data.weather[w][r * data.days + t];
                }
            }
            builder.covariate(
                    Covariate.perRow(RetailData.WEATHER.get(w), Covariate.Kind.PAST_ONLY, start, values, null));
        }
        return new Made(builder.build(), profiles);
    }

    static List<Double> levels() {
        return List.of(0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975);
    }
}
