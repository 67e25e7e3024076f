package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RoutePlanner} must do. An implementation extends this class, names its planner, and hands in an independent
 * check of its plans. The cases here are those of the search: when it stops, what it starts from, that it is the same on any number of
 * threads; those of the problem stand in the classes above.
 */
public abstract class RoutePlannerCompatibilityKit extends UnderWayCases {

    /** For the implementation's test class. */
    protected RoutePlannerCompatibilityKit() {}

    @Test
    void keepsEveryConstraintOfAScatteredProblem() {
        RoutePlan plan = plan(scattered(30, 3));

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.iterations()).isBetween(1L, 200L);
    }

    @Test
    void givesTheSamePlanForTheSameSeedAndAnyNumberOfThreads() {
        RoutingProblem problem = scattered(25, 11);
        RoutePlan first = planner().plan(problem, SHORT, context().build());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RoutePlan second =
                    planner().plan(problem, SHORT, context().executor(pool, 4).build());
            assertThat(second.routes()).isEqualTo(first.routes());
            assertThat(second.cost()).isEqualTo(first.cost());
            assertThat(second.trace()).isEqualTo(first.trace());
            assertThat(second.provenance().dataHash())
                    .isEqualTo(first.provenance().dataHash());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        ThreadGroup group = new ThreadGroup("planner under test");
        Thread runner = new Thread(group, () -> plan(scattered(15, 5)));
        runner.start();
        runner.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(runner.isAlive()).isFalse();
        List<Thread> left = new ArrayList<>();
        Thread[] threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            left.add(threads[i]);
        }
        for (Thread thread : left) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void stopsSoonAfterItIsCancelledAndReturnsTheBestSoFar() {
        RoutingProblem problem = scattered(40, 17);
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger reports = new AtomicInteger();
        long[] cancelledAt = new long[1];
        Cancellation cancellation = cancelled::get;
        RunContext context = context()
                .cancellation(cancellation)
                .progress((stage, done, total, message) -> {
                    if (reports.incrementAndGet() == 2 && !cancelled.getAndSet(true)) {
                        cancelledAt[0] = System.nanoTime();
                    }
                })
                .build();
        RoutePlan plan = planner().plan(problem, StopWhen.after(Duration.ofSeconds(60)), context);
        long stopped = System.nanoTime();

        assertThat(cancelled).as("progress was reported at least twice").isTrue();
        // 50 ms are promised; a loaded machine may need some more.
        assertThat(stopped - cancelledAt[0]).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(plan.routes()).isNotEmpty();
        assertHonest(problem, plan);
    }

    @Test
    void stopsAtTheDeadline() {
        RoutingProblem problem = scattered(40, 19);
        long started = System.nanoTime();
        RoutePlan plan = planner()
                .plan(
                        problem,
                        StopWhen.after(Duration.ofSeconds(60)),
                        context().timeout(Duration.ofMillis(300)).build());

        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertHonest(problem, plan);
    }

    @Test
    void stopsAtTheTargetCost() {
        RoutingProblem problem = base(4, 1).stop(drop("A", 3, 5)).build();
        RoutePlan plan = planner()
                .plan(
                        problem,
                        StopWhen.after(Duration.ofSeconds(60)).orCostAtMost(600),
                        context().build());

        assertThat(plan.cost()).isEqualTo(600);
    }

    @Test
    void tellsHowTheCostFell() {
        RoutePlan plan = plan(scattered(25, 29));

        assertThat(plan.feasible()).isTrue();
        assertThat(plan.trace()).isNotEmpty();
        for (int k = 1; k < plan.trace().size(); k++) {
            CostPoint before = plan.trace().get(k - 1);
            CostPoint point = plan.trace().get(k);
            assertThat(point.iteration()).isGreaterThanOrEqualTo(before.iteration());
            assertThat(point.requiredLeftOut()).isLessThanOrEqualTo(before.requiredLeftOut());
            if (point.requiredLeftOut() == before.requiredLeftOut()) {
                assertThat(point.cost()).isLessThan(before.cost());
            }
        }
        CostPoint last = plan.trace().get(plan.trace().size() - 1);
        assertThat(last.cost()).isCloseTo(plan.cost(), within(1e-6 * plan.cost()));
        assertThat(last.requiredLeftOut()).isZero();
        assertThat(last.iteration()).isLessThanOrEqualTo(plan.iterations());
        assertThat(last.elapsedSeconds()).isNotNegative();
    }

    @Test
    void stopsWhenNothingBetterIsFound() {
        RoutingProblem problem = base(4, 1).stop(drop("A", 3, 5)).build();
        StopWhen patience = new StopWhen(null, Long.MAX_VALUE, 30, Double.NEGATIVE_INFINITY);
        RoutePlan plan = planner().plan(problem, patience, context().build());

        assertThat(plan.cost()).isEqualTo(600);
        assertThat(plan.iterations()).isLessThan(1000);
    }

    @Test
    void startsFromAPlanThatIsThere() {
        RoutingProblem problem = scattered(30, 3);
        RoutePlan first = plan(problem);
        RoutePlan again = planner()
                .plan(problem, first, StopWhen.afterIterations(20), context().build());
        assertHonest(problem, again);
        if (!refused().contains(Feature.WARM_START)) {
            assertThat(again.cost()).isLessThanOrEqualTo(first.cost());
            RoutePlan kept = planner()
                    .plan(problem, first, StopWhen.afterIterations(0), context().build());
            assertHonest(problem, kept);
            assertThat(kept.cost()).isLessThanOrEqualTo(first.cost());
        }
    }

    @Test
    void startsFromAPlanOfAnotherProblem() {
        RoutingProblem.Builder more = base(9, 2);
        for (int i = 1; i < 9; i++) {
            more.stop(drop("S" + i, i, 30));
        }
        RoutePlan yesterday = planner()
                .plan(
                        base(9, 3)
                                .stop(drop("S1", 1, 1))
                                .stop(drop("gone", 3, 1))
                                .stop(drop("S8", 8, 1))
                                .build(),
                        SHORT,
                        context().build());
        RoutingProblem problem = more.build();
        RoutePlan plan = planner().plan(problem, yesterday, SHORT, context().build());
        assertHonest(problem, plan);
        // Two vans of 100 for eight drops of 30: three each.
        assertThat(plan.unserved()).hasSize(2);
    }
}
