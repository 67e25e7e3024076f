package io.flowcast.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceVersionTest {
    @Test
    void theLibraryNamesItsOwnVersion() {
        RunContext context = RunContext.asOf(LocalDate.of(2024, 6, 12)).build();
        Provenance provenance = Provenance.of("plan", "any", Map.of(), "", context);
        assertThat(provenance.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
