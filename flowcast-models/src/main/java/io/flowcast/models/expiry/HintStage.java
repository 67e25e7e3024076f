package io.flowcast.models.expiry;

import io.flowcast.api.expiry.StockHint;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.run.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks for deliveries that should not come in as planned, given what was decided: with x units fewer of an arrival the series
 * gains V(fewer x) - V + purchase cost x, since fewer fresh goods leave more customers to the old. Eighths of the delivery
 * are tried: the first may change nothing, as they would only be left over. Only what saves at least half a unit of waste is said.
 */
final class HintStage {
    private static final int PARTS = 8;
    private static final double WORTH_SAYING = 0.5;

    private final ProblemBook book;
    private final long seed;

    HintStage(ProblemBook book, long seed) {
        this.book = book;
        this.seed = seed;
    }

    List<StockHint> run(RunContext context) {
        List<SeriesStock> candidates = book.series.stream()
                .filter(stock -> !stock.broken && !stock.lots.isEmpty() && !stock.arrivalDays.isEmpty())
                .filter(stock ->
                        stock.lots.stream().mapToDouble(lot -> lot.stayWaste).sum() >= WORTH_SAYING)
                .toList();
        List<List<StockHint>> hints = new ArrayList<>();
        candidates.forEach(none -> hints.add(new ArrayList<>()));
        Parallel.forEach(
                context,
                "stock hints",
                candidates.size(),
                () -> SeriesPlanner.valuing(book, seed),
                (i, planner) -> look(candidates.get(i), planner, hints.get(i)));
        return hints.stream().flatMap(List::stream).toList();
    }

    private void look(SeriesStock stock, SeriesPlanner planner, List<StockHint> hints) {
        planner.load(stock);
        double cost = stock.lots.get(stock.lots.size() - 1).outlook.purchaseCostPerUnit();
        for (int a = 0; a < stock.arrivalDays.size(); a++) {
            long planned = stock.arrivalUnits.get(a);
            double before = planner.shelf.play();
            double wasteBefore = wasted(stock, planner);
            double best = SeriesPlanner.NOTHING;
            double waste = wasteBefore;
            long fewer = 0;
            long left = 0; // taken off so far
            for (int part = 1; part <= PARTS; part++) {
                long tried = (planned * part + PARTS - 1) / PARTS;
                planner.arrival(stock, a, planned - left, planned - tried);
                left = tried;
                double gain = planner.shelf.play() - before + cost * tried;
                if (gain > best) {
                    best = gain;
                    fewer = tried;
                    waste = wasted(stock, planner);
                }
            }
            double avoided = wasteBefore - waste;
            boolean worthSaying = fewer > 0 && avoided >= WORTH_SAYING;
            if (worthSaying) {
                hints.add(hint(stock, a, fewer, avoided, best));
            }
            planner.arrival(stock, a, planned - left, worthSaying ? planned - fewer : planned);
        }
    }

    private static double wasted(SeriesStock stock, SeriesPlanner planner) {
        double sum = 0;
        for (LotState lot : stock.lots) {
            sum += planner.shelf.wasted(lot.handle);
        }
        for (Move move : stock.incoming) {
            sum += planner.shelf.wasted(move.handle);
        }
        return sum;
    }

    private static StockHint hint(SeriesStock stock, int arrival, long fewer, double avoided, double gain) {
        long planned = stock.arrivalUnits.get(arrival);
        boolean all = fewer == planned;
        return new StockHint(
                all ? StockHint.Kind.STOP_ORDER : StockHint.Kind.REDUCE,
                stock.key,
                stock.arrivalDates.get(arrival),
                planned,
                fewer,
                avoided,
                gain,
                String.format(
                        Locale.ROOT,
                        "%d units come in although stock will waste; without %s %.1f fewer units expire",
                        planned,
                        all ? "them" : fewer + " of them",
                        avoided));
    }
}
