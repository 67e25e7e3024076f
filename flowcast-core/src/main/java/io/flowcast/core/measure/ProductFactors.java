package io.flowcast.core.measure;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factors;
import java.util.List;

/** Keys under which the factors of a product are looked for: its own, its category's, the general one. */
final class ProductFactors {
    private ProductFactors() {}

    static List<String> of(String prefix, Product product) {
        return List.of(prefix + Factors.OF_PRODUCT + product.id(), prefix + product.category());
    }

    /** Bread in a landfill emits other amounts than lettuce. */
    static List<String> disposal(Pathway pathway, Product product) {
        return List.of(
                pathway.factorId() + "." + Factors.OF_PRODUCT + product.id(),
                pathway.factorId() + "." + product.category(),
                pathway.factorId());
    }
}
