package io.flowcast.benchmarks.replay;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.run.RunContext;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the expiry stage changes in a replay where FlowCast orders, at equal fill rate, with and without each action, for
 * several true elasticities, and where the planner misjudges them. See {@link ExpiryShop} for how a day is played.
 */
final class ExpiryReplay {
    private static final int MOST_STEPS = 3;

    /**
     * One stage read at the fill rate.
     *
     * @param stage its name
     * @param trueElasticity how customers answered
     * @param plannedElasticity what the planner believed
     * @param fillRate at which it is read, in percent
     * @param wasteKilograms expired over the days, mean of the runs
     * @param wasteChangePercent against no stage
     * @param money of the days, mean of the runs
     * @param moneyChange against no stage
     * @param movedUnits between stores
     * @param givenKilograms to recipients
     */
    record Row(
            String stage,
            double trueElasticity,
            double plannedElasticity,
            double fillRate,
            double wasteKilograms,
            double wasteChangePercent,
            double money,
            double moneyChange,
            double movedUnits,
            double givenKilograms) {}

    /**
     * All stages of one scenario.
     *
     * @param scenario its name
     * @param days played
     * @param runs seeds
     * @param targetFillRate at which stages are compared
     * @param rows the stages
     * @param seconds it took
     */
    record Table(String scenario, int days, int runs, double targetFillRate, List<Row> rows, double seconds) {}

    private final ReplayWorld world;
    private final List<Customers> runs;
    private final ExpiryShop shop;
    private final FlowCastPolicy policy;
    private final int days;
    private final double target;
    private final PrintStream console;

    ExpiryReplay(
            ReplayWorld world,
            List<Customers> runs,
            DemandForecaster forecaster,
            int days,
            double target,
            PrintStream console,
            RunContext context) {
        this.world = world;
        this.runs = runs;
        this.days = Math.min(days, world.days);
        this.target = target;
        this.console = console;
        DemandForecast[] forecasts = new DemandForecast[world.days];
        policy = new FlowCastPolicy(world, forecaster, this.days, (day, f) -> forecasts[day] = f, context);
        shop = new ExpiryShop(world, policy, forecasts, this.days, context);
    }

    private static List<ExpiryShop.Stage> stages() {
        List<ExpiryShop.Stage> stages = new ArrayList<>();
        for (double e : new double[] {-0.5, -1, -2, -3}) {
            stages.add(new ExpiryShop.Stage("markdown, donation", true, false, true, e, e));
        }
        stages.add(new ExpiryShop.Stage("markdown alone", true, false, false, -2, -2));
        stages.add(new ExpiryShop.Stage("donation alone", false, false, true, -2, -2));
        stages.add(new ExpiryShop.Stage("same, thinks -2", true, false, true, -0.5, -2));
        stages.add(new ExpiryShop.Stage("same, thinks -2", true, false, true, -1, -2));
        stages.add(new ExpiryShop.Stage("same, thinks -1", true, false, true, -2, -1));
        stages.add(new ExpiryShop.Stage("all actions", true, true, true, -2, -2));
        stages.add(new ExpiryShop.Stage("transfer alone", false, true, false, -2, -2));
        stages.add(new ExpiryShop.Stage("without donation", true, true, false, -2, -2));
        stages.add(new ExpiryShop.Stage("without markdown", false, true, true, -2, -2));
        for (double e : new double[] {-0.5, -1, -3}) {
            stages.add(new ExpiryShop.Stage("all actions", true, true, true, e, e));
        }
        return stages;
    }

    Table run() {
        long started = System.nanoTime();
        ExpiryShop.Stage none = new ExpiryShop.Stage("no expiry stage", false, false, false, -2, -2);
        console.printf(
                Locale.ROOT,
                "%n%s, %d days, %d runs, FlowCast ordering, fill rate %.0f %%%n%-22s %6s %8s %8s %10s %9s %12s %11s %9s %9s%n",
                world.rules.name(),
                days,
                runs.size(),
                100 * target,
                "expiry stage",
                "true e",
                "planned",
                "fill %",
                "waste kg",
                "change",
                "money",
                "change",
                "moved",
                "given kg");
        List<Row> rows = new ArrayList<>();
        int[] levels = {middle(), middle() + 1};
        Row base = read(none, levels, null);
        print(base);
        rows.add(base);
        for (ExpiryShop.Stage stage : stages()) {
            Row row = read(stage, levels.clone(), base);
            print(row);
            rows.add(row);
        }
        return new Table(world.rules.name(), days, runs.size(), target, rows, (System.nanoTime() - started) / 1e9);
    }

    /** The last level whose promised fill rate is not above the target: a start to look for it. */
    private int middle() {
        List<Double> levels = policy.levels();
        int at = 0;
        while (at + 2 < levels.size() && levels.get(at + 1) <= target) {
            at++;
        }
        return at;
    }

    /** Reads a stage at the target between two neighbouring levels; moves the levels where they do not enclose it. */
    private Row read(ExpiryShop.Stage stage, int[] levels, @Nullable Row base) {
        Map<Integer, double[]> means = new LinkedHashMap<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            double low = mean(stage, levels[0], means)[0];
            double high = mean(stage, levels[1], means)[0];
            if (target < low && levels[0] > 0) {
                levels[0]--;
                levels[1]--;
            } else if (target > high && levels[1] + 1 < policy.levels().size()) {
                levels[0]++;
                levels[1]++;
            } else {
                break;
            }
        }
        double[] low = mean(stage, levels[0], means);
        double[] high = mean(stage, levels[1], means);
        double weight = high[0] > low[0] ? (target - low[0]) / (high[0] - low[0]) : 0;
        double[] at = new double[low.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = low[k] + weight * (high[k] - low[k]);
        }
        return new Row(
                stage.name(),
                stage.trueElasticity(),
                stage.plannedElasticity(),
                100 * at[0],
                at[1],
                base == null ? 0 : 100 * (at[1] / base.wasteKilograms() - 1),
                at[2],
                base == null ? 0 : at[2] - base.money(),
                at[3],
                at[4]);
    }

    /** Fill rate, waste, money, moved and given, means over the runs. */
    private double[] mean(ExpiryShop.Stage stage, int level, Map<Integer, double[]> known) {
        return known.computeIfAbsent(level, l -> {
            double[] sum = new double[5];
            for (Customers customers : runs) {
                ExpiryShop.Result r = shop.play(stage, customers, l);
                double[] one = {r.fillRate(), r.wastedKilograms(), r.money(), r.movedUnits(), r.givenKilograms()};
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += one[k] / runs.size();
                }
            }
            return sum;
        });
    }

    private void print(Row row) {
        console.printf(
                Locale.ROOT,
                "%-22s %6.1f %8.1f %8.2f %10.1f %8.1f%% %12.0f %+11.0f %9.0f %9.1f%n",
                row.stage(),
                row.trueElasticity(),
                row.plannedElasticity(),
                row.fillRate(),
                row.wasteKilograms(),
                row.wasteChangePercent(),
                row.money(),
                row.moneyChange(),
                row.movedUnits(),
                row.givenKilograms());
    }
}
