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
 * @param actual what came, as many values as the horizon
 * @param period season length, 1 for none
 */
record BenchSeries(String id, double[] history, double[] actual, int period) {
    int horizon() {
        return actual.length;
    }

    /** Joins histories and what came; what does not fit is left out with a finding. */
    static List<BenchSeries> join(
            Map<String, double[]> train,
            Map<String, double[]> test,
            @Nullable Map<String, SeriesInfo> infos,
            int defaultPeriod,
            FindingCollector findings) {
        List<BenchSeries> result = new ArrayList<>();
        train.forEach((id, history) -> {
            double[] actual = test.get(id);
            SeriesInfo info = infos == null ? new SeriesInfo(defaultPeriod, 0) : infos.get(id);
            int horizon = actual == null ? 0 : info == null || info.horizon() == 0 ? actual.length : info.horizon();
            if (actual == null || actual.length == 0) {
                leaveOut(findings, id, "series.no-test", "Maybe the test file is of other series.");
            } else if (info == null) {
                leaveOut(findings, id, "series.no-info", "Maybe the info file is of other series.");
            } else if (actual.length < horizon) {
                leaveOut(findings, id, "series.short-test", "Maybe the horizon is that of another frequency.");
            } else if (history.length == 0) {
                leaveOut(findings, id, "series.no-history", "Maybe the row was cut off.");
            } else {
                result.add(new BenchSeries(id, history, Arrays.copyOf(actual, horizon), info.period()));
            }
        });
        if (result.isEmpty()) {
            findings.add(
                    Severity.FATAL,
                    "series.nothing-to-forecast",
                    Place.of("train and test"),
                    "id",
                    "",
                    "Maybe the two files are not of the same series.");
        }
        return result;
    }

    private static void leaveOut(FindingCollector findings, String id, String code, String cause) {
        findings.add(Severity.ERROR, code, Place.of("train"), "id", id, cause + " The series is left out.");
    }
}
