package io.flowcast.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.travel.TravelMatrix;
import org.junit.jupiter.api.Test;

/** What is refused before any search: contradictions, numbers that would overflow, impossible travel. */
abstract class RefusalCases extends ChoiceCases {

    @Test
    void refusesASequenceThatGoesRoundInACircle() {
        RoutingProblem problem = base(3, 1)
                .stop(drop("A", 1, 1))
                .stop(drop("B", 2, 1))
                .sequence(new Sequence("A", "B"))
                .sequence(new Sequence("B", "A"))
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesContradictionsAllAtOnce() {
        RoutingProblem problem = RoutingProblem.builder("units")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .vehicleType(VehicleType.at("van", 1, "nowhere", 100L).build())
                .travel(line(2))
                .stop(drop("A", 1, 5))
                .stop(drop("A", 7, 5))
                .stop(Stop.at("two", 1).delivery(1L, 2L).build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.findings().listed()).hasSizeGreaterThanOrEqualTo(4);
                    assertThat(e.findings().listed()).extracting(Finding::cause).allMatch(c -> c.startsWith("Maybe"));
                });
    }

    @Test
    void refusesHugeValues() {
        RoutingProblem problem = base(2, 1)
                .stop(Stop.at("A", 1)
                        .delivery(Long.MAX_VALUE)
                        .serviceSeconds(Long.MAX_VALUE)
                        .build())
                .build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesNegativeTravel() {
        RoutingProblem problem =
                base(1, 1).travel(matrix(2, -5, false)).stop(drop("A", 1, 1)).build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesTravelThatIsFasterThanWithoutTraffic() {
        RoutingProblem problem =
                base(1, 1).travel(matrix(2, -5, true)).stop(drop("A", 1, 1)).build();

        assertThatThrownBy(() -> planner().plan(problem, SHORT, context().build()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static TravelMatrix matrix(int size, long value, boolean timeDependent) {
        return new TravelMatrix() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public long distanceMetres(int from, int to) {
                return from == to ? 0 : value;
            }

            @Override
            public long durationSeconds(int from, int to) {
                return from == to ? 0 : value;
            }

            @Override
            public boolean timeDependent() {
                return timeDependent;
            }
        };
    }
}
