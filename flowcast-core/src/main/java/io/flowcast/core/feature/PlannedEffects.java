package io.flowcast.core.feature;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.Covariate;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.Timeline;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Spells out for linear models what trees find for themselves: what plans do around their days, by day of the season, and what the calendar does.
 *
 * <p>For each covariate known ahead that is a switch (two values, one of them 0): whether it is on one step before and after; how long until it goes on and since it was
 * on, fading over a week; the first step of a run; and one effect for each phase of a season of at most {@value #MOST_PHASES} steps. For daily calendars and a year of history or more: turn, first and last week and middle of the
 * month, the weeks before and the days after Christmas, and, from one and a half years on, two waves of the year.
 *
 * <p>All values are known ahead wherever those they are made of are; a neighbouring step beyond what is known counts as off. Cost: linear in cells and in switches.
 */
public final class PlannedEffects {
    private static final int MOST_PHASES = 7;
    private static final int WAVES = 2;
    private static final int FAR = 14;
    private static final double FADE = 3;
    private static final double YEAR = 365.2425;

    private PlannedEffects() {}

    /**
     * Adds the effects to a panel.
     *
     * @param panel the panel
     * @return the same rows and covariates, and further covariates known ahead, named after what they are made of
     */
    public static DemandPanel of(DemandPanel panel) {
        DemandPanel.Builder longer = DemandPanel.builder(panel.timeline()).integerValued(panel.integerValued());
        for (int r = 0; r < panel.rows(); r++) {
            int n = panel.length(r);
            double[] values = new double[n];
            double[] availability = new double[n];
            CellState[] states = new CellState[n];
            panel.copyValues(r, values, 0);
            panel.copyAvailability(r, availability, 0);
            for (int i = 0; i < n; i++) {
                states[i] = panel.state(r, panel.start(r) + i);
            }
            longer.addRow(panel.key(r), panel.start(r), values, states, availability);
        }
        panel.attributes().forEach(longer::attribute);
        int from = Integer.MAX_VALUE;
        int to = panel.end();
        for (int r = 0; r < panel.rows(); r++) {
            from = Math.min(from, panel.start(r));
        }
        for (Covariate c : panel.covariates()) {
            longer.covariate(c);
            for (int r = 0; r < c.rows() && c.kind() == Covariate.Kind.KNOWN_FUTURE; r++) {
                to = Math.max(to, c.end(r));
            }
        }
        List<Covariate> more = new ArrayList<>();
        for (Covariate c : panel.covariates()) {
            if (c.kind() == Covariate.Kind.KNOWN_FUTURE && Covariates.isSwitch(c)) {
                around(c, panel.timeline().seasonLength(), more);
            }
        }
        Timeline timeline = panel.timeline();
        if (timeline.step() == Timeline.Step.DAY && timeline.origin() != null && panel.end() - from >= YEAR) {
            calendar(timeline, from, to, panel.end() - from >= 1.5 * YEAR, more);
        }
        List<String> taken = panel.covariates().stream().map(Covariate::name).toList();
        more.stream().filter(c -> !taken.contains(c.name())).forEach(longer::covariate);
        return longer.build();
    }

    /**
     * How far plans reach: for how many steps beyond the panel's end every covariate that is known ahead has a value, known at the end, in some row.
     *
     * @param panel the panel
     * @return steps, 0 without such covariates
     */
    public static int reach(DemandPanel panel) {
        int least = Integer.MAX_VALUE;
        for (Covariate c : panel.covariates()) {
            if (c.kind() == Covariate.Kind.KNOWN_FUTURE) {
                int reach = 0;
                for (int r = 0; r < c.rows(); r++) {
                    int end = c.end(r);
                    while (end - panel.end() > reach && c.knownAt(r, end - 1) > panel.end()) {
                        end--;
                    }
                    reach = Math.max(reach, end - panel.end());
                }
                least = Math.min(least, reach);
            }
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    private interface Effect {
        double at(int row, int step);
    }

    private static void around(Covariate c, int season, List<Covariate> more) {
        more.add(like(c, ".before", (r, t) -> on(c, r, t + 1)));
        more.add(like(c, ".after", (r, t) -> on(c, r, t - 1)));
        more.add(like(c, ".first", (r, t) -> on(c, r, t) * (1 - on(c, r, t - 1))));
        more.add(like(c, ".until", (r, t) -> near(c, r, t, 1)));
        more.add(like(c, ".since", (r, t) -> near(c, r, t, -1)));
        for (int p = 0; p < season && season <= MOST_PHASES; p++) {
            int phase = p;
            more.add(like(c, ".phase-" + p, (r, t) -> Math.floorMod(t, season) == phase ? on(c, r, t) : 0));
        }
    }

    private static double on(Covariate c, int row, int step) {
        double v = c.value(row, step);
        return Double.isNaN(v) || v == 0 ? 0 : 1;
    }

    /** 1 next to a step at which the switch is on, fading with the distance; 0 where it is on or far. */
    private static double near(Covariate c, int row, int step, int way) {
        for (int k = 0; k <= FAR; k++) {
            if (on(c, row, step + way * k) > 0) {
                return k == 0 ? 0 : Math.exp((1 - k) / FADE);
            }
        }
        return 0;
    }

    /** A covariate with values where another has some, known when that is. */
    private static Covariate like(Covariate c, String part, Effect effect) {
        int[] start = new int[c.rows()];
        double[][] values = new double[c.rows()][];
        int[][] known = new int[c.rows()][];
        for (int r = 0; r < start.length; r++) {
            start[r] = c.start(r);
            values[r] = new double[c.end(r) - start[r]];
            known[r] = new int[values[r].length];
            for (int i = 0; i < values[r].length; i++) {
                int t = start[r] + i;
                values[r][i] = Double.isNaN(c.value(r, t)) ? Double.NaN : effect.at(r, t);
                known[r][i] = c.knownAt(r, t);
            }
        }
        return c.shared()
                ? Covariate.shared(c.name() + part, c.kind(), start[0], values[0], known[0])
                : Covariate.perRow(c.name() + part, c.kind(), start, values, known);
    }

    private static void calendar(Timeline timeline, int from, int to, boolean years, List<Covariate> more) {
        LocalDate[] dates = new LocalDate[to - from];
        Arrays.setAll(dates, i -> timeline.dateOf(from + i));
        add("month.turn", from, dates, more, i -> {
            int left = dates[i].lengthOfMonth() - dates[i].getDayOfMonth();
            return left < 2 || dates[i].getDayOfMonth() <= 3 ? 1 : 0;
        });
        add("month.last-week", from, dates, more, i -> dates[i].lengthOfMonth() - dates[i].getDayOfMonth() < 7 ? 1 : 0);
        add("month.first-week", from, dates, more, i -> dates[i].getDayOfMonth() <= 7 ? 1 : 0);
        add("month.middle", from, dates, more, i -> Math.abs(dates[i].getDayOfMonth() - 15) <= 2 ? 1 : 0);
        add("year.advent", from, dates, more, i -> {
            boolean december = dates[i].getMonth() == Month.DECEMBER && dates[i].getDayOfMonth() <= 24;
            return december ? dates[i].getDayOfMonth() / 24.0 : 0;
        });
        add("year.christmas-week", from, dates, more, i -> {
            boolean december = dates[i].getMonth() == Month.DECEMBER;
            return december && dates[i].getDayOfMonth() >= 18 && dates[i].getDayOfMonth() <= 24 ? 1 : 0;
        });
        add("year.end", from, dates, more, i -> {
            boolean december = dates[i].getMonth() == Month.DECEMBER;
            return december && dates[i].getDayOfMonth() > 26 ? 1 : 0;
        });
        for (int wave = 1; wave <= WAVES && years; wave++) {
            double turn = 2 * Math.PI * wave / YEAR;
            add("year.sin-" + wave, from, dates, more, i -> Math.sin(turn * dates[i].getDayOfYear()));
            add("year.cos-" + wave, from, dates, more, i -> Math.cos(turn * dates[i].getDayOfYear()));
        }
    }

    /** A regressor of the date, unless it never moves. */
    private static void add(
            String name, int from, LocalDate[] dates, List<Covariate> more, IntToDoubleFunction effect) {
        double[] values = new double[dates.length];
        Arrays.setAll(values, effect);
        if (Arrays.stream(values).distinct().count() > 1) {
            more.add(Covariate.shared(name, Covariate.Kind.KNOWN_FUTURE, from, values, null));
        }
    }
}
