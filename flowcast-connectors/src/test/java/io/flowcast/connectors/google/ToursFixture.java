package io.flowcast.connectors.google;

import io.flowcast.api.routing.Depot;
import io.flowcast.api.routing.RoutePlan;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.routing.TimeWindow;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.travel.DenseTravelMatrix;
import io.flowcast.api.travel.TravelMatrix;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A planner before a {@link ToursServer}, and small problems. */
abstract class ToursFixture {
    static final StopWhen SECONDS = StopWhen.after(Duration.ofSeconds(20));
    static final String DAY = "2024-06-12T";

    final MockWebServer server = new MockWebServer();
    final ToursServer google = new ToursServer();
    GoogleRouteOptimization planner;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(google);
        server.start();
        planner = open(() -> google.token, null);
    }

    final GoogleRouteOptimization open(Supplier<String> tokens, GoogleRouteOptimization.Roads roads) {
        return new GoogleRouteOptimization(
                "my-project",
                GoogleRouteOptimization.defaults(tokens)
                        .base(server.url("/").uri())
                        .rate(1000, Duration.ofSeconds(1))
                        .attempts(1, Duration.ofMillis(1), Duration.ofSeconds(5))
                        .build(),
                roads);
    }

    @AfterEach
    void stop() {
        planner.close();
        server.close();
    }

    static RunContext context() {
        return RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
    }

    /** Places on a line, one every 100 metres, 10 metres a second. */
    static TravelMatrix line(int places) {
        long[][] metres = new long[places][places];
        long[][] seconds = new long[places][places];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                metres[i][j] = 100L * Math.abs(i - j);
                seconds[i][j] = 10L * Math.abs(i - j);
            }
        }
        return DenseTravelMatrix.of(metres, seconds);
    }

    static RoutingProblem.Builder base(VehicleType... types) {
        RoutingProblem.Builder builder = RoutingProblem.builder("massGrams")
                .depot(new Depot("D", 0, TimeWindow.ALWAYS))
                .travel(line(5));
        List.of(types).forEach(builder::vehicleType);
        return builder;
    }

    static VehicleType.Builder van(int count, long capacity) {
        return VehicleType.at("van", count, "D", capacity).shift(new TimeWindow(0, 36_000));
    }

    static Stop.Builder stop(String id, int location) {
        return Stop.at(id, location).delivery(10L).serviceSeconds(60);
    }

    final RoutePlan plan(RoutingProblem problem) {
        return planner.plan(problem, SECONDS, context());
    }
}
