package io.flowcast.core.stock;

/** In which order lots are picked. */
public enum PickRule {
    /** What expires first goes first; of two alike, what came in first. */
    FEFO,
    /** What came in first goes first; of two alike, what expires first. */
    FIFO,
    /** What came in last goes first; of two alike, what expires last. */
    LIFO
}
