package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.expiry.ShelfLifeModel;
import io.flowcast.api.expiry.ShelfLifeModelCompatibilityKit;

class LabelShelfLifeCompatibilityTest extends ShelfLifeModelCompatibilityKit {
    @Override
    protected ShelfLifeModel model() {
        return new LabelShelfLife(ShelfLifeSettings.standard());
    }
}
