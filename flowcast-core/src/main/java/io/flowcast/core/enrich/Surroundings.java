package io.flowcast.core.enrich;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.travel.TravelMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What is known of the world outside for one run, frozen. Immutable. */
public final class Surroundings {
    private final List<GeoPoint> places;
    private final Map<String, Integer> indexOfSite;
    private final Map<String, Integer> indexOfRecipient;
    private final Map<String, TravelMatrix> travelByProfile;
    private final Map<String, String> sources;

    Surroundings(
            List<GeoPoint> places,
            Map<String, Integer> indexOfSite,
            Map<String, Integer> indexOfRecipient,
            Map<String, TravelMatrix> travelByProfile,
            Map<String, String> sources) {
        this.places = List.copyOf(places);
        this.indexOfSite = Map.copyOf(indexOfSite);
        this.indexOfRecipient = Map.copyOf(indexOfRecipient);
        this.travelByProfile = Collections.unmodifiableMap(new LinkedHashMap<>(travelByProfile));
        this.sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /**
     * Profile of a vehicle: vehicles of one speed share a travel matrix.
     *
     * @param vehicle the vehicle
     * @return key of its matrix
     */
    public static String profile(Vehicle vehicle) {
        return vehicle.averageKilometresPerHour() + " km/h";
    }

    /**
     * All places.
     *
     * @return sites and recipients, in the order of the matrices
     */
    public List<GeoPoint> places() {
        return places;
    }

    /**
     * Place of a site.
     *
     * @param siteId the site
     * @return its place in the matrices, or empty if it is unknown
     */
    public OptionalInt site(String siteId) {
        return find(indexOfSite, siteId);
    }

    /**
     * Place of a recipient.
     *
     * @param recipientId the recipient
     * @return its place in the matrices, or empty if it is unknown
     */
    public OptionalInt recipient(String recipientId) {
        return find(indexOfRecipient, recipientId);
    }

    /**
     * Travel matrices.
     *
     * @return profile to matrix; empty if there are no vehicles
     */
    public Map<String, TravelMatrix> travel() {
        return travelByProfile;
    }

    /**
     * Where it all comes from.
     *
     * @return name to source and time
     */
    public Map<String, String> sources() {
        return sources;
    }

    private static OptionalInt find(Map<String, Integer> index, String id) {
        Integer place = index.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
