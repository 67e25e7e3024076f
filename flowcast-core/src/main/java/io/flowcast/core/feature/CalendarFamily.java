package io.flowcast.core.feature;

import io.flowcast.api.demand.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The date of the target and how far ahead it lies. */
final class CalendarFamily implements FeatureFamily {
    /** Steps of history from which on a feature of the longer cycle can be told from chance, in its cycles. */
    private static final double CYCLES = 1.5;

    private final boolean phase;
    private final boolean dayOfMonth;
    private final boolean dayOfYear;
    private final int longest;
    private final List<Feature> features = new ArrayList<>();

    private CalendarFamily(boolean phase, boolean dayOfMonth, boolean dayOfYear, int longest) {
        this.phase = phase;
        this.dayOfMonth = dayOfMonth;
        this.dayOfYear = dayOfYear;
        this.longest = longest;
        if (phase) {
            features.add(new Feature("season.phase", FeatureGroup.SEASON));
        }
        if (dayOfMonth) {
            features.add(new Feature("calendar.day-of-month", FeatureGroup.CALENDAR));
        }
        if (dayOfYear) {
            features.add(new Feature("calendar.day-of-year", FeatureGroup.CALENDAR));
        }
        features.add(new Feature("horizon.step", FeatureGroup.HORIZON));
    }

    /** Chooses by how much history there is. */
    static CalendarFamily of(Timeline timeline, int steps, int longest) {
        boolean dated = timeline.origin() != null;
        boolean daily = dated && timeline.step() == Timeline.Step.DAY;
        double year = switch (timeline.step()) {
            case DAY -> 365;
            case WEEK -> 52;
            case MONTH -> 12;
            default -> Double.POSITIVE_INFINITY;
        };
        return new CalendarFamily(
                timeline.seasonLength() > 1, daily && steps >= 6 * 31, steps >= CYCLES * year, longest);
    }

    static CalendarFamily read(java.io.DataInput in) throws java.io.IOException {
        return new CalendarFamily(in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readInt());
    }

    void write(java.io.DataOutput out) throws java.io.IOException {
        out.writeBoolean(phase);
        out.writeBoolean(dayOfMonth);
        out.writeBoolean(dayOfYear);
        out.writeInt(longest);
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Writer at(OriginView view) {
        Timeline timeline = view.history.panel.timeline();
        return (row, steps, count, columns, first, at) -> {
            for (int i = 0; i < count; i++) {
                int target = view.origin + steps[i];
                int f = first;
                if (phase) {
                    columns[f++][at + i] = view.phase(target);
                }
                if (dayOfMonth || dayOfYear) {
                    LocalDate date = timeline.dateOf(target);
                    if (dayOfMonth) {
                        columns[f++][at + i] = date.getDayOfMonth();
                    }
                    if (dayOfYear) {
                        columns[f++][at + i] = date.getDayOfYear();
                    }
                }
                columns[f][at + i] = Math.min(longest, steps[i]);
            }
        };
    }
}
