package io.flowcast.api.catalog;

import io.flowcast.api.internal.Require;

/**
 * A kind of vehicle at a depot.
 *
 * @param id key of the kind, unique in a catalog
 * @param name name for people
 * @param depotSiteId where its tours start and end
 * @param count how many there are, at least 1
 * @param capacityGrams payload
 * @param temperature temperatures it can keep
 * @param shift when it may be on the road, local time of the depot
 * @param fixedCost cost of using one for a day
 * @param costPerKilometre cost of distance
 * @param costPerHour cost of time on the road, service included
 * @param averageKilometresPerHour speed for travel times that are not measured, above zero
 * @param emissionFactorId factor in kgCO2e per kilometre, a key of the run's factors
 */
public record Vehicle(
        String id,
        String name,
        String depotSiteId,
        int count,
        long capacityGrams,
        StorageRange temperature,
        TimeRange shift,
        double fixedCost,
        double costPerKilometre,
        double costPerHour,
        double averageKilometresPerHour,
        String emissionFactorId) {
    /** Checks the arguments. */
    public Vehicle {
        Require.text("id", id);
        Require.text("name", name);
        Require.text("depotSiteId", depotSiteId);
        Require.positive("count", (long) count);
        Require.positive("capacityGrams", capacityGrams);
        Require.present("temperature", temperature);
        Require.present("shift", shift);
        Require.nonNegative("fixedCost", fixedCost);
        Require.nonNegative("costPerKilometre", costPerKilometre);
        Require.nonNegative("costPerHour", costPerHour);
        Require.positive("averageKilometresPerHour", averageKilometresPerHour);
        Require.text("emissionFactorId", emissionFactorId);
    }
}
