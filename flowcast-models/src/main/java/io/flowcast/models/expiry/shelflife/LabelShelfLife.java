package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;
import java.util.List;

/**
 * Remaining life from the label alone: it ends at midnight after the label's date, in the zone of the site, for certain.
 * Temperatures do not matter. Goods without a label have the catalogue's life from receipt, opened and thawed goods the
 * life after that, both uncertain. Constant cost.
 */
public final class LabelShelfLife implements ShelfLifeModel {
    private final ShelfLifeSettings settings;

    /**
     * A model.
     *
     * @param settings spread of lives, for goods that the label does not rule
     */
    public LabelShelfLife(ShelfLifeSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "label-shelf-life";
    }

    @Override
    public RemainingLife remaining(StockLot lot, Product product, Site site, TemperatureHistory history, Instant at) {
        return new LotLife(lot, product, site, List.of(), new TemperatureLaw.LabelOnly(), at, settings).remaining();
    }
}
