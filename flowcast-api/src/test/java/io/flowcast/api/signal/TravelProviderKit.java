package io.flowcast.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.RunStoppedException;
import io.flowcast.api.travel.TravelMatrix;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TravelProvider} must do. Extend it and say which provider and which places. */
public abstract class TravelProviderKit {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 12);

    /** Makes a kit for one provider. */
    protected TravelProviderKit() {}

    /**
     * The provider under test.
     *
     * @return a provider that is ready to answer
     */
    protected abstract TravelProvider provider();

    /**
     * Places it knows.
     *
     * @return at least three places, all different, joined by roads
     */
    protected abstract List<GeoPoint> places();

    @Test
    void matrixHasOnePlaceForEachPlaceAsked() {
        Sourced<TravelMatrix> answer = provider().matrix(places(), 40, Runs.asOf(TODAY));
        assertThat(answer.value().size()).isEqualTo(places().size());
    }

    @Test
    void wayToItselfIsNothing() {
        TravelMatrix matrix = provider().matrix(places(), 40, Runs.asOf(TODAY)).value();
        for (int i = 0; i < matrix.size(); i++) {
            assertThat(matrix.distanceMetres(i, i)).isZero();
            assertThat(matrix.durationSeconds(i, i)).isZero();
        }
    }

    @Test
    void waysBetweenDifferentPlacesTakeDistanceAndTime() {
        TravelMatrix matrix = provider().matrix(places(), 40, Runs.asOf(TODAY)).value();
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < matrix.size(); j++) {
                if (i != j) {
                    assertThat(matrix.distanceMetres(i, j)).isPositive();
                    assertThat(matrix.durationSeconds(i, j)).isPositive();
                }
            }
        }
    }

    @Test
    void orderOfThePlacesIsTheOrderOfTheMatrix() {
        List<GeoPoint> places = places();
        List<GeoPoint> turned = List.of(places.get(2), places.get(0), places.get(1));
        TravelMatrix matrix = provider().matrix(places, 40, Runs.asOf(TODAY)).value();
        TravelMatrix other = provider().matrix(turned, 40, Runs.asOf(TODAY)).value();
        assertThat(other.distanceMetres(0, 1)).isEqualTo(matrix.distanceMetres(2, 0));
        assertThat(other.durationSeconds(2, 0)).isEqualTo(matrix.durationSeconds(1, 2));
    }

    @Test
    void leavingLaterNeverMeansArrivingEarlier() {
        TravelMatrix matrix = provider().matrix(places(), 40, Runs.asOf(TODAY)).value();
        long arrival = 0;
        for (long departure = 0; departure < 86_400; departure += 900) {
            long next = departure + matrix.durationSeconds(0, 1, departure);
            assertThat(next).isGreaterThanOrEqualTo(arrival);
            arrival = next;
        }
    }

    @Test
    void answerSaysWhoGaveItAndWhen() {
        Sourced<TravelMatrix> answer = provider().matrix(places(), 40, Runs.asOf(TODAY));
        assertThat(answer.source()).isNotBlank();
        assertThat(answer.fetchedAt()).isBeforeOrEqualTo(Runs.NOW);
    }

    @Test
    void stopsWhenTheRunIsCancelled() {
        TravelProvider provider = provider();
        assertThatThrownBy(() -> provider.matrix(places(), 40, Runs.cancelled(TODAY)))
                .isInstanceOf(RunStoppedException.class);
    }
}
