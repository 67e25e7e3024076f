package io.flowcast.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    /** Unpacked once for all tests of this class. */
    @TempDir
    static Path programs;

    @TempDir
    Path data;

    @Test
    void keepsDataBetweenStartsWithDurableSettings() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            execute(database.credentials(), "CREATE TABLE kept (value int)", "INSERT INTO kept VALUES (42)");
            assertThat(text(database.credentials(), "SHOW fsync")).isEqualTo("on");
            assertThat(text(database.credentials(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(text(database.credentials(), "SHOW full_page_writes")).isEqualTo("on");
            assertThat(text(database.credentials(), "SHOW data_checksums")).isEqualTo("on");
            assertThat(text(database.credentials(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(database.credentials(), "SHOW is_superuser")).isEqualTo("off");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            assertThat(text(database.credentials(), "SELECT value FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            DatabaseCredentials right = database.credentials();
            for (String password : List.of("", "wrong")) {
                DatabaseCredentials wrong = new DatabaseCredentials(right.jdbcUrl(), right.user(), password);
                assertThatThrownBy(() -> text(wrong, "SELECT 1"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
            assertThat(right.toString()).doesNotContain(right.password());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keepsItsFilesPrivate() throws Exception {
        EmbeddedDatabase.start(data, programs).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhoUsesTheDirectory() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data, programs)) {
            assertThat(first.exclusive()).isTrue();
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, programs))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("\nMaybe stop it first");
        }
        EmbeddedDatabase.start(data, programs).close();
    }

    @Test
    void refusesToRunWithoutDurability() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            execute(administrator(database), "ALTER SYSTEM SET fsync = off");
        }
        assertThatThrownBy(() -> EmbeddedDatabase.start(data, programs))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("fsync=off")
                .hasMessageContaining("\nMaybe");
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        EmbeddedDatabase.start(data, programs).close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(data, programs))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void finishesAnInterruptedFirstStart() throws Exception {
        Path unfinished = Files.createDirectories(data.resolve("postgres-unfinished/base"));
        Files.writeString(unfinished.resolve("1"), "half written");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            assertThat(text(database.credentials(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(data.resolve("postgres-unfinished")).doesNotExist();
    }

    @Test
    void takesOverFromAKilledServerAndLosesNothing() throws Exception {
        Process killed = startAndWriteInAnotherProcess();
        killed.destroyForcibly().waitFor();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            assertThat(text(database.credentials(), "SELECT count(*) FROM confirmed"))
                    .isEqualTo("1000");
        }
    }

    @Test
    void recoversWhenPostgresIsKilledToo() throws Exception {
        Process killed = startAndWriteInAnotherProcess();
        killed.destroyForcibly().waitFor();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
        ProcessHandle postgres = ProcessHandle.of(pid).orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().get();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            assertThat(text(database.credentials(), "SELECT count(*) FROM confirmed"))
                    .isEqualTo("1000");
        }
    }

    @Test
    void doesNotTakeAStrangerForItsPredecessor() throws Exception {
        EmbeddedDatabase.start(data, programs).close();
        // The number of a live process that is not PostgreSQL: this one.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n0\n5432\n\n\n");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, programs)) {
            assertThat(text(database.credentials(), "SELECT 1")).isEqualTo("1");
        }
    }

    private Process startAndWriteInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesAndWaits.class.getName(),
                        data.toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals(WritesAndWaits.WRITTEN)) {
                return process;
            }
        }
        throw new AssertionError("the other process ended with " + process.waitFor());
    }

    private DatabaseCredentials administrator(EmbeddedDatabase database) throws Exception {
        return new DatabaseCredentials(
                database.credentials().jdbcUrl(),
                "flowcast_admin",
                Files.readString(data.resolve("database-password")).strip());
    }

    static void execute(DatabaseCredentials credentials, String... statements) throws SQLException {
        try (Connection connection = connect(credentials);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(DatabaseCredentials credentials, String query) throws SQLException {
        try (Connection connection = connect(credentials);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseCredentials credentials) throws SQLException {
        return DriverManager.getConnection(credentials.jdbcUrl(), credentials.user(), credentials.password());
    }
}
