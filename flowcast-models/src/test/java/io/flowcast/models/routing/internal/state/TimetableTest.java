package io.flowcast.models.routing.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.travel.TimeSlotTravelMatrix;
import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final int HORIZON = 24;

    /** A route over all stops, in the order of their index, with random windows, limits on board and of the duration. */
    private static FlatProblem random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int customers = 1 + random.nextInt(4);
        int stops = customers >= 2 && customers < 4 && random.nextInt(3) == 0 ? customers + 1 : customers;
        FlatDraft draft = new FlatDraft(stops, 1, 1);
        if (stops > customers) {
            draft.customers = customers;
            draft.reloadKind = new int[1];
            draft.maxTrips[0] = 2;
            draft.required[customers] = false;
        }
        int size = stops + 2;
        int[] seconds = new int[size * size];
        for (int i = 0; i + 1 < size; i++) {
            for (int j = 0; j + 1 < size; j++) {
                seconds[i * size + j] = random.nextInt(4);
            }
        }
        boolean byClock = random.nextInt(3) == 0;
        draft.travel = new FlatTravel[] {byClock ? clock(random, size) : new FlatTravel(size, seconds, seconds)};
        draft.count[0] = 1;
        draft.startLocation[0] = stops;
        draft.endLocation[0] = stops;
        draft.startOpen[0] = random.nextInt(4);
        draft.startClose[0] = HORIZON;
        draft.endClose[0] = HORIZON;
        draft.durationCost[0] = 1;
        if (random.nextInt(3) == 0) {
            draft.maxDurationSeconds[0] = 6 + random.nextInt(15);
        }
        if (random.nextInt(3) == 0) {
            draft.overtimeAfterSeconds[0] = random.nextInt(15);
            draft.overtimeCost[0] = 1 + random.nextInt(3);
        }
        boolean perishable = random.nextInt(3) == 0 && !(byClock && stops > customers);
        for (int i = 0; i < stops; i++) {
            draft.boardCost[i] = perishable && i < customers ? random.nextInt(3) : 0;
            draft.location[i] = i;
            draft.serviceSeconds[i] = random.nextInt(3);
            // Which windows later trips choose is settled from front to back, without regard to the price of time on
            // board.
            int windows = random.nextInt(stops > customers && perishable ? 2 : 4);
            draft.windowOpens[i] = new long[windows];
            draft.windowCloses[i] = new long[windows];
            long from = random.nextInt(6);
            for (int w = 0; w < windows; w++) {
                draft.windowOpens[i][w] = from;
                draft.windowCloses[i][w] = from + random.nextInt(5);
                from = draft.windowCloses[i][w] + 1 + random.nextInt(6);
            }
            if (i < customers && random.nextInt(4) == 0) {
                draft.maxOnBoardSeconds[i] = 2 + random.nextInt(10);
            }
            if (i < customers && random.nextInt(5) == 0) {
                draft.releaseSeconds[i] = random.nextInt(8);
            }
        }
        if (stops >= 2 && stops == customers && random.nextBoolean()) {
            int pickup = random.nextInt(stops - 1);
            int delivery = pickup + 1 + random.nextInt(stops - pickup - 1);
            draft.partner[pickup] = delivery;
            draft.partner[delivery] = pickup;
            draft.shipmentPickup[pickup] = true;
            draft.maxOnBoardSeconds[pickup] = FlatDraft.NEVER;
            draft.boardCost[pickup] = 0;
            draft.boardCost[delivery] = 0;
        }
        return draft.build();
    }

    /** Travel with three slots, without traffic as fast as the fastest of them. */
    private static FlatTravel clock(SplittableRandom random, int size) {
        int places = size - 1;
        long[][][] seconds = new long[3][places][places];
        for (long[][] slot : seconds) {
            for (long[] row : slot) {
                Arrays.setAll(row, to -> random.nextInt(6));
            }
        }
        int[] free = new int[size * size];
        TimeSlotTravelMatrix matrix =
                TimeSlotTravelMatrix.of(new long[places][places], new long[] {4 + random.nextInt(6), 14}, seconds);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                free[i * size + j] = (int) matrix.durationSeconds(i, j);
            }
        }
        return new FlatTravel(size, free, free)
                .byClock(matrix, IntStream.range(0, places).toArray());
    }

    private static Timetable route(FlatProblem p) {
        Timetable timetable = new Timetable(p);
        timetable.begin(0);
        for (int k = 1; k <= p.stops; k++) {
            timetable.add(node(p, k));
        }
        timetable.add(p.end(0));
        return timetable;
    }

    /** The node at a position: stops by index, a reload in the middle. */
    private static int node(FlatProblem p, int position) {
        int middle = 1 + (p.customers + 1) / 2;
        if (position == 0 || position > p.stops) {
            return position == 0 ? p.start(0) : p.end(0);
        }
        if (p.stops == p.customers || position < middle) {
            return position - 1;
        }
        return position == middle ? p.customers : position - 2;
    }

    /** When the vehicle leaves the depot on the trip of a position. */
    private static long leaves(FlatProblem p, long[] times, int position) {
        for (int k = position - 1; k > 0; k--) {
            if (node(p, k) >= p.customers) {
                return times[k] + p.serviceSeconds[node(p, k)];
            }
        }
        return times[0];
    }

    @Property(tries = 1500)
    void findsTheCheapestScheduleThatTryingAllTimesFinds(@ForAll long seed) {
        FlatProblem p = random(seed);
        long[] times = new long[p.stops + 2];
        Arrays.fill(times, -1);
        long expected = search(p, times, 0);

        Timetable timetable = route(p);
        boolean feasible = timetable.shortest();

        assertThat(feasible).isEqualTo(expected < Long.MAX_VALUE);
        assertThat(route(p).feasible()).isEqualTo(feasible);
        if (feasible) {
            assertThat(timetable.timeCost()).isEqualTo(expected);
            for (int k = 0; k < times.length; k++) {
                times[k] = timetable.time(k);
            }
            assertThat(keepsAllRules(p, times, times.length)).isTrue();
            assertThat(cost(p, times)).isEqualTo(expected);
            assertThat(timetable.durationSeconds()).isEqualTo(times[times.length - 1] - times[0]);
        }
    }

    private static long cost(FlatProblem p, long[] times) {
        long cost = p.timeCost(0, times[times.length - 1] - times[0]);
        for (int k = 1; k <= p.stops; k++) {
            cost += p.boardCost[node(p, k)] * (times[k] - leaves(p, times, k));
        }
        return cost;
    }

    /** Tries every time for every position: the least cost, or the largest long. */
    private static long search(FlatProblem p, long[] times, int position) {
        if (position == times.length) {
            return cost(p, times);
        }
        long least = Long.MAX_VALUE;
        for (long time = position == 0 ? 0 : times[position - 1]; time <= HORIZON; time++) {
            times[position] = time;
            if (keepsAllRules(p, times, position + 1)) {
                least = Math.min(least, search(p, times, position + 1));
            }
        }
        return least;
    }

    private static boolean keepsAllRules(FlatProblem p, long[] times, int known) {
        FlatTravel travel = p.travel[0];
        for (int k = 0; k < known; k++) {
            int node = node(p, k);
            if (k > 0) {
                int from = node(p, k - 1);
                long leave = times[k - 1] + p.own[from * p.stride + FlatProblem.DURATION];
                long arrive = leave + travel.durationSeconds(p.location[from], p.location[node], leave);
                if (times[k] < arrive) {
                    return false;
                }
            }
            if (node >= p.stops) {
                int at = node * p.stride;
                if (times[k] < p.own[at + FlatProblem.EARLIEST] || times[k] > p.own[at + FlatProblem.LATEST]) {
                    return false;
                }
            } else if (!stopIsRight(p, times, node, k)) {
                return false;
            }
        }
        return known <= p.stops + 1 || times[p.stops + 1] - times[0] <= p.maxDurationSeconds[0];
    }

    private static boolean stopIsRight(FlatProblem p, long[] times, int stop, int position) {
        long time = times[position];
        boolean open = p.windowOpens[stop].length == 0;
        for (int w = 0; w < p.windowOpens[stop].length; w++) {
            open |= time >= p.windowOpens[stop][w] && time <= p.windowCloses[stop][w];
        }
        int mate = p.partner[stop];
        long boarded = mate >= 0 && mate < stop ? times[mate + 1] + p.serviceSeconds[mate] : leaves(p, times, position);
        return open
                && leaves(p, times, position) >= p.releaseSeconds[stop]
                && time - boarded <= p.maxOnBoardSeconds[stop];
    }

    /** Leaving later moves the stop into a later window that makes the route shorter: 0 to 4 waits for 100, 50 does not. */
    @Test
    void leavesLaterWhereThatIsShorter() {
        FlatDraft draft = new FlatDraft(2, 1, 1);
        int[] seconds = new int[16];
        Arrays.fill(seconds, 10);
        draft.travel = new FlatTravel[] {new FlatTravel(4, seconds, seconds)};
        draft.count[0] = 1;
        draft.startLocation[0] = 2;
        draft.endLocation[0] = 2;
        draft.startOpen[0] = 0;
        draft.startClose[0] = 500;
        draft.endClose[0] = 500;
        draft.durationCost[0] = 1;
        draft.location[1] = 1;
        draft.windowOpens[0] = new long[] {0, 90};
        draft.windowCloses[0] = new long[] {20, 100};
        draft.windowOpens[1] = new long[] {60};
        draft.windowCloses[1] = new long[] {200};
        Timetable timetable = route(draft.build());

        assertThat(timetable.shortest()).isTrue();
        // Leave at 80: 90, 100, back at 110. By the first window the wait for the second stop would make it 60.
        assertThat(timetable.durationSeconds()).isEqualTo(30);
        assertThat(timetable.time(0)).isEqualTo(80);
    }
}
