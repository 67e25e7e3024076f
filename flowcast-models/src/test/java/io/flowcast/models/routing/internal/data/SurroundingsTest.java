package io.flowcast.models.routing.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final int STOPS = 2_000;
    private static final int WANTED = 60;

    private final double[] x = new double[STOPS];
    private final double[] y = new double[STOPS];

    /** The map is drawn from distances alone; for distances in the plane the nearest stops must all be found on it. */
    @Test
    void findsTheNearestStopsOfThePlane() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < STOPS; i++) {
            // Half of the stops crowd in a corner.
            double scale = i % 2 == 0 ? 10_000 : 500;
            x[i] = random.nextDouble() * scale;
            y[i] = random.nextDouble() * scale;
        }
        Surroundings surroundings = new Surroundings(problem(), this::distance, WANTED);
        for (int i = 0; i < STOPS; i += 37) {
            int stop = i;
            int[] nearest = IntStream.range(0, STOPS)
                    .filter(j -> j != stop)
                    .boxed()
                    .sorted((a, b) -> Double.compare(between(stop, a), between(stop, b)))
                    .limit(WANTED / 2)
                    .mapToInt(Integer::intValue)
                    .toArray();
            int count = surroundings.of(stop);
            int[] found = Arrays.copyOf(surroundings.found, count);
            assertThat(count).isGreaterThanOrEqualTo(WANTED).isLessThan(STOPS);
            assertThat(found).doesNotContain(stop).doesNotHaveDuplicates().contains(nearest);
        }
    }

    @Test
    void findsStopsThatAllLieInOnePlace() {
        Surroundings surroundings = new Surroundings(problem(), this::distance, WANTED);
        assertThat(surroundings.of(0)).isEqualTo(STOPS - 1);
    }

    @Test
    void findsStopsOnALine() {
        for (int i = 0; i < STOPS; i++) {
            x[i] = i;
        }
        Surroundings surroundings = new Surroundings(problem(), this::distance, WANTED);
        int count = surroundings.of(1_000);
        assertThat(Arrays.copyOf(surroundings.found, count)).contains(970, 1_030);
        assertThat(count).isLessThan(STOPS / 2);
    }

    private double distance(FlatProblem problem, int i, int j) {
        return between(i, j);
    }

    private double between(int i, int j) {
        return Math.hypot(x[i] - x[j], y[i] - y[j]);
    }

    private static FlatProblem problem() {
        FlatDraft draft = new FlatDraft(STOPS, 1, 1);
        draft.travel = new FlatTravel[] {new FlatTravel(2, new int[4], new int[4])};
        return draft.build();
    }
}
