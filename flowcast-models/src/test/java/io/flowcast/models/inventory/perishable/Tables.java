package io.flowcast.models.inventory.perishable;

import io.flowcast.api.run.RunContext;
import io.flowcast.core.math.distribution.Distributions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Published and computed tables, and the problems they belong to. */
final class Tables {
    static final RunContext CONTEXT = RunContext.asOf(LocalDate.EPOCH).build();

    private Tables() {}

    static RunContext threads(Executor executor, int tasks) {
        return RunContext.asOf(LocalDate.EPOCH).executor(executor, tasks).build();
    }

    static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setting of De Moor et al. 2022: gamma demand of mean 4 and coefficient of variation 0.5, orders up to 10. */
    static PerishableProblem deMoor(int life, int lead, double newestFirst, double wasteCost) {
        double[] demand = DemandTable.cut(Distributions.gamma(4, 4), 100);
        return PerishableProblem.of(ShelfLife.fixed(life), 10, demand, AgeCosts.linear(3, 5, wasteCost, 1))
                .withLeadPeriods(lead)
                .withNewestFirstShare(newestFirst)
                .withDiscount(0.99);
    }

    /** A small problem with everything in it. */
    static PerishableProblem small(int life, int lead, double newestFirst, int maxOrder) {
        double[] demand = DemandTable.of(Distributions.poisson(1.7), 1e-9);
        return PerishableProblem.of(ShelfLife.fixed(life), maxOrder, demand, new AgeCosts(0.5, 1, 6, 2, 0.1, false))
                .withLeadPeriods(lead)
                .withNewestFirstShare(newestFirst)
                .withDiscount(0.95);
    }
}
