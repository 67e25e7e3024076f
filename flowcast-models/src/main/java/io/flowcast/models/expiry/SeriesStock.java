package io.flowcast.models.expiry;

import io.flowcast.api.demand.SeriesKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything of one product at one site: lots, orders that come in, goods from other sites. */
final class SeriesStock {
    final SeriesKey key;
    /** Row of the forecast, or -1 for none. */
    final int row;
    /** Lots that can still be sold, oldest first. */
    final List<LotState> lots = new ArrayList<>();

    final List<Integer> arrivalDays = new ArrayList<>();
    final List<Long> arrivalUnits = new ArrayList<>();
    /** Dates of the arrivals, in the order of the days. */
    final List<LocalDate> arrivalDates = new ArrayList<>();

    final List<Move> incoming = new ArrayList<>();

    /** Whether it was decided for before. */
    boolean looked;

    /** Whether what was decided was valued. */
    boolean valued;

    /** Whether the forecast holds numbers that are no demand. */
    boolean broken;

    /** Counts changes that other series make to this one. */
    int version;

    /** Expected demand and unmet demand of each day, once it was asked for as a place to move goods to. */
    double[] wantedPerDay = {};

    double[] lostPerDay = {};

    SeriesStock(SeriesKey key, int row) {
        this.key = key;
        this.row = row;
    }
}
