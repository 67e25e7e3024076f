package io.flowcast.connectors.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Compact JSON for the page's scripts: rows are arrays, numbers carry only the digits that can be seen. */
final class DataOut {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private DataOut(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a part of the data. */
    interface Body {
        void write(DataOut out) throws IOException;
    }

    /** An object as text that may stand inside a script element: no {@code <}, and no line end of JavaScript. */
    static String embedded(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.writeStartObject();
            body.write(new DataOut(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // These characters stand inside JSON strings only, where an escape means the same.
        return text.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    void field(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    void field(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void object(String name, Body body) throws IOException {
        json.writeObjectFieldStart(name);
        body.write(this);
        json.writeEndObject();
    }

    void array(String name, Body body) throws IOException {
        json.writeArrayFieldStart(name);
        body.write(this);
        json.writeEndArray();
    }

    void array(Body body) throws IOException {
        json.writeStartArray();
        body.write(this);
        json.writeEndArray();
    }

    void object(Body body) throws IOException {
        json.writeStartObject();
        body.write(this);
        json.writeEndObject();
    }

    void text(@Nullable String value) throws IOException {
        json.writeString(value);
    }

    void whole(long value) throws IOException {
        json.writeNumber(value);
    }

    void nothing() throws IOException {
        json.writeNull();
    }

    /** A number with about four digits, which is more than a chart shows. */
    void number(double value) throws IOException {
        double size = Math.abs(value);
        number(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
    }

    void number(double value, int decimals) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("a plan must not hold the number " + value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        json.writeNumber(
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }
}
