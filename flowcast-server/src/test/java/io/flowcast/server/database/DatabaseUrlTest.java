package io.flowcast.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("FLOWCAST_DATABASE_USER", "env-user", "FLOWCAST_DATABASE_PASSWORD", "env-secret");

    @Test
    void takesTheCredentialsOutOfTheUrl() {
        DatabaseCredentials credentials =
                DatabaseUrl.parse("postgresql://ann:p%40ss+1@db.example:6432/shop?sslmode=verify-full", ENVIRONMENT);
        assertThat(credentials)
                .isEqualTo(new DatabaseCredentials(
                        "jdbc:postgresql://db.example:6432/shop?sslmode=verify-full", "ann", "p@ss+1"));
    }

    @Test
    void takesThemOutOfTheOptionsOfAJdbcUrl() {
        DatabaseCredentials credentials =
                DatabaseUrl.parse("jdbc:postgresql://db/shop?user=ann&password=secret&ssl=true", Map.of());
        assertThat(credentials)
                .isEqualTo(new DatabaseCredentials("jdbc:postgresql://db/shop?ssl=true", "ann", "secret"));
    }

    @Test
    void fallsBackToTheEnvironment() {
        assertThat(DatabaseUrl.parse("postgresql://db/shop", ENVIRONMENT))
                .isEqualTo(new DatabaseCredentials("jdbc:postgresql://db/shop", "env-user", "env-secret"));
        assertThat(DatabaseUrl.parse("postgresql://ann@db/shop", ENVIRONMENT).password())
                .isEqualTo("env-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/shop",
                "jdbc:postgresql:ann:secret",
                "postgresql://ann:secret@db",
                "postgresql://ann:secret@db/",
                "postgresql://ann:sec ret@db/shop",
                "secret",
                "postgresql://ann:secret@/shop"
            })
    void neverRepeatsWhatItCannotRead(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url, ENVIRONMENT))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("\nMaybe")
                .hasNoCause()
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("sec ret");
    }

    @Test
    void asksForARole() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://db/shop", Map.of()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("FLOWCAST_DATABASE_USER");
    }
}
