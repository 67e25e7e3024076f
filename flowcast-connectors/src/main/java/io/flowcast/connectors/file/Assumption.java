package io.flowcast.connectors.file;

/**
 * Something that a scenario assumes, with its reason.
 *
 * @param section section of the file, such as {@code vehicles}
 * @param field field of the section, such as {@code capacityGrams}
 * @param value what is assumed where the section holds one value, else empty
 * @param reason why
 */
public record Assumption(String section, String field, String value, String reason) {}
