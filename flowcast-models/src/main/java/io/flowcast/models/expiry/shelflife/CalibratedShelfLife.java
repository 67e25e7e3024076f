package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.stock.StockLot;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.survival.ParametricLife;
import io.flowcast.models.expiry.shelflife.survival.RemainingLifetime;
import java.time.Instant;
import java.util.Map;

/**
 * Remaining life from lives learned from records: what is left of a life that has lasted so far, {@code P(R > r) = S(a + r) / S(a)}
 * with a the age of the lot by its temperatures, cut off by the label's date.
 *
 * <p>The last day of sale is the one that all but the settings' share of fresh goods would reach. A measured life is not lengthened by
 * a longer label. Products without a learned life are answered by {@link KineticShelfLife}. One pass over the readings.
 */
public final class CalibratedShelfLife implements ShelfLifeModel {
    private final Map<String, CalibratedLife> lives;
    private final ShelfLifeSettings settings;
    private final KineticShelfLife others;

    /**
     * A model.
     *
     * @param lives learned lives by product id
     * @param settings share of goods that may fail by the last day of sale; what is assumed where nothing was learned
     */
    public CalibratedShelfLife(Map<String, CalibratedLife> lives, ShelfLifeSettings settings) {
        this.lives = Map.copyOf(lives);
        this.settings = settings;
        others = new KineticShelfLife(settings);
    }

    @Override
    public String name() {
        return "calibrated-shelf-life";
    }

    @Override
    public RemainingLife remaining(StockLot lot, Product product, Site site, TemperatureHistory history, Instant at) {
        CalibratedLife learned = lives.get(product.id());
        if (learned == null) {
            return others.remaining(lot, product, site, history, at);
        }
        ShelfLife stated = product.shelfLife();
        double toReference =
                new AgeingRate(learned.temperatureLaw(), learned.referenceCelsius()).at(stated.referenceCelsius());
        double failed = settings.failedShareAtStatedLife();
        ShelfLife measured = new ShelfLife(
                learned.life().quantile(failed) / toReference,
                stated.daysAfterOpening(),
                stated.daysAfterThawing(),
                stated.dateKind(),
                stated.referenceCelsius(),
                learned.temperatureLaw(),
                "calibrated on " + learned.records() + " records");
        return new LotLife(
                        lot,
                        product,
                        measured,
                        site,
                        history.readings(),
                        learned.temperatureLaw(),
                        at,
                        settings,
                        new MeasuredShape(learned, failed))
                .remaining();
    }

    private record MeasuredShape(CalibratedLife learned, double failed) implements LifeShape {
        @Override
        public Distribution rest(double lifeDays, double ageDays, double capDays) {
            ParametricLife life = learned.life();
            double shift = Math.log(lifeDays / life.quantile(failed));
            return RemainingLifetime.of(
                    new ParametricLife(life.law(), life.location() + shift, life.scale()),
                    ageDays,
                    Math.max(0, capDays));
        }

        @Override
        public String source() {
            return "measured (" + learned.records() + " records)";
        }

        @Override
        public boolean measured() {
            return true;
        }
    }
}
