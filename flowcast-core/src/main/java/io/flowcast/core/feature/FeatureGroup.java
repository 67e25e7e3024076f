package io.flowcast.core.feature;

/** What a feature speaks of: contributions of features are summed by group to explain a forecast. */
public enum FeatureGroup {
    /** How much the series sold lately, and how evenly. */
    LEVEL,
    /** How often it could be bought lately. */
    AVAILABILITY,
    /** The time of the week, or of whatever the shortest season is. */
    SEASON,
    /** Date and events that are the same for all rows. */
    CALENDAR,
    /** What is known ahead and differs between rows: price, discount, promotion. */
    PROMOTION,
    /** What is known only afterwards, as it was known at the origin: weather. */
    WEATHER,
    /** How related rows sold lately: the product elsewhere, the site's other products. */
    RELATED,
    /** How far ahead. */
    HORIZON
}
