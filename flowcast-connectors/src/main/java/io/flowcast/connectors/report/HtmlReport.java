package io.flowcast.connectors.report;

import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.SupplyPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a plan as one HTML file for people.
 *
 * <p>The file holds everything it needs: styles, scripts, drawings and data. It fetches nothing when it is opened (its
 * own content security policy forbids it), can be mailed and kept, prints well, follows the light or dark setting of the
 * machine and can be read on a phone. What to do today, the orders and lots of today, impact, findings and provenance
 * need no JavaScript. A plan of 500 series with eight weeks of history and a week ahead takes about 1 MB.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes a report to a file, which is replaced if it is there.
     *
     * @param plan the plan
     * @param request what the plan was made from: names and history
     * @param options title, assumptions, attributions
     * @param file where to
     * @throws IOException if writing fails
     * @throws IllegalStateException if the plan holds a number that is not finite, against its promise
     */
    public static void write(SupplyPlan plan, PlanRequest request, ReportOptions options, Path file)
            throws IOException {
        Files.writeString(file, page(plan, request, options), StandardCharsets.UTF_8);
    }

    /**
     * Writes a report to a stream in UTF-8.
     *
     * @param plan the plan
     * @param request what the plan was made from: names and history
     * @param options title, assumptions, attributions
     * @param target where to; is flushed and stays open
     * @throws IOException if writing fails
     * @throws IllegalStateException if the plan holds a number that is not finite, against its promise
     */
    public static void write(SupplyPlan plan, PlanRequest request, ReportOptions options, OutputStream target)
            throws IOException {
        target.write(page(plan, request, options).getBytes(StandardCharsets.UTF_8));
        target.flush();
    }

    private static String page(SupplyPlan plan, PlanRequest request, ReportOptions options) {
        return new ReportPage(plan, request, options).text();
    }
}
