package io.flowcast.benchmarks.forecast;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One series to forecast.
 *
 * @param id its id
 * @param history what is known
 * @param actual what came, as many values as the horizon; NaN if there is nothing to compare with
 * @param seasons season lengths, rising; empty for none
 */
record BenchSeries(String id, double[] history, double[] actual, List<Integer> seasons) {
    int horizon() {
        return actual.length;
    }

    /** The shortest season, 1 for none: what errors are scaled by. */
    int period() {
        return seasons.isEmpty() ? 1 : seasons.get(0);
    }

    /**
     * Joins histories and what came; what does not fit is left out with a finding.
     *
     * @param train histories
     * @param test what came, null if it is not known
     * @param infos seasons and horizons, null for the defaults
     * @param defaults seasons and horizon of series without an info file; a horizon of 0 is that of what came
     * @param findings receives what was left out
     * @return the series
     */
    static List<BenchSeries> join(
            Map<String, double[]> train,
            @Nullable Map<String, double[]> test,
            @Nullable Map<String, SeriesInfo> infos,
            SeriesInfo defaults,
            FindingCollector findings) {
        List<BenchSeries> result = new ArrayList<>();
        train.forEach((id, history) -> {
            double[] actual = test == null ? new double[0] : test.get(id);
            SeriesInfo info = infos == null ? defaults : infos.get(id);
            int wanted = defaults.horizon() > 0 || info == null ? defaults.horizon() : info.horizon();
            int horizon = actual == null || wanted > 0 ? wanted : actual.length;
            if (test != null && (actual == null || actual.length == 0)) {
                leaveOut(findings, id, "series.no-test", "Maybe the test file is of other series.");
            } else if (info == null) {
                leaveOut(findings, id, "series.no-info", "Maybe the info file is of other series.");
            } else if (test != null && actual != null && actual.length < horizon) {
                leaveOut(findings, id, "series.short-test", "Maybe the horizon is that of another frequency.");
            } else if (history.length == 0) {
                leaveOut(
                        findings,
                        id,
                        "series.no-history",
                        "Maybe the row was cut off, or its values are not separated by commas.");
            } else if (actual != null) {
                double[] came = Arrays.copyOf(actual, horizon);
                if (test == null) {
                    Arrays.fill(came, Double.NaN);
                }
                result.add(new BenchSeries(id, history, came, info.seasons()));
            }
        });
        if (result.isEmpty()) {
            findings.add(
                    Severity.FATAL,
                    "series.nothing-to-forecast",
                    Place.of("train and test"),
                    "id",
                    "",
                    "Maybe the files are not of the same series.");
        }
        return result;
    }

    private static void leaveOut(FindingCollector findings, String id, String code, String cause) {
        findings.add(Severity.ERROR, code, Place.of("train"), "id", id, cause + " The series is left out.");
    }
}
