package io.flowcast.core.stock;

import io.flowcast.api.finding.Findings;
import java.time.LocalDate;
import java.util.List;

/**
 * What is picked for all requests.
 *
 * @param picks parts of lots, in the order of the requests and of picking
 * @param shortUnits what could not be picked, for each request
 * @param findings why, and which lots must not be used
 */
public record PickList(List<Pick> picks, List<Long> shortUnits, Findings findings) {
    /** Copies the lists. */
    public PickList {
        picks = List.copyOf(picks);
        shortUnits = List.copyOf(shortUnits);
    }

    /**
     * A part of a lot for one request.
     *
     * @param request number of the request, from 0
     * @param customerId who gets it
     * @param lotId from which lot
     * @param units how much, above zero
     * @param lastDay last day on which it can be sold
     * @param daysLeft days from delivery to that day, at least 0
     */
    public record Pick(int request, String customerId, String lotId, long units, LocalDate lastDay, long daysLeft) {}

    /**
     * What is picked for one request.
     *
     * @param request its number, from 0
     * @return units
     */
    public long unitsOf(int request) {
        return picks.stream()
                .filter(pick -> pick.request() == request)
                .mapToLong(Pick::units)
                .sum();
    }
}
