package io.flowcast.server.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.server.http.FieldError;
import io.flowcast.server.http.Json;
import io.flowcast.server.http.ProblemException;
import io.flowcast.server.http.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the document of a catalog element by element, so that everything that is wrong is told at once. */
final class CatalogReader {

    private static final int MOST_ERRORS = 1_000;
    private static final Set<String> FIELDS =
            Set.of("products", "sites", "suppliers", "lanes", "listings", "vehicles", "recipients");

    private final Json json;
    private final List<FieldError> errors = new ArrayList<>();
    private long errorCount;

    private CatalogReader(Json json) {
        this.json = json;
    }

    /**
     * Reads a document.
     *
     * @throws ProblemException with everything that is wrong with it
     */
    static CatalogDocument read(byte[] body, Json json) {
        return new CatalogReader(json).read(json.read(body, JsonNode.class));
    }

    private CatalogDocument read(JsonNode root) {
        if (!root.isObject()) {
            throw ProblemException.of(ProblemType.BODY_INVALID, FieldError.at("", "The body must be an object."));
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                reject(FieldError.at("/" + name, "The field is unknown."));
            }
        }
        CatalogDocument document = new CatalogDocument(
                list(root, "products", Product.class, Product::id),
                list(root, "sites", Site.class, Site::id),
                list(root, "suppliers", Supplier.class, Supplier::id),
                list(root, "lanes", Lane.class, lane -> lane.supplierId() + "\u0000" + lane.siteId()),
                list(root, "listings", Listing.class, listing -> listing.siteId() + "\u0000" + listing.productId()),
                list(root, "vehicles", Vehicle.class, Vehicle::id),
                list(root, "recipients", Recipient.class, Recipient::id));
        if (errorCount > 0) {
            throw new ProblemException(
                    ProblemType.BODY_INVALID,
                    "The catalog was not replaced: " + errorCount + " of its values are wrong.",
                    errors,
                    Map.of());
        }
        return document;
    }

    private <T> List<T> list(JsonNode root, String name, Class<T> type, Function<T, String> key) {
        JsonNode elements = root.get(name);
        if (elements == null || !elements.isArray()) {
            reject(FieldError.at("/" + name, "There must be a list, which may be empty."));
            return List.of();
        }
        List<T> values = new ArrayList<>(elements.size());
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            String pointer = "/" + name + "/" + i;
            T value = json.convert(elements.get(i), pointer, type, this::reject);
            if (value != null) {
                values.add(value);
                if (!keys.add(key.apply(value))) {
                    reject(FieldError.at(pointer, "The key occurs before in the list."));
                }
            }
        }
        return values;
    }

    private void reject(FieldError error) {
        errorCount++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }
}
