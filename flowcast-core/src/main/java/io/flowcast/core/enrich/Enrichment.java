package io.flowcast.core.enrich;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.travel.TravelMatrix;
import io.flowcast.core.check.CheckedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the world outside and freezes the answers. */
public final class Enrichment {
    private final TravelProvider travel;

    /**
     * An enrichment.
     *
     * @param travel knows the roads
     */
    public Enrichment(TravelProvider travel) {
        this.travel = travel;
    }

    /**
     * Brings what a plan needs from outside.
     *
     * @param checked what is planned
     * @param context deadline and cancellation
     * @return the answers, frozen
     * @throws SourceException if a provider does not answer as it must
     */
    public Surroundings freeze(CheckedRequest checked, RunContext context) {
        Catalog catalog = checked.catalog();
        List<GeoPoint> places = new ArrayList<>();
        Map<String, Integer> sites = new HashMap<>();
        for (Site site : catalog.sites()) {
            if (sites.putIfAbsent(site.id(), places.size()) == null) {
                places.add(site.location());
            }
        }
        Map<String, Integer> recipients = new HashMap<>();
        for (Recipient recipient : catalog.recipients()) {
            if (recipients.putIfAbsent(recipient.id(), places.size()) == null) {
                places.add(recipient.location());
            }
        }
        Map<String, TravelMatrix> matrices = new LinkedHashMap<>();
        Map<String, String> sources = new TreeMap<>();
        for (Vehicle vehicle : catalog.vehicles()) {
            String profile = Surroundings.profile(vehicle);
            if (!matrices.containsKey(profile)) {
                Sourced<TravelMatrix> answer = travel.matrix(places, vehicle.averageKilometresPerHour(), context);
                matrices.put(profile, answer.value());
                sources.put("travel at " + profile, answer.source() + ", read " + answer.fetchedAt());
            }
        }
        return new Surroundings(places, sites, recipients, matrices, sources);
    }
}
