package io.flowcast.connectors.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Sourced;
import io.flowcast.api.signal.TravelProvider;
import io.flowcast.api.signal.TravelProviderKit;
import io.flowcast.api.travel.TravelMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GreatCircleTravelTest extends TravelProviderKit {
    private static final RunContext RUN =
            RunContext.asOf(LocalDate.of(2024, 6, 12)).build();

    /** A quarter of a great circle of the sphere in metres. */
    private static final long QUARTER = Math.round(Math.PI / 2 * 6_371_008.8);

    @Override
    protected TravelProvider provider() {
        return new GreatCircleTravel();
    }

    @Override
    protected List<GeoPoint> places() {
        return List.of(new GeoPoint(30.02810, 114.89613), new GeoPoint(29.93030, 115.07134), new GeoPoint(30.0, 115.0));
    }

    private static long straight(GeoPoint a, GeoPoint b) {
        return new GreatCircleTravel(1).matrix(List.of(a, b), 60, RUN).value().distanceMetres(0, 1);
    }

    @Test
    void knowsADistanceFromTheLiterature() {
        // Nashville to Los Angeles airport: 2,887.2599506071106 km on a sphere of 6,372.8 km (Rosetta Code, Haversine
        // formula).
        long metres = straight(new GeoPoint(36.12, -86.67), new GeoPoint(33.94, -118.40));
        assertThat((double) metres).isEqualTo(2_887_259.9506 * 6_371_008.8 / 6_372_800, within(1.0));
    }

    @Test
    void polesAreOnePlaceWhateverTheLongitude() {
        GeoPoint north = new GeoPoint(90, 0);
        assertThat(straight(north, new GeoPoint(90, 137))).isZero();
        assertThat(straight(north, new GeoPoint(-90, -42))).isCloseTo(2 * QUARTER, within(1L));
        assertThat(straight(north, new GeoPoint(0, 77))).isEqualTo(QUARTER);
    }

    @Test
    void antimeridianIsNoBorder() {
        assertThat(straight(new GeoPoint(12, 180), new GeoPoint(12, -180))).isZero();
        // 0.2 degrees of the equator.
        assertThat(straight(new GeoPoint(0, 179.9), new GeoPoint(0, -179.9)))
                .isCloseTo(Math.round(QUARTER * 0.2 / 90), within(1L));
    }

    @Test
    void roadFactorAndSpeedAreApplied() {
        List<GeoPoint> places = List.of(new GeoPoint(0, 0), new GeoPoint(0, 1));
        TravelMatrix straight = new GreatCircleTravel(1).matrix(places, 36, RUN).value();
        TravelMatrix road = new GreatCircleTravel(1.5).matrix(places, 36, RUN).value();
        assertThat(road.distanceMetres(0, 1)).isCloseTo(straight.distanceMetres(0, 1) * 3 / 2, within(1L));
        // 36 km/h are 10 m/s.
        assertThat(road.durationSeconds(0, 1)).isCloseTo(road.distanceMetres(0, 1) / 10, within(1L));
        assertThat(road.timeDependent()).isFalse();
    }

    @Test
    void sourceNamesTheTwinAndItsAssumptions() {
        Sourced<TravelMatrix> answer = new GreatCircleTravel(1.35).matrix(places(), 25, RUN);
        assertThat(answer.source())
                .isEqualTo("offline twin great-circle: haversine distance x road factor 1.35, 25.0 km/h everywhere");
    }

    @Test
    void manyPlacesTakeNoSquareOfMemory() {
        // A dense matrix of 60,000 places would take 58 GB.
        List<GeoPoint> places = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            places.add(new GeoPoint(-60 + i % 120, -180 + i * 0.006));
        }
        TravelMatrix matrix = new GreatCircleTravel().matrix(places, 50, RUN).value();
        assertThat(matrix.size()).isEqualTo(60_000);
        assertThat(matrix.distanceMetres(0, 59_999)).isPositive();
    }

    @Test
    void emptyListGivesAnEmptyMatrix() {
        assertThat(new GreatCircleTravel().matrix(List.of(), 50, RUN).value().size())
                .isZero();
    }

    @Test
    void rejectsWhatIsNoFactorNoSpeedAndNoPlace() {
        for (double bad : new double[] {0.9, 11, Double.NaN, -1}) {
            assertThatThrownBy(() -> new GreatCircleTravel(bad)).hasMessageContaining("roadFactor");
        }
        for (double bad : new double[] {0, -5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> provider().matrix(places(), bad, RUN))
                    .hasMessageContaining("averageKilometresPerHour");
        }
        TravelMatrix matrix = provider().matrix(places(), 40, RUN).value();
        assertThatThrownBy(() -> matrix.distanceMetres(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Property
    void isSymmetricAndKeepsTheTriangle(
            @ForAll @DoubleRange(min = -90, max = 90) double lat1,
            @ForAll @DoubleRange(min = -180, max = 180) double lon1,
            @ForAll @DoubleRange(min = -90, max = 90) double lat2,
            @ForAll @DoubleRange(min = -180, max = 180) double lon2,
            @ForAll @DoubleRange(min = -90, max = 90) double lat3,
            @ForAll @DoubleRange(min = -180, max = 180) double lon3) {
        TravelMatrix matrix = new GreatCircleTravel()
                .matrix(List.of(new GeoPoint(lat1, lon1), new GeoPoint(lat2, lon2), new GeoPoint(lat3, lon3)), 30, RUN)
                .value();
        assertThat(matrix.distanceMetres(0, 1)).isEqualTo(matrix.distanceMetres(1, 0));
        assertThat(matrix.durationSeconds(0, 1)).isEqualTo(matrix.durationSeconds(1, 0));
        // Each leg is rounded by at most half a metre.
        assertThat(matrix.distanceMetres(0, 2))
                .isLessThanOrEqualTo(matrix.distanceMetres(0, 1) + matrix.distanceMetres(1, 2) + 2);
        assertThat(matrix.distanceMetres(0, 1)).isBetween(0L, (long) Math.ceil(1.3 * 2 * QUARTER) + 1);
    }
}
