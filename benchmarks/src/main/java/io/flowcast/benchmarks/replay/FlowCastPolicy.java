package io.flowcast.benchmarks.replay;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.run.RunContext;
import io.flowcast.core.feature.PlansAhead;
import io.flowcast.core.run.Parallel;
import io.flowcast.core.run.Streams;
import io.flowcast.core.simulate.ItemState;
import io.flowcast.models.Models;
import io.flowcast.models.inventory.internal.OrderKernel;
import io.flowcast.models.inventory.internal.OrderTerms;
import io.flowcast.models.inventory.internal.ProtectionPaths;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Orders as FlowCast's planner does: every morning the default model forecasts from what was known that morning, and the order is
 * the one whose expected sales are worth most against its expected waste, stock by age played through the forecast's paths.
 *
 * <p>A service level is a fill rate over the whole assortment: a sale weighs as many wasted units as it takes to meet it from an empty
 * shelf, for all items alike, so that waste is spent where it buys most sales. The planner finds this multiplier anew every day from the
 * stock there is; the replay finds it once, on the first morning, since it plays one item after the other.
 */
final class FlowCastPolicy implements ReplayPolicy {
    private static final int PATHS = 48;
    private static final int CURVE_POINTS = 48;
    private static final double LEAST = 1e-4;
    private static final double MOST = 1_000;

    private final ReplayWorld world;
    private final DemandForecaster forecaster;
    private final ProtectionPaths[][] paths;
    private final double[] multiplier;
    private final ThreadLocal<OrderKernel> kernels = ThreadLocal.withInitial(OrderKernel::new);

    FlowCastPolicy(ReplayWorld world, RunContext context) {
        this(world, Models.demand(), world.days, (day, forecast) -> {}, context);
    }

    /** Hears of the forecast of every morning. */
    interface Listener {
        void heard(int day, DemandForecast forecast);
    }

    /** For the first so many days only, with a forecaster of choice. */
    FlowCastPolicy(ReplayWorld world, DemandForecaster forecaster, int lastDay, Listener listener, RunContext context) {
        this.world = world;
        this.forecaster = forecaster;
        paths = new ProtectionPaths[world.items][world.days];
        for (int day = 0; day < Math.min(lastDay, world.days); day += world.review) {
            DemandForecast forecast = forecast(day, context);
            listener.heard(day, forecast);
            int today = day;
            Parallel.forEach(
                    context, "paths", world.items, () -> new double[PATHS * forecast.horizon()], (item, memory) -> {
                        forecast.samplePaths(item, Streams.seed(world.items, today), 0, PATHS, memory);
                        paths[item][today] = new ProtectionPaths.Builder(memory, PATHS, forecast.horizon())
                                .life(world.life)
                                .lead(world.lead)
                                .laterOrders(laterOrders())
                                .newestFirstShare(world.rules.issuing().newestFirstShare())
                                .build();
                    });
        }
        multiplier = multipliers(context);
    }

    /** For each level the worth of a sale in wasted units, read from the curve of fill rate over worth of the first morning. */
    private double[] multipliers(RunContext context) {
        double[] worth = new double[CURVE_POINTS];
        double[] fill = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            worth[i] = LEAST * Math.pow(MOST / LEAST, i / (CURVE_POINTS - 1.0));
            fill[i] = fillFromEmptyShelf(worth[i], context);
        }
        return levels().stream()
                .mapToDouble(target -> {
                    int i = 1;
                    while (i < CURVE_POINTS - 1 && fill[i] < target) {
                        i++;
                    }
                    double weight = fill[i] > fill[i - 1] ? (target - fill[i - 1]) / (fill[i] - fill[i - 1]) : 0;
                    return worth[i - 1] * Math.pow(worth[i] / worth[i - 1], Math.max(0, Math.min(1, weight)));
                })
                .toArray();
    }

    private double fillFromEmptyShelf(double worth, RunContext context) {
        double[] demand = new double[world.items];
        double[] lost = new double[world.items];
        Parallel.forEach(context, "multiplier", world.items, item -> {
            OrderKernel kernel = kernels.get();
            kernel.start(Objects.requireNonNull(paths[item][0]), new double[world.life], new double[world.lead]);
            kernel.decide(terms(item, worth));
            demand[item] = kernel.demand();
            lost[item] = kernel.lost();
        });
        return 1 - Arrays.stream(lost).sum() / Arrays.stream(demand).sum();
    }

    /** In wasted units: a unit on the shelf overnight costs the share of its cost that the replay says. */
    private OrderTerms terms(int item, double worth) {
        return new OrderTerms(
                world.casePack[item], worth, 1, world.rules.costs().holdingCostShareOfUnitCostPerDay());
    }

    private DemandForecast forecast(int day, RunContext context) {
        RunContext morning = context.toBuilder()
                .asOf(world.rules.calendar().hiddenFrom().plusDays(day))
                .build();
        int horizon = world.lead + Math.max(world.life, world.review);
        return forecaster
                .fit(PlansAhead.longEnough(world.panel.asKnownAt(world.origin + day), horizon), morning)
                .forecast(horizon, morning);
    }

    private int[] laterOrders() {
        int[] offsets = new int[world.life / world.review + 1];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (i + 1) * world.review;
        }
        return offsets;
    }

    /** How many wasted units a sale weighs at a level. */
    double saleWorth(int level) {
        return multiplier[level];
    }

    @Override
    public String name() {
        return "FlowCast";
    }

    @Override
    public List<Double> levels() {
        return world.rules.sweep().serviceLevels();
    }

    @Override
    public long order(int level, ItemState state, Customers customers) {
        double[] stock = new double[world.life];
        double[] arriving = new double[world.lead];
        state.copyStock(stock);
        state.copyArriving(arriving);
        return order(level, state.item(), state.day(), stock, arriving);
    }

    /** The same for stock and goods on the way that are kept elsewhere, by remaining days and by days ahead. */
    long order(int level, int item, int day, double[] stock, double[] arriving) {
        OrderKernel kernel = kernels.get();
        kernel.start(Objects.requireNonNull(paths[item][day]), stock, arriving);
        return kernel.decide(terms(item, multiplier[level])) * world.casePack[item];
    }
}
