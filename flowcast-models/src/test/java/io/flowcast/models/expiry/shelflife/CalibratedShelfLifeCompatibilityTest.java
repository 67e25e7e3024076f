package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.ShelfLifeModelCompatibilityKit;
import io.flowcast.models.expiry.shelflife.survival.LifeLaw;
import io.flowcast.models.expiry.shelflife.survival.ParametricLife;
import java.util.Map;

class CalibratedShelfLifeCompatibilityTest extends ShelfLifeModelCompatibilityKit {
    @Override
    protected ShelfLifeModel model() {
        // one in twenty fails within seven days at 4 degrees
        double scale = 0.2;
        double location = Math.log(7) - scale * Math.log(-Math.log(0.95));
        CalibratedLife life = new CalibratedLife(
                new ParametricLife(LifeLaw.WEIBULL, location, scale),
                new TemperatureLaw.Arrhenius(80_000),
                4,
                30,
                -50,
                5_000);
        return new CalibratedShelfLife(Map.of("P", life), ShelfLifeSettings.standard());
    }
}
