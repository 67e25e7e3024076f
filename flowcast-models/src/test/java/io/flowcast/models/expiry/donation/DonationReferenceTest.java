package io.flowcast.models.expiry.donation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Values computed apart from this code; see SOURCES.md beside them. */
class DonationReferenceTest {
    @ParameterizedTest
    @CsvFileSource(resources = "static.csv", delimiter = ';', numLinesToSkip = 1)
    void sharesOfOneSupply(double supply, String needs, String quantity, String fillRate) {
        assertThat(FairShares.maxMinQuantity(supply, numbers(needs))).containsExactly(numbers(quantity), within(1e-9));
        assertThat(FairShares.maxMinFillRate(supply, numbers(needs))).containsExactly(numbers(fillRate), within(1e-9));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sequential.csv", delimiter = ';', numLinesToSkip = 1)
    void routesWithUncertainNeeds(long supply, String stops, double optimal, double proportional) {
        List<UncertainNeed> route = route(stops);
        SequentialAllocation exact = new SequentialAllocation(supply, route);
        assertThat(exact.expectedMinimumFillRate()).isCloseTo(optimal, within(1e-9));
        assertThat(exact.expectedMinimumFillRate(exact.optimal())).isCloseTo(optimal, within(1e-9));
        assertThat(exact.expectedMinimumFillRate(SequentialAllocation.proportional(route)))
                .isCloseTo(proportional, within(1e-9));
    }

    private static List<UncertainNeed> route(String stops) {
        List<UncertainNeed> route = new ArrayList<>();
        for (String stop : stops.split("\\|", -1)) {
            String[] parts = stop.split(" ", -1);
            route.add(new UncertainNeed(
                    Arrays.stream(parts)
                            .mapToLong(p -> Long.parseLong(p.split(":", -1)[0]))
                            .toArray(),
                    Arrays.stream(parts)
                            .mapToDouble(p -> Double.parseDouble(p.split(":", -1)[1]))
                            .toArray()));
        }
        return route;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
