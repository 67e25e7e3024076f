package io.flowcast.api.catalog;

/** What the date on a label means in law. */
public enum DateKind {
    /** Safety: must not be sold, moved to people or donated after the date. */
    USE_BY,
    /** Quality: may still be given away after the date where the recipient accepts it. */
    BEST_BEFORE
}
