package io.flowcast.core.feature;

import io.flowcast.api.demand.SeriesKey;

/**
 * Something in a row that its usual demand does not explain.
 *
 * @param row the row
 * @param key its key
 * @param step step of the calendar where it begins
 * @param end step after the last one it touches; for a level shift the end of the row
 * @param kind what it looks like
 * @param sizeUnits demand of the first step beyond what was expected, below zero if less; for a level shift the change of the level
 * @param score how unlikely it is, as a score of the standard normal distribution; below zero for too little
 */
public record Anomaly(int row, SeriesKey key, int step, int end, Kind kind, double sizeUnits, double score) {
    /** Shapes, after Chen and Liu (JASA 88, 1993), and one that demand has of its own. */
    public enum Kind {
        /** One step alone. */
        ADDITIVE,
        /** A jump that dies away over some steps. */
        TEMPORARY_CHANGE,
        /** A jump that stays. */
        LEVEL_SHIFT,
        /** No sale for far longer than chance allows, and sales again after it: maybe no stock, or no record. */
        SILENCE
    }
}
