package io.flowcast.core.feature;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is done about anomalies.
 *
 * @param treatment for each kind; one that is not named is left
 * @param leastGap runs of unknown cells within a row from this length on are reported, at least 1
 */
public record CleaningOptions(Map<Anomaly.Kind, Treatment> treatment, int leastGap) {
    private static final int USUAL_GAP = 7;

    /** What is done. */
    public enum Treatment {
        /** Reported, not changed. */
        LEAVE,
        /** The cells become {@link io.flowcast.api.demand.CellState#MISSING}: models pass over them. For a level shift, those before it: the row begins anew. */
        HIDE,
        /** The value becomes what was expected. Not for a level shift, before which nothing is wrong: there it is taken as {@link #HIDE}. */
        REPLACE
    }

    /** Checks and copies the arguments. */
    public CleaningOptions {
        EnumMap<Anomaly.Kind, Treatment> all = new EnumMap<>(Anomaly.Kind.class);
        for (Anomaly.Kind kind : Anomaly.Kind.values()) {
            all.put(kind, treatment.getOrDefault(kind, Treatment.LEAVE));
        }
        treatment = Map.copyOf(all);
        if (leastGap < 1) {
            throw new IllegalArgumentException("leastGap must be at least 1, was " + leastGap);
        }
    }

    /**
     * Only says what was found.
     *
     * @return options that change nothing
     */
    public static CleaningOptions reportOnly() {
        return new CleaningOptions(Map.of(), USUAL_GAP);
    }

    /**
     * Hides outliers, changes that die away and silences; keeps what came before a shift, since models follow a level by themselves.
     *
     * @return the options
     */
    public static CleaningOptions hiding() {
        return new CleaningOptions(
                Map.of(
                        Anomaly.Kind.ADDITIVE, Treatment.HIDE,
                        Anomaly.Kind.TEMPORARY_CHANGE, Treatment.HIDE,
                        Anomaly.Kind.SILENCE, Treatment.HIDE),
                USUAL_GAP);
    }

    /**
     * These options with one treatment changed.
     *
     * @param kind the kind
     * @param how what is done about it
     * @return a copy
     */
    public CleaningOptions with(Anomaly.Kind kind, Treatment how) {
        EnumMap<Anomaly.Kind, Treatment> all = new EnumMap<>(treatment);
        all.put(kind, how);
        return new CleaningOptions(all, leastGap);
    }
}
