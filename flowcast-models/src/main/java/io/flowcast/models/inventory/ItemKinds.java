package io.flowcast.models.inventory;

import io.flowcast.api.demand.DemandForecast;
import java.util.Locale;

/**
 * Tells what an item is like, from the means and a few quantiles of its forecast.
 *
 * <p>With daily mean m and deviation s, a cycle of C days between deliveries and a life of L days: the goods may expire if a high demand of a cycle,
 * m C + 2.33 s sqrt(C), or a case pack, is more than a low demand of a life, m L - 2.33 s sqrt(L). An item is slow if less than {@value #FEW} units are expected in
 * lead time and cycle, and intermittent if more than half of its days sell nothing (Syntetos, Boylan and Croston 2005, "On the categorization of demand patterns", JORS 56, draw similar
 * lines by the interval between demands).
 */
final class ItemKinds {
    private static final double FAR_OUT = 2.33;
    /** Quantile that lies one deviation above the mean of a normal. */
    private static final double ONE_DEVIATION = 0.8413;

    private static final double FEW = 3;

    private final DemandForecast forecast;

    ItemKinds(DemandForecast forecast) {
        this.forecast = forecast;
    }

    /**
     * A kind and its reason.
     *
     * @param kind the kind
     * @param why the figures that made it
     */
    record Choice(Replenishment.Kind kind, String why) {}

    Choice of(PlannedItem item) {
        int row = item.source.forecastRow();
        int days = Math.min(forecast.horizon(), 14);
        double mean = 0;
        double variance = 0;
        double empty = 0;
        for (int t = 0; t < days; t++) {
            double m = forecast.mean(row, t);
            mean += m / days;
            double above = Math.max(0, forecast.quantile(row, t, ONE_DEVIATION) - m);
            variance += Math.max(above * above, forecast.discrete(row) ? 0.5 * m : 0) / days;
            empty += forecast.cdf(row, t, 0) / days;
        }
        if (!(mean > 0)) {
            return new Choice(Replenishment.Kind.NO_DEMAND, "no demand is expected");
        }
        double deviation = Math.sqrt(variance);
        int cycle = longestCycle(item);
        double most = Math.max(item.pack(), mean * cycle + FAR_OUT * deviation * Math.sqrt(cycle));
        double least = mean * item.life - FAR_OUT * deviation * Math.sqrt(item.life);
        if (most > least) {
            return new Choice(
                    Replenishment.Kind.SHORT_LIFE,
                    String.format(
                            Locale.ROOT,
                            "up to %.1f units are needed at a time, of which %d days of life sell %.1f only if demand is low",
                            most,
                            item.life,
                            Math.max(0, least)));
        }
        double protection = mean * (item.longestLead + cycle);
        if (protection < FEW) {
            return new Choice(
                    Replenishment.Kind.SLOW_MOVER,
                    String.format(
                            Locale.ROOT, "%.2f units are expected until the order after next arrives", protection));
        }
        if (empty > 0.5) {
            return new Choice(
                    Replenishment.Kind.INTERMITTENT,
                    String.format(Locale.ROOT, "%.0f %% of the days sell nothing", 100 * empty));
        }
        return new Choice(
                Replenishment.Kind.LONG_LIFE,
                String.format(
                        Locale.ROOT,
                        "even at low demand %d days of life sell %.1f units, more than the %.1f needed at a time",
                        item.life,
                        least,
                        most));
    }

    /** Days of the longest wait from one order day to the next. */
    static int longestCycle(PlannedItem item) {
        int[] offsets = item.laterOrders(0, 14);
        int cycle = 1;
        for (int i = 1; i < offsets.length; i++) {
            cycle = Math.max(cycle, offsets[i] - offsets[i - 1]);
        }
        return cycle;
    }
}
