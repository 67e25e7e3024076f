package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import io.flowcast.models.expiry.shelflife.kinetics.TraceSettings;
import java.time.Instant;
import java.util.List;

/**
 * Ages goods over a span of time by the temperatures that were read in it: {@code age = integral of k(T(t)) / k(Tref) dt},
 * in days at the reference temperature, which also stands for gaps. What is believed of the readings is told at
 * {@link TemperatureTrace}.
 */
final class Ageing {
    static final double SECONDS_PER_DAY = 86_400;

    private final AgeingRate rate;
    private final StorageRange storage;
    private final TraceSettings settings;

    private double ageDays;
    private double gapHours;
    private double outsideHours;
    private int spikes;
    private int used;

    Ageing(AgeingRate rate, StorageRange storage, ShelfLifeSettings settings) {
        this.rate = rate;
        this.storage = storage;
        this.settings =
                new TraceSettings(settings.longestGap(), settings.spikeKelvin(), settings.spikeKelvinPerMinute());
    }

    /** Ages the goods from one moment to another, not before it, and forgets what came before. */
    Ageing over(List<TemperatureReading> readings, Instant from, Instant to) {
        TemperatureTrace trace = TemperatureTrace.ofSorted(readings, from, to, settings);
        ageDays = trace.ageDays(rate);
        gapHours = trace.gapHours();
        outsideHours = trace.hoursOutside(storage.minCelsius(), storage.maxCelsius());
        spikes = trace.spikes();
        used = trace.used();
        return this;
    }

    /** Age gained, in days at the reference temperature. */
    double ageDays() {
        return ageDays;
    }

    /** Time without readings, filled with the reference temperature. */
    double gapHours() {
        return gapHours;
    }

    /** Time at temperatures outside the product's storage range. */
    double outsideHours() {
        return outsideHours;
    }

    /** Readings ignored since no air changes so fast. */
    int spikes() {
        return spikes;
    }

    /** Readings that were believed. */
    int used() {
        return used;
    }
}
