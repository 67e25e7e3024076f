package io.flowcast.connectors.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.routing.RoutePlan;

/**
 * Route plans as JSON, written and read without loss: the fields are the components of {@link RoutePlan} and of the records in it, with
 * seconds from the problem's start. A plan that was kept can be where a later search starts.
 *
 * <p>{@code format} and {@code formatVersion} say what it is. Fields may be added within a version, none is renamed or removed.
 */
public final class RoutePlanJson {
    /** Version of the format. */
    public static final int VERSION = 1;

    /** Name of the format. */
    public static final String FORMAT = "flowcast-route-plan";

    private static final RecordJson RECORDS = new RecordJson();

    private RoutePlanJson() {}

    /**
     * Writes a plan.
     *
     * @param plan the plan
     * @return JSON, one document
     */
    public static String write(RoutePlan plan) {
        ObjectNode root = RecordJson.NODES.objectNode();
        root.put("format", FORMAT).put("formatVersion", VERSION);
        root.setAll(RECORDS.object(plan));
        return ProblemJson.text(root);
    }

    /**
     * Reads a plan.
     *
     * @param source name of the text, for findings
     * @param text JSON as {@link #write} makes it
     * @return the plan
     * @throws InvalidInputException if the text is no JSON, of another format or version, or no plan
     */
    public static RoutePlan read(String source, String text) {
        ObjectNode root = (ObjectNode) ProblemJson.tree(source, text, FORMAT, VERSION);
        root.remove("format");
        root.remove("formatVersion");
        if (!root.has("trace")) {
            root.putArray("trace"); // Plans did not tell in the beginning.
        }
        RecordReader reader = new RecordReader(RECORDS, source);
        RoutePlan plan = reader.record(RoutePlan.class, root, "");
        reader.findings.toFindings().throwIfFatal();
        if (plan == null) {
            throw new IllegalStateException("A plan without findings is read");
        }
        return plan;
    }
}
