package io.flowcast.models.expiry.shelflife.growth;

/** How the largest rate of growth depends on temperature, pH and water activity: a secondary model. Immutable. */
public sealed interface GrowthRate permits Ratkowsky, GammaConcept {
    /**
     * Rate at a condition.
     *
     * @param condition temperature, pH, water activity
     * @return log10 units per hour, 0 where nothing grows
     */
    double ratePerHour(GrowthCondition condition);
}
