package io.flowcast.connectors.file;

/** What may stand before the decimals of a number. */
enum Decimals {
    /** A point. */
    POINT,
    /** A point, or a comma if it cannot stand between thousands: {@code 2,5}, not {@code 2,500}. */
    COMMA_IF_CLEAR,
    /** A point or a comma; semicolons between columns are used where commas stand before decimals. */
    COMMA_LIKELY,
    /** A comma, as the caller says. */
    COMMA
}
