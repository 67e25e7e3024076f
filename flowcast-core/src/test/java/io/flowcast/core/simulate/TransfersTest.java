package io.flowcast.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2026, 1, 5)).build();

    private static SimulationItem site(String name, int life, long[] opening, int[] demand, int days, double lostSale) {
        boolean[] orderDay = new boolean[days];
        Arrays.fill(orderDay, true);
        ItemCosts costs = new ItemCosts(1, lostSale, 0, new double[0]);
        return new SimulationItem(
                name,
                life,
                LeadTime.fixedDays(1),
                orderDay,
                opening,
                new long[0],
                demand,
                new int[demand.length],
                costs);
    }

    /** All that expires tomorrow goes to the other site. */
    private static final TransferPolicy OLDEST_AWAY = night -> night.move(0, 1, 1, night.stock(0, 1));

    @Test
    void aUnitIsThereNextMorningAndKeepsItsAge() {
        // three days to live: sold at the other site on the second day, when it would have been wasted at the first
        List<SimulationItem> items = List.of(
                site("a", 2, new long[] {0, 4}, new int[] {1, 0, 0}, 3, 5),
                site("b", 2, new long[] {0, 0}, new int[] {0, 2, 2}, 3, 5));
        Transfers transfers = new Transfers(List.of(List.of(0, 1)), (group, run) -> OLDEST_AWAY, 0.25);
        SimulationResult result = InventorySimulator.run(items, (item, run) -> state -> 0, transfers, CONTEXT);
        Flow a = result.item(0, 0);
        Flow b = result.item(1, 0);
        assertThat(a.movedOut()).isEqualTo(3);
        assertThat(b.movedIn()).isEqualTo(3);
        assertThat(a.sold()).isEqualTo(1);
        assertThat(b.sold()).isEqualTo(2);
        assertThat(b.wasted()).isEqualTo(1); // the third one was too old for the third day
        assertThat(a.wasted() + a.closing() + b.closing()).isZero();
        assertThat(a.cost()).isEqualTo(3 * 0.25);
        assertThat(b.cost()).isEqualTo(1 + 2 * 5);
        assertThat(a.imbalance() + b.imbalance() + result.total(0).imbalance()).isZero();
    }

    private static SimulationResult random(int seed, int sites, Transfers transfers, RunContext context) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 12;
        int runs = 3;
        List<SimulationItem> items = new ArrayList<>();
        for (int k = 0; k < sites; k++) {
            int[] demand = random.ints((long) days * runs, 0, 9).toArray();
            items.add(site("s" + k, 2 + k % 3, new long[] {random.nextInt(9), random.nextInt(9)}, demand, days, 5));
        }
        return InventorySimulator.run(
                items,
                (item, run) -> state -> Math.max(0, 14 - state.onHand() - state.arriving(1)),
                transfers,
                context);
    }

    private static Transfers random(int sites) {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < sites; k++) {
            all.add(k);
        }
        return new Transfers(
                List.of(all),
                (group, run) -> {
                    SplittableRandom random = new SplittableRandom(run);
                    return night -> {
                        for (int k = 0; k < night.sites(); k++) {
                            int from = random.nextInt(night.sites());
                            int to = (from + 1 + random.nextInt(night.sites() - 1)) % night.sites();
                            int remaining = 1 + random.nextInt(2);
                            night.move(from, to, remaining, night.stock(from, remaining) / 2);
                        }
                    };
                },
                0.1);
    }

    /** opening + ordered = sold + wasted + moved + closing, at each site and over all, with orders still on their way counted. */
    @Property(tries = 100)
    void unitsBalance(
            @ForAll @IntRange(min = 1, max = 100_000) int seed, @ForAll @IntRange(min = 2, max = 5) int sites) {
        SimulationResult result = random(seed, sites, random(sites), CONTEXT);
        long moved = 0;
        for (int run = 0; run < 3; run++) {
            for (int k = 0; k < sites; k++) {
                Flow flow = result.item(k, run);
                assertThat(flow.imbalance()).isZero();
                assertThat(flow.opening() + flow.ordered() - flow.onOrder())
                        .isEqualTo(flow.sold() + flow.wasted() + flow.movedOut() - flow.movedIn() + flow.closing());
                moved += flow.movedOut();
            }
            assertThat(result.total(run).movedIn()).isEqualTo(result.total(run).movedOut());
        }
        assertThat(moved).isPositive();
    }

    @Test
    void threadsDoNotMatterAndNobodyMovesWithoutGroups() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            RunContext several =
                    RunContext.asOf(LocalDate.of(2026, 1, 5)).executor(pool, 3).build();
            Transfers none = new Transfers(List.of(), (group, run) -> OLDEST_AWAY, 0);
            for (int k = 0; k < 4; k++) {
                assertThat(random(7, 4, random(4), several).item(k, 1))
                        .isEqualTo(random(7, 4, random(4), CONTEXT).item(k, 1));
                assertThat(random(7, 4, none, CONTEXT).item(k, 2).movedOut()).isZero();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void impossibleMovesAreNamed() {
        List<SimulationItem> items = List.of(
                site("a", 3, new long[] {0, 0, 5}, new int[] {0, 0}, 2, 1),
                site("b", 1, new long[0], new int[] {0, 0}, 2, 1));
        assertThatThrownBy(() -> play(items, night -> night.move(0, 1, 2, 6))).hasMessageContaining("units");
        assertThatThrownBy(() -> play(items, night -> night.move(0, 1, 2, -1))).hasMessageContaining("units");
        assertThatThrownBy(() -> play(items, night -> night.move(0, 1, 2, 1))).hasMessageContaining("remainingDays");
        assertThatThrownBy(() -> play(items, night -> night.move(0, 0, 2, 1))).hasMessageContaining("another site");
        assertThatThrownBy(() -> play(items, night -> night.move(0, 7, 2, 1))).hasMessageContaining("site");
        assertThatThrownBy(() -> new Transfers(List.of(List.of(0, 0)), (g, r) -> OLDEST_AWAY, 0).groupsOf(items))
                .hasMessageContaining("once");
        assertThatThrownBy(() -> new Transfers(List.of(List.of()), (g, r) -> OLDEST_AWAY, 0).groupsOf(items))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new Transfers(List.of(), (g, r) -> OLDEST_AWAY, Double.NaN))
                .hasMessageContaining("costPerUnit");
    }

    private static void play(List<SimulationItem> items, TransferPolicy policy) {
        InventorySimulator.run(
                items, (item, run) -> state -> 0, new Transfers(List.of(List.of(0, 1)), (g, r) -> policy, 0), CONTEXT);
    }
}
