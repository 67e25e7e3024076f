package io.flowcast.persistence.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fresh databases on one real PostgreSQL that all tests of the process share; those of a test are closed after it. */
final class TestDatabases implements AfterEachCallback {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<PostgresDatabase> open = new ArrayList<>();

    PostgresDatabase fresh() {
        return connect(create());
    }

    /** A new and empty database; how to reach it. */
    DatabaseSettings create() {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings(Server.POSTGRES, name);
    }

    private static DatabaseSettings settings(EmbeddedPostgres postgres, String name) {
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
        return new DatabaseSettings(url, "postgres", "", 8, Clock.systemUTC(), null);
    }

    PostgresDatabase connect(DatabaseSettings settings) {
        PostgresDatabase database = PostgresDatabase.open(settings);
        open.add(database);
        return database;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(PostgresDatabase::close);
        open.clear();
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        /** A database with the tables in it, of which the others are copies: that is quicker than to make them again. */
        static final String TEMPLATE = "migrated";

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + TEMPLATE);
                }
                PostgresDatabase.open(settings(postgres, TEMPLATE)).close();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
