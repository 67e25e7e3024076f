package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.expiry.TemperatureReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Ages goods over a span of time by the temperatures that were read in it: {@code age = integral of k(T(t)) / k(Tref) dt},
 * in days at the reference temperature.
 *
 * <p>Between two readings the temperature goes in a straight line; before the first and after the last one it stays as
 * read, for as long as a gap may last. A longer gap is filled with the reference temperature. Readings after the span
 * are not looked at: they were not known.
 *
 * <p>A spike is a run of at most {@value #LONGEST_SPIKE} readings that the temperature could reach and leave only by jumps no
 * air makes; it is ignored. A jump that stays is believed: goods that were carried elsewhere look like that.
 */
final class Ageing {
    static final double SECONDS_PER_DAY = 86_400;
    private static final int LONGEST_SPIKE = 3;

    private final AgeingRate rate;
    private final double referenceCelsius;
    private final StorageRange storage;
    private final ShelfLifeSettings settings;
    private final double longestGapSeconds;

    private double ageSeconds;
    private double gapSeconds;
    private double outsideSeconds;
    private int spikes;
    private int used;

    Ageing(AgeingRate rate, double referenceCelsius, StorageRange storage, ShelfLifeSettings settings) {
        this.rate = rate;
        this.referenceCelsius = referenceCelsius;
        this.storage = storage;
        this.settings = settings;
        longestGapSeconds = seconds(settings.longestGap());
    }

    /** Ages the goods from one moment to another, not before it, and forgets what came before. */
    Ageing over(List<TemperatureReading> readings, Instant from, Instant to) {
        ageSeconds = 0;
        gapSeconds = 0;
        outsideSeconds = 0;
        int first = firstAtOrAfter(readings, from);
        int end = first;
        while (end < readings.size() && !readings.get(end).at().isAfter(to)) {
            end++;
        }
        first = Math.max(0, first - 1 - LONGEST_SPIKE);
        double[] at = new double[end - first];
        double[] celsius = new double[end - first];
        for (int i = 0; i < at.length; i++) {
            TemperatureReading reading = readings.get(first + i);
            at[i] = seconds(Duration.between(from, reading.at()));
            celsius[i] = reading.celsius();
        }
        used = dropSpikes(at, celsius);
        integrate(at, celsius, used, seconds(Duration.between(from, to)));
        return this;
    }

    private static int firstAtOrAfter(List<TemperatureReading> readings, Instant moment) {
        int low = 0;
        int high = readings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings.get(middle).at().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Moves the believed readings to the front and returns how many there are. */
    private int dropSpikes(double[] at, double[] celsius) {
        int n = at.length;
        int kept = 0;
        int i = 0;
        if (n >= 3 && jumps(at, celsius, 0, 1) && !jumps(at, celsius, 1, 2)) {
            i = 1;
        }
        while (i < n) {
            if (kept > 0 && jumps(at, celsius, kept - 1, i)) {
                int back = endOfSpike(at, celsius, kept - 1, i);
                if (back > i) {
                    i = back;
                    continue;
                }
            }
            at[kept] = at[i];
            celsius[kept] = celsius[i];
            kept++;
            i++;
        }
        spikes = n - kept;
        return kept;
    }

    /** First reading after the spike that begins at {@code start}, or {@code start} if the jump must be believed. */
    private int endOfSpike(double[] at, double[] celsius, int good, int start) {
        int n = at.length;
        for (int j = start + 1; j < n && j <= start + LONGEST_SPIKE; j++) {
            if (jumps(at, celsius, j - 1, j) && !jumps(at, celsius, good, j)) {
                return j;
            }
        }
        return start == n - 1 ? n : start;
    }

    private boolean jumps(double[] at, double[] celsius, int i, int j) {
        double minutes = Math.abs(at[j] - at[i]) / 60;
        return Math.abs(celsius[j] - celsius[i]) > settings.spikeKelvin() + settings.spikeKelvinPerMinute() * minutes;
    }

    private void integrate(double[] at, double[] celsius, int n, double end) {
        if (n == 0) {
            gap(end);
            return;
        }
        hold(celsius[0], Math.min(Math.max(0, at[0]), end));
        for (int i = 1; i < n; i++) {
            double from = Math.max(0, at[i - 1]);
            double to = Math.min(at[i], end);
            if (to <= from) {
                continue;
            }
            double whole = at[i] - at[i - 1];
            if (whole > longestGapSeconds) {
                gap(to - from);
            } else {
                double slope = (celsius[i] - celsius[i - 1]) / whole;
                line(celsius[i - 1] + slope * (from - at[i - 1]), celsius[i - 1] + slope * (to - at[i - 1]), to - from);
            }
        }
        hold(celsius[n - 1], end - Math.max(0, at[n - 1]));
    }

    private void hold(double celsius, double seconds) {
        if (seconds > longestGapSeconds) {
            gap(seconds);
        } else if (seconds > 0) {
            line(celsius, celsius, seconds);
        }
    }

    private void gap(double seconds) {
        gapSeconds += seconds;
        ageSeconds += seconds * rate.at(referenceCelsius);
    }

    private void line(double from, double to, double seconds) {
        ageSeconds += seconds * rate.mean(from, to);
        outsideSeconds += seconds * (shareAbove(from, to, storage.maxCelsius()) + shareBelow(from, to));
    }

    private double shareBelow(double from, double to) {
        return shareAbove(-from, -to, -storage.minCelsius());
    }

    private static double shareAbove(double from, double to, double limit) {
        double high = Math.max(from, to);
        double low = Math.min(from, to);
        if (high <= limit) {
            return 0;
        }
        return low > limit ? 1 : (high - limit) / (high - low);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /** Age gained, in days at the reference temperature. */
    double ageDays() {
        return ageSeconds / SECONDS_PER_DAY;
    }

    /** Time without readings, filled with the reference temperature. */
    double gapHours() {
        return gapSeconds / 3600;
    }

    /** Time at temperatures outside the product's storage range. */
    double outsideHours() {
        return outsideSeconds / 3600;
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
