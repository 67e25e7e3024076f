package io.flowcast.persistence.postgres;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.flowcast.api.catalog.TemperatureLaw;

/** Writes the records of the catalog as JSON documents, one property for each component, and reads them back. */
final class CatalogDocuments {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A document that a later minor version wrote may have more properties.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(TemperatureLaw.class, NamedTemperatureLaw.class)
            .build();

    CatalogDocuments() {}

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw Sql.failure("write the catalog", e);
        }
    }

    <T> T read(String document, Class<T> type) {
        try {
            return mapper.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw Sql.failure("read the catalog", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "law")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TemperatureLaw.Q10.class, name = "q10"),
        @JsonSubTypes.Type(value = TemperatureLaw.Arrhenius.class, name = "arrhenius"),
        @JsonSubTypes.Type(value = TemperatureLaw.LabelOnly.class, name = "label-only")
    })
    private interface NamedTemperatureLaw {}
}
