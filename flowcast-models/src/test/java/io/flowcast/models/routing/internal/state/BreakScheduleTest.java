package io.flowcast.models.routing.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Schedules with breaks are as cheap as the cheapest of all schedules on a short day, minute by minute. */
class BreakScheduleTest {

    private static final int HORIZON = 30;

    private static FlatProblem random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stops = 1 + random.nextInt(3);
        FlatDraft draft = new FlatDraft(stops, 1, 1);
        int size = stops + 2;
        int[] seconds = new int[size * size];
        for (int i = 0; i + 1 < size; i++) {
            for (int j = 0; j + 1 < size; j++) {
                seconds[i * size + j] = random.nextInt(5);
            }
        }
        draft.travel = new FlatTravel[] {new FlatTravel(size, seconds, seconds)};
        draft.count[0] = 1;
        draft.startLocation[0] = stops;
        draft.endLocation[0] = stops;
        draft.startOpen[0] = random.nextInt(4);
        draft.startClose[0] = HORIZON;
        draft.endClose[0] = HORIZON;
        draft.durationCost[0] = 1;
        if (random.nextInt(3) == 0) {
            draft.maxDurationSeconds[0] = 8 + random.nextInt(15);
        }
        boolean perishable = random.nextInt(3) == 0;
        for (int i = 0; i < stops; i++) {
            draft.location[i] = i;
            draft.serviceSeconds[i] = random.nextInt(3);
            draft.boardCost[i] = perishable ? random.nextInt(3) : 0;
            int windows = random.nextInt(3);
            draft.windowOpens[i] = new long[windows];
            draft.windowCloses[i] = new long[windows];
            long from = random.nextInt(10);
            for (int w = 0; w < windows; w++) {
                draft.windowOpens[i][w] = from;
                draft.windowCloses[i][w] = from + random.nextInt(8);
                from = draft.windowCloses[i][w] + 1 + random.nextInt(6);
            }
            if (random.nextInt(4) == 0) {
                draft.maxOnBoardSeconds[i] = 4 + random.nextInt(10);
            }
        }
        int breaks = 1 + random.nextInt(2);
        draft.breakOpens[0] = new long[breaks];
        draft.breakCloses[0] = new long[breaks];
        draft.breakSeconds[0] = new long[breaks];
        long from = random.nextInt(8);
        for (int b = 0; b < breaks; b++) {
            draft.breakOpens[0][b] = from;
            draft.breakCloses[0][b] = from + random.nextInt(6);
            draft.breakSeconds[0][b] = random.nextInt(5);
            from = draft.breakCloses[0][b] + 1 + random.nextInt(4);
        }
        draft.breakHad[0] = new long[breaks];
        long had = random.nextInt(10);
        for (int b = 0; b < breaks; b++) {
            had = Math.max(had, draft.breakOpens[0][b]) + draft.breakSeconds[0][b];
            draft.breakHad[0][b] = had;
        }
        return draft.build();
    }

    @Property(tries = 1500)
    void findsTheCheapestOfAllSchedules(@ForAll long seed) {
        FlatProblem p = random(seed);
        long expected = Long.MAX_VALUE;
        for (long start = p.own[p.start(0) * p.stride + FlatProblem.EARLIEST]; start <= HORIZON; start++) {
            expected = Math.min(expected, search(p, start, 0, start, 0, 0));
        }
        Timetable timetable = route(p);
        assertThat(timetable.shortest()).isEqualTo(expected < Long.MAX_VALUE);
        assertThat(route(p).feasible()).isEqualTo(expected < Long.MAX_VALUE);
        if (expected < Long.MAX_VALUE) {
            if (p.boardingPriced) {
                // A break before or after a stop may end the route alike, but not cost the goods alike.
                assertThat(timetable.timeCost()).isGreaterThanOrEqualTo(expected);
            } else {
                assertThat(timetable.timeCost()).isEqualTo(expected);
            }
        }
    }

    private static Timetable route(FlatProblem p) {
        Timetable timetable = new Timetable(p);
        timetable.begin(0);
        for (int i = 0; i < p.stops; i++) {
            timetable.add(i);
        }
        timetable.add(p.end(0));
        return timetable;
    }

    /** Tries everything a driver can do next: rest, wait a moment, serve, or drive on. */
    private long search(FlatProblem p, long start, int next, long leaves, int rested, long board) {
        int from = next == 0 ? p.start(0) : next - 1;
        int to = next == p.stops ? p.end(0) : next;
        long arrives = leaves + p.travel[0].durationSeconds(p.location[from], p.location[to]);
        long least = Long.MAX_VALUE;
        if (next == p.stops) {
            boolean owes = false;
            for (int b = rested; b < p.breakOpens[0].length; b++) {
                owes |= start < p.breakHad[0][b] && arrives > p.breakCloses[0][b];
            }
            boolean late = arrives > HORIZON || arrives - start > p.maxDurationSeconds[0];
            return owes || late ? least : p.timeCost(0, arrives - start) + board;
        }
        for (long time = arrives; time <= HORIZON; time++) {
            least = Math.min(least, serve(p, start, next, time, rested, board));
            if (rested < p.breakOpens[0].length
                    && time >= p.breakOpens[0][rested]
                    && time <= p.breakCloses[0][rested]) {
                least = Math.min(least, standing(p, start, next, time + p.breakSeconds[0][rested], rested + 1, board));
            }
        }
        return rested < p.breakOpens[0].length && p.breakHad[0][rested] <= start
                ? Math.min(least, search(p, start, next, leaves, rested + 1, board))
                : least;
    }

    /** Waits at a stop before its service. */
    private long standing(FlatProblem p, long start, int stop, long from, int rested, long board) {
        long least = Long.MAX_VALUE;
        for (long time = from; time <= HORIZON; time++) {
            least = Math.min(least, serve(p, start, stop, time, rested, board));
            if (rested < p.breakOpens[0].length
                    && time >= p.breakOpens[0][rested]
                    && time <= p.breakCloses[0][rested]) {
                least = Math.min(least, standing(p, start, stop, time + p.breakSeconds[0][rested], rested + 1, board));
            }
        }
        return least;
    }

    private long serve(FlatProblem p, long start, int stop, long time, int rested, long board) {
        boolean open = p.windowOpens[stop].length == 0;
        for (int w = 0; w < p.windowOpens[stop].length; w++) {
            open |= time >= p.windowOpens[stop][w] && time <= p.windowCloses[stop][w];
        }
        if (!open || time - start > p.maxOnBoardSeconds[stop]) {
            return Long.MAX_VALUE;
        }
        long paid = board + p.boardCost[stop] * (time - start);
        return leave(p, start, stop, time + p.serviceSeconds[stop], rested, paid);
    }

    private long leave(FlatProblem p, long start, int stop, long from, int rested, long board) {
        long least = search(p, start, stop + 1, from, rested, board);
        for (long time = from; rested < p.breakOpens[0].length && time <= p.breakCloses[0][rested]; time++) {
            if (time >= p.breakOpens[0][rested]) {
                least = Math.min(least, leave(p, start, stop, time + p.breakSeconds[0][rested], rested + 1, board));
            }
        }
        return least;
    }
}
