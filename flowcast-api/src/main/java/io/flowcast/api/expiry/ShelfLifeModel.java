package io.flowcast.api.expiry;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;

/** Predicts how long a lot is still good. Immutable and safe for several threads. */
public interface ShelfLifeModel {
    /**
     * Name of the model, for provenance.
     *
     * @return lower case words joined by dashes
     */
    String name();

    /**
     * Predicts the life that is left. The answer never goes beyond the label's date.
     *
     * @param lot the lot
     * @param product what it is
     * @param site where it lies
     * @param history temperatures there since it came in; where it has a gap the product's reference temperature is taken
     * @param at the moment asked about
     * @return the remaining life
     */
    RemainingLife remaining(StockLot lot, Product product, Site site, TemperatureHistory history, Instant at);
}
