package io.flowcast.models.expiry;

import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ExpiryPlannerCompatibilityKit;

class ExpectedValueExpiryCompatibilityTest extends ExpiryPlannerCompatibilityKit {
    @Override
    protected ExpiryPlanner planner() {
        return new ExpectedValueExpiryPlanner(ExpirySettings.standard());
    }
}
