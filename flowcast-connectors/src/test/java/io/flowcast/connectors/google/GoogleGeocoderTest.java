package io.flowcast.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.finding.SourceException;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Geocoder;
import io.flowcast.api.signal.GeocoderKit;
import java.io.IOException;
import java.time.LocalDate;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleGeocoderTest extends GeocoderKit {
    private static final RunContext CONTEXT =
            RunContext.asOf(LocalDate.of(2024, 6, 12)).build();

    private final MockWebServer server = new MockWebServer();
    private final GoogleServer google = new GoogleServer();
    private GoogleGeocoder geocoder;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(google);
        server.start();
        geocoder = open(GoogleServer.KEY);
    }

    private GoogleGeocoder open(String key) {
        return new GoogleGeocoder(
                GoogleGeocoder.defaults(key).base(server.url("/").uri()).build());
    }

    @AfterEach
    void stop() {
        geocoder.close();
        server.close();
    }

    @Override
    protected Geocoder geocoder() {
        return geocoder;
    }

    @Override
    protected String knownAddress() {
        return "1600 Amphitheatre Parkway, Mountain View, CA";
    }

    @Override
    protected GeoPoint knownPlace() {
        return new GeoPoint(37.422, -122.084);
    }

    @Override
    protected String unknownAddress() {
        return "Nowhere 1";
    }

    @Test
    void asksOnceForAnAddressAlsoIfThereIsNone() {
        for (int i = 0; i < 3; i++) {
            geocoder.find(knownAddress(), CONTEXT);
            geocoder.find(unknownAddress(), CONTEXT);
        }
        assertThat(google.asked).hasSize(2);
    }

    @Test
    void saysThatAMatchIsPartial() {
        assertThat(geocoder.find("1600 Amphitheatre?", CONTEXT))
                .hasValueSatisfying(found -> assertThat(found.value())
                        .isEqualTo(new FoundAddress(
                                new GeoPoint(37.4222804, -122.0843428),
                                "1600 Amphitheatre Pkwy, Mountain View, CA 94043, USA",
                                "ChIJRxcAvRO7j4AR6hm6tys8yA8",
                                true)));
        assertThat(geocoder.reverse(knownPlace(), CONTEXT)).isPresent();
        assertThat(google.asked.get(1).queryParameter("latlng")).isEqualTo("37.422000,-122.084000");
        assertThatThrownBy(() -> geocoder.find(" ", CONTEXT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongKeyIsOneClearMessage() {
        try (GoogleGeocoder wrong = open("wrong-key")) {
            assertThatThrownBy(() -> wrong.find(knownAddress(), CONTEXT))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("source.key-refused")
                    .hasMessageNotContaining("wrong-key");
        }
    }
}
