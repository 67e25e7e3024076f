package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;

/**
 * Remaining life from the label and from the temperatures a lot saw, by the law of temperature of its product: Q10,
 * Arrhenius, or none.
 *
 * <p>The stated life runs down at the rate of ageing of each moment; what is left of it, at the reference temperature,
 * is a log-normal rest of life that the label's date cuts off. Days of life are counted from the start of the day of
 * receipt, so a lot with L days can be sold on L dates. Cost: one pass over the readings since receipt.
 *
 * <p>Limits: nothing is known of the time before receipt but what the label tells; air is taken for food, which follows
 * it more slowly; freezing damage, moisture and microbes' lag phase are not modelled.
 */
public final class KineticShelfLife implements ShelfLifeModel {
    private final ShelfLifeSettings settings;

    /**
     * A model.
     *
     * @param settings what is assumed where nothing is measured
     */
    public KineticShelfLife(ShelfLifeSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kinetic-shelf-life";
    }

    @Override
    public RemainingLife remaining(StockLot lot, Product product, Site site, TemperatureHistory history, Instant at) {
        return new LotLife(
                        lot,
                        product,
                        site,
                        history.readings(),
                        product.shelfLife().temperatureLaw(),
                        at,
                        settings)
                .remaining();
    }
}
