package io.flowcast.models.expiry.shelflife.kinetics;

import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a logger wrote between two moments, cleaned: spikes left out, gaps known. Immutable.
 *
 * <p>Between two readings the temperature goes in a straight line; before the first and after the last one it stays as
 * read, for as long as a gap may last. Readings after the span are not looked at: they were not known.
 *
 * <p>A spike is a run of at most {@value #LONGEST_SPIKE} readings that the temperature could reach and leave only by jumps
 * no air makes; it is ignored. A jump that stays is believed: goods that were carried elsewhere look like that.
 */
public final class TemperatureTrace {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final int LONGEST_SPIKE = 3;

    private final TraceSettings settings;
    private final double gapLimit;
    private final Instant from;
    /** What findings tell: seconds since the start, and hours of a gap or the temperature of a spike. */
    private final List<Doubt> doubts = new ArrayList<>(0);

    private final double spanSeconds;
    private final int used;
    private final int spikes;
    /** Pieces with readings: how long each lasts, temperature at its start and end. */
    private final double[] seconds;

    private final double[] start;
    private final double[] end;
    private int pieces;
    private double gap;

    private record Doubt(boolean spike, double at, double value) {}

    private TemperatureTrace(List<TemperatureReading> readings, Instant from, Instant to, TraceSettings settings) {
        this.settings = settings;
        this.from = from;
        gapLimit = seconds(settings.longestGap());
        int first = firstAtOrAfter(readings, from);
        int last = first;
        while (last < readings.size() && !readings.get(last).at().isAfter(to)) {
            last++;
        }
        first = Math.max(0, first - 1 - LONGEST_SPIKE);
        double[] at = new double[last - first];
        double[] celsius = new double[last - first];
        for (int i = 0; i < at.length; i++) {
            TemperatureReading reading = readings.get(first + i);
            at[i] = seconds(Duration.between(from, reading.at()));
            celsius[i] = reading.celsius();
        }
        used = dropSpikes(at, celsius);
        spikes = at.length - used;
        spanSeconds = seconds(Duration.between(from, to));
        seconds = new double[used + 2];
        start = new double[used + 2];
        end = new double[used + 2];
        join(at, celsius, used);
    }

    /**
     * Cleans readings.
     *
     * @param readings what the logger wrote, in any order
     * @param from start of the span
     * @param to end of the span, not before its start
     * @param settings what is believed
     * @return the trace
     */
    public static TemperatureTrace of(
            List<TemperatureReading> readings, Instant from, Instant to, TraceSettings settings) {
        List<TemperatureReading> sorted = new ArrayList<>(readings);
        sorted.sort(Comparator.comparing(TemperatureReading::at));
        return ofSorted(sorted, from, to, settings);
    }

    /**
     * Cleans readings that are in order of time, as those of a history are; looks only at those of the span.
     *
     * @param readings what the logger wrote, in order of time
     * @param from start of the span
     * @param to end of the span, not before its start
     * @param settings what is believed
     * @return the trace
     */
    public static TemperatureTrace ofSorted(
            List<TemperatureReading> readings, Instant from, Instant to, TraceSettings settings) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to " + to + " is before from " + from);
        }
        return new TemperatureTrace(readings, from, to, settings);
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
            doubts.add(new Doubt(true, at[0], celsius[0]));
            i = 1;
        }
        while (i < n) {
            if (kept > 0 && jumps(at, celsius, kept - 1, i)) {
                int back = endOfSpike(at, celsius, kept - 1, i);
                if (back > i) {
                    for (; i < back; i++) {
                        doubts.add(new Doubt(true, at[i], celsius[i]));
                    }
                    continue;
                }
            }
            at[kept] = at[i];
            celsius[kept] = celsius[i];
            kept++;
            i++;
        }
        return kept;
    }

    /** First reading after the spike that begins at {@code begin}, or {@code begin} if the jump must be believed. */
    private int endOfSpike(double[] at, double[] celsius, int good, int begin) {
        int n = at.length;
        for (int j = begin + 1; j < n && j <= begin + LONGEST_SPIKE; j++) {
            if (jumps(at, celsius, j - 1, j) && !jumps(at, celsius, good, j)) {
                return j;
            }
        }
        return begin == n - 1 ? n : begin;
    }

    private boolean jumps(double[] at, double[] celsius, int i, int j) {
        double minutes = Math.abs(at[j] - at[i]) / 60;
        return Math.abs(celsius[j] - celsius[i]) > settings.spikeKelvin() + settings.spikeKelvinPerMinute() * minutes;
    }

    private void join(double[] at, double[] celsius, int n) {
        if (n == 0) {
            gap(0, spanSeconds);
            return;
        }
        hold(celsius[0], 0, Math.min(Math.max(0, at[0]), spanSeconds));
        for (int i = 1; i < n; i++) {
            double begin = Math.max(0, at[i - 1]);
            double stop = Math.min(at[i], spanSeconds);
            if (stop <= begin) {
                continue;
            }
            double whole = at[i] - at[i - 1];
            if (whole > gapLimit) {
                gap(begin, stop);
            } else {
                double slope = (celsius[i] - celsius[i - 1]) / whole;
                piece(
                        stop - begin,
                        celsius[i - 1] + slope * (begin - at[i - 1]),
                        celsius[i - 1] + slope * (stop - at[i - 1]));
            }
        }
        hold(celsius[n - 1], Math.max(0, at[n - 1]), spanSeconds);
    }

    private void hold(double celsius, double begin, double stop) {
        if (stop - begin > gapLimit) {
            gap(begin, stop);
        } else if (stop > begin) {
            piece(stop - begin, celsius, celsius);
        }
    }

    private void gap(double begin, double stop) {
        if (stop <= begin) {
            return;
        }
        gap += stop - begin;
        doubts.add(new Doubt(false, begin, (stop - begin) / 3600));
    }

    private void piece(double lasting, double from, double to) {
        seconds[pieces] = lasting;
        start[pieces] = from;
        end[pieces++] = to;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /**
     * Age gained: the integral of the rate, with the rate 1 of the reference temperature in gaps.
     *
     * @param rate how fast the goods age at a temperature
     * @return days at the reference temperature
     */
    public double ageDays(AgeingRate rate) {
        return (coveredAgeSeconds(rate) + gap) / SECONDS_PER_DAY;
    }

    /** Age gained where there are readings. */
    double coveredAgeSeconds(AgeingRate rate) {
        double age = 0;
        for (int i = 0; i < pieces; i++) {
            age += seconds[i] * rate.mean(start[i], end[i]);
        }
        return age;
    }

    /** Time with readings. */
    double coveredSeconds() {
        return Math.max(0, spanSeconds - gap);
    }

    /**
     * Time at temperatures outside a range.
     *
     * @param minCelsius lowest
     * @param maxCelsius highest
     * @return hours
     */
    public double hoursOutside(double minCelsius, double maxCelsius) {
        double outside = 0;
        for (int i = 0; i < pieces; i++) {
            outside += seconds[i] * (above(start[i], end[i], maxCelsius) + above(-start[i], -end[i], -minCelsius));
        }
        return outside / 3600;
    }

    private static double above(double from, double to, double limit) {
        double high = Math.max(from, to);
        double low = Math.min(from, to);
        if (high <= limit) {
            return 0;
        }
        return low > limit ? 1 : (high - limit) / (high - low);
    }

    /**
     * Time without readings.
     *
     * @return hours
     */
    public double gapHours() {
        return gap / 3600;
    }

    /**
     * Length of the span.
     *
     * @return days
     */
    public double days() {
        return spanSeconds / SECONDS_PER_DAY;
    }

    /**
     * Readings left out since no air changes so fast.
     *
     * @return how many
     */
    public int spikes() {
        return spikes;
    }

    /**
     * Readings that were believed.
     *
     * @return how many
     */
    public int used() {
        return used;
    }

    /**
     * Spikes ({@code temperature.spike}) and gaps ({@code temperature.gap}), each with its time.
     *
     * @return warnings
     */
    public Findings findings() {
        FindingCollector findings = new FindingCollector();
        for (Doubt doubt : doubts) {
            Instant moment = from.plusMillis(Math.round(doubt.at() * 1000));
            findings.add(
                    Severity.WARNING,
                    doubt.spike() ? "temperature.spike" : "temperature.gap",
                    Place.of("temperature trace", moment.toString()),
                    doubt.spike() ? "celsius" : "hours without readings",
                    doubt.value(),
                    doubt.spike()
                            ? "Maybe the sensor was touched or its battery is low; the reading was left out."
                            : "Maybe the logger was full or out of reach; the reference temperature stands for the time.");
        }
        return findings.toFindings();
    }

    /**
     * Straight pieces, for integrals along the trace.
     *
     * @return how many; gaps are none
     */
    public int pieces() {
        return pieces;
    }

    /**
     * How long a piece lasts.
     *
     * @param piece its number, from 0
     * @return seconds
     */
    public double pieceSeconds(int piece) {
        return seconds[piece];
    }

    /**
     * Temperature at the start of a piece.
     *
     * @param piece its number, from 0
     * @return degrees Celsius
     */
    public double pieceStart(int piece) {
        return start[piece];
    }

    /**
     * Temperature at the end of a piece.
     *
     * @param piece its number, from 0
     * @return degrees Celsius
     */
    public double pieceEnd(int piece) {
        return end[piece];
    }
}
