package io.flowcast.connectors.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON generator with the few rules that all parts of a plan share; a field without a value is left out. */
final class JsonOut {
    private static final int DECIMALS = 6;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a part of a document. */
    interface Body {
        void write(JsonOut out) throws IOException;
    }

    /** An object as text. */
    static String document(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            new JsonOut(generator).object(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void object(Body body) throws IOException {
        json.writeStartObject();
        body.write(this);
        json.writeEndObject();
    }

    void object(String name, Body body) throws IOException {
        json.writeFieldName(name);
        object(body);
    }

    void array(String name, Body body) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        body.write(this);
        json.writeEndArray();
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    void date(String name, @Nullable LocalDate value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void whole(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(plain(name, value));
    }

    void number(String name, Optional<Double> value) throws IOException {
        if (value.isPresent()) {
            number(name, value.get());
        }
    }

    /** A number that others multiply with: twelve decimals instead of six. */
    void precise(String name, double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(name + " must be finite, was " + value);
        }
        json.writeFieldName(name);
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2 * DECIMALS, RoundingMode.HALF_EVEN);
        json.writeNumber(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }

    void numbers(String name, double... values) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (double value : values) {
            json.writeNumber(plain(name, value));
        }
        json.writeEndArray();
    }

    /** At most six decimals, never an exponent; a plan that holds a number that is none breaks its promise. */
    static String plain(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(name + " must be finite, was " + value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
