package io.flowcast.api.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.RunStoppedException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Geocoder} must do. Extend it and say which geocoder and which addresses. */
public abstract class GeocoderKit {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 12);

    /** Makes a kit for one provider. */
    protected GeocoderKit() {}

    /**
     * The geocoder under test.
     *
     * @return a geocoder that is ready to answer
     */
    protected abstract Geocoder geocoder();

    /**
     * An address it knows.
     *
     * @return the address in one line
     */
    protected abstract String knownAddress();

    /**
     * Where that is.
     *
     * @return the place, to a hundredth of a degree
     */
    protected abstract GeoPoint knownPlace();

    /**
     * An address that does not exist.
     *
     * @return the address in one line
     */
    protected abstract String unknownAddress();

    @Test
    void findsAnAddressAndSaysWhoFoundItAndWhen() {
        Optional<Sourced<GeoPoint>> found = geocoder().locate(knownAddress(), Runs.asOf(TODAY));
        assertThat(found).hasValueSatisfying(sourced -> {
            assertThat(Math.abs(sourced.value().latitudeDegrees() - knownPlace().latitudeDegrees()))
                    .isLessThan(0.01);
            assertThat(Math.abs(
                            sourced.value().longitudeDegrees() - knownPlace().longitudeDegrees()))
                    .isLessThan(0.01);
            assertThat(sourced.source()).isNotBlank();
            assertThat(sourced.fetchedAt()).isBeforeOrEqualTo(Runs.NOW);
        });
    }

    @Test
    void unknownAddressIsEmptyAndNotAnError() {
        assertThat(geocoder().locate(unknownAddress(), Runs.asOf(TODAY))).isEmpty();
    }

    @Test
    void stopsWhenTheRunIsCancelled() {
        Geocoder geocoder = geocoder();
        assertThatThrownBy(() -> geocoder.locate(knownAddress(), Runs.cancelled(TODAY)))
                .isInstanceOf(RunStoppedException.class);
    }
}
