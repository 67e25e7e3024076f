package io.flowcast.examples;

import io.flowcast.api.demand.CellState;
import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.Models;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** Six weeks of strawberries; every Saturday they ran out at about a third of the day's demand. */
public final class DemandExample {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 5, 6);
    private static final int SATURDAY = 5;

    private DemandExample() {}

    /** Sales of six weeks: 30 on weekdays and Sundays with some scatter; on Saturdays 20 until they ran out. */
    static DemandPanel history() {
        double[] scatter = {0, 2, -3, 1, 4, 0, -2, 3, -1, 0, -4, 2, 0, 1};
        double[] sold = new double[42];
        CellState[] states = new CellState[sold.length];
        double[] availability = new double[sold.length];
        Arrays.fill(states, CellState.OBSERVED);
        Arrays.fill(availability, 1);
        for (int day = 0; day < sold.length; day++) {
            sold[day] = 30 + scatter[day % scatter.length];
            if (day % 7 == SATURDAY) {
                sold[day] = 20;
                states[day] = CellState.CENSORED; // at least 20
                availability[day] = 1.0 / 3; // a third of a usual Saturday's demand comes before they ran out
            }
        }
        return DemandPanel.builder(Timeline.days(FIRST_DAY))
                .integerValued(true)
                .addRow(new SeriesKey("north", "strawberries"), 0, sold, states, availability)
                .build();
    }

    /** The next seven days. */
    static DemandForecast forecast() {
        DemandPanel history = history();
        RunContext context = RunContext.asOf(history.timeline().dateOf(history.end()))
                .seed(1)
                .build();
        return Models.demand().fit(history, context).forecast(7, context);
    }

    /** Prints the forecast. */
    public static void main(String[] args) {
        print(forecast(), System.out);
    }

    static void print(DemandForecast forecast, PrintStream out) {
        out.println("day         mean   10 %   50 %   90 %");
        for (int step = 0; step < forecast.horizon(); step++) {
            out.printf(
                    Locale.ROOT,
                    "%s %5.1f %6.0f %6.0f %6.0f%n",
                    forecast.timeline().dateOf(forecast.origin() + step),
                    forecast.mean(0, step),
                    forecast.quantile(0, step, 0.1),
                    forecast.quantile(0, step, 0.5),
                    forecast.quantile(0, step, 0.9));
        }
        Distribution week = forecast.sum(0, 0, 7);
        out.printf(Locale.ROOT, "week %12.1f; enough with probability 0.95: %.0f%n", week.mean(), week.quantile(0.95));
    }
}
