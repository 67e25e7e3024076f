package io.flowcast.persistence.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object taken apart: the lists of objects that are fields of it, item by item, and the rest. Put together again it is the same
 * text but for blanks around items. A document that is no object has no lists.
 *
 * @param rest the document with its lists emptied
 * @param lists the lists, in the order of the document
 */
record SplitDocument(String rest, List<ItemList> lists) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(-1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * A list of the document.
     *
     * @param name name of the field
     * @param offset after how many characters of the rest its items belong
     * @param items the items
     */
    record ItemList(String name, int offset, List<String> items) {}

    /** Takes a document apart. */
    static SplitDocument of(String document) {
        StringBuilder rest = new StringBuilder();
        List<ItemList> lists = new ArrayList<>();
        int copied = 0;
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new SplitDocument(document, List.of());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    parser.skipChildren();
                    continue;
                }
                int inside = offset(parser) + 1;
                boolean objects = true;
                List<String> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    objects &= parser.currentToken() == JsonToken.START_OBJECT;
                    items.add(item(parser, document));
                }
                if (objects) {
                    rest.append(document, copied, inside);
                    lists.add(new ItemList(name, rest.length(), items));
                    copied = offset(parser);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a part of a plan must be JSON", e);
        }
        return new SplitDocument(
                rest.append(document, copied, document.length()).toString(), lists);
    }

    private static String item(JsonParser parser, String document) throws IOException {
        int from = offset(parser);
        parser.skipChildren();
        parser.finishToken();
        return document.substring(from, Math.toIntExact(parser.currentLocation().getCharOffset()))
                .strip();
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    /** Puts the document together again. */
    String join() {
        StringBuilder document = new StringBuilder();
        int copied = 0;
        for (ItemList list : lists) {
            document.append(rest, copied, list.offset());
            document.append(String.join(",", list.items()));
            copied = list.offset();
        }
        return document.append(rest, copied, rest.length()).toString();
    }
}
