package io.flowcast.server.http;

/** What a caller must be allowed to do to use a route. Declared and documented; authentication itself is planned. */
public enum Scope {
    /** Needs no permission: health, documentation. */
    NONE(""),
    /** Reads the metrics. */
    METRICS_READ("metrics:read"),
    /** Brings data in. */
    IMPORTS_WRITE("imports:write"),
    /** Replaces the catalog and the settings. */
    CATALOG_WRITE("catalog:write"),
    /** Reads the catalog and the settings. */
    CATALOG_READ("catalog:read"),
    /** Starts plans. */
    PLANS_WRITE("plans:write"),
    /** Reads plans. */
    PLANS_READ("plans:read"),
    /** Cancels jobs. */
    JOBS_WRITE("jobs:write"),
    /** Looks at jobs and follows them. */
    JOBS_READ("jobs:read");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /** The name of the scope as a token would carry it; empty for {@link #NONE}. */
    public String label() {
        return label;
    }
}
