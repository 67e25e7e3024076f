package io.flowcast.server.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that this process starts, uses alone and stops, with its data kept between starts.
 *
 * <p>Layout of the data directory, all of it private to its owner:
 *
 * <pre>
 * server.lock        held while a server uses the directory; names the process
 * database-password  password of the database's administrator
 * programs/          the PostgreSQL programs
 * postgres/          the cluster
 * log/               what PostgreSQL says, one file per day of the week
 * </pre>
 *
 * <p>The server listens on the loopback address only and asks for a password (SCRAM-SHA-256). The application comes in as
 * a role without administrator's rights, whose password is drawn afresh at every start and written nowhere. Settings that
 * would lose confirmed data in a crash are refused.
 */
public final class EmbeddedDatabase implements ServerDatabase {

    private static final String ADMINISTRATOR = "flowcast_admin";
    private static final String ROLE = "flowcast";
    private static final String DATABASE = "flowcast";
    private static final String MAJOR_VERSION = "18";
    private static final int PORT_ATTEMPTS = 3;
    private static final List<String> DURABLE_SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final RandomAccessFile lockFile;
    private final PostgresCluster cluster;
    private final DatabaseCredentials credentials;

    private EmbeddedDatabase(RandomAccessFile lockFile, PostgresCluster cluster, DatabaseCredentials credentials) {
        this.lockFile = lockFile;
        this.cluster = cluster;
        this.credentials = credentials;
    }

    /**
     * Starts the database of a data directory, creating both if they are not there.
     *
     * @param dataDirectory directory that holds everything; created with access for its owner alone
     * @throws DatabaseException if another server uses the directory, PostgreSQL cannot start, or it is set not to keep
     *     confirmed data
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory.resolve("programs"));
    }

    /** As {@link #start(Path)} with the programs unpacked elsewhere, so that several data directories can share them. */
    static EmbeddedDatabase start(Path dataDirectory, Path programs) {
        Path root = dataDirectory.toAbsolutePath().normalize();
        RandomAccessFile lock = null;
        try {
            PrivateFiles.createDirectories(root);
            lock = lock(root);
            EmbeddedDatabase database = start(root, programs.toAbsolutePath().normalize(), lock);
            lock = null;
            return database;
        } catch (IOException e) {
            throw new DatabaseException(
                    "The data directory " + root + " cannot be used: " + e + "\nMaybe choose another by --data-dir", e);
        } finally {
            closeQuietly(lock);
        }
    }

    private static EmbeddedDatabase start(Path root, Path programs, RandomAccessFile lock) throws IOException {
        PrivateFiles.createDirectories(programs);
        PrivateFiles.createDirectories(root.resolve("log"));
        Path home = PostgresBinaries.unpackInto(programs);
        Path data = root.resolve("postgres");
        Path passwordFile = root.resolve("database-password");
        initialiseIfNew(root, home, data, passwordFile);
        requireVersion(data);
        PostgresCluster cluster = new PostgresCluster(home, data, root.resolve("log"));
        cluster.stopOrphan();
        int port = startOnFreePort(cluster, root, data);
        try {
            String administratorPassword =
                    Files.readString(passwordFile, StandardCharsets.UTF_8).strip();
            String password = randomPassword();
            prepareRole(port, administratorPassword, password);
            return new EmbeddedDatabase(
                    lock, cluster, new DatabaseCredentials(jdbcUrl(port, DATABASE), ROLE, password));
        } catch (SQLException e) {
            cluster.stop();
            throw new DatabaseException(
                    "The embedded PostgreSQL does not let its own server in: " + e.getMessage() + "\nMaybe "
                            + passwordFile + " does not belong to this data directory",
                    e);
        } catch (RuntimeException | IOException e) {
            cluster.stop();
            throw e;
        }
    }

    @Override
    public DatabaseCredentials credentials() {
        return credentials;
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public void close() {
        try {
            cluster.stop();
        } finally {
            closeQuietly(lockFile);
        }
    }

    private static RandomAccessFile lock(Path root) throws IOException {
        RandomAccessFile file = new RandomAccessFile(root.resolve("server.lock").toFile(), "rw");
        try {
            FileLock lock = tryLock(file);
            if (lock == null) {
                String owner = file.readLine();
                throw new DatabaseException("Another FlowCast server"
                        + (owner == null || owner.isBlank() ? "" : " (process " + owner.strip() + ")")
                        + " uses the data directory " + root
                        + ".\nMaybe stop it first, or choose another by --data-dir");
            }
            file.setLength(0);
            file.writeBytes(ProcessHandle.current().pid() + "\n");
            return file;
        } catch (IOException | RuntimeException e) {
            closeQuietly(file);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            // Far behind the text, so that others may read who holds it where locks are mandatory.
            return file.getChannel().tryLock(1L << 30, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A cluster is made under another name and renamed, so that one that was begun and not finished is never used. */
    private static void initialiseIfNew(Path root, Path home, Path data, Path passwordFile) throws IOException {
        if (Files.exists(data)) {
            if (!Files.exists(passwordFile)) {
                throw new DatabaseException("The file " + passwordFile + " is missing, without which the database in "
                        + data + " stays shut.\nMaybe restore it from a backup");
            }
            return;
        }
        PrivateFiles.write(passwordFile, randomPassword() + "\n");
        Path fresh = root.resolve("postgres-unfinished");
        PostgresBinaries.deleteRecursively(fresh);
        new PostgresCluster(home, fresh, root.resolve("log")).initialise(ADMINISTRATOR, passwordFile);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String version = Files.exists(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip()
                : "unknown";
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseException("The database in " + data + " was made by PostgreSQL " + version
                    + ", and this server carries version " + MAJOR_VERSION
                    + ".\nMaybe move its content with pg_dump of version " + version);
        }
    }

    private static int startOnFreePort(PostgresCluster cluster, Path root, Path data) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            PrivateFiles.write(
                    data.resolve("postgresql.conf"), PostgresSettings.configuration(port, root.resolve("log")));
            PrivateFiles.write(data.resolve("pg_hba.conf"), PostgresSettings.authentication());
            try {
                Files.deleteIfExists(cluster.log());
                cluster.start();
                return port;
            } catch (DatabaseException e) {
                // Between finding a free port and using it somebody else may have taken it.
                boolean taken = String.valueOf(e.getMessage()).contains("could not bind");
                if (!taken || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void prepareRole(int port, String administratorPassword, String password) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl(port, "postgres"), ADMINISTRATOR, administratorPassword);
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE_SETTINGS) {
                requireOn(statement, setting);
            }
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                statement.execute("CREATE ROLE " + ROLE + " LOGIN");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            }
            // The alphabet of the password holds no quote.
            statement.execute("ALTER ROLE " + ROLE + " PASSWORD '" + password + "'");
        }
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            String value = row.next() ? row.getString(1) : "";
            if (!"on".equals(value)) {
                throw new DatabaseException("The embedded PostgreSQL runs with " + setting + "=" + value
                        + ", which can lose confirmed data in a crash.\nMaybe somebody changed it by ALTER SYSTEM: run ALTER"
                        + " SYSTEM RESET " + setting + ", or delete the line from postgresql.auto.conf");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void closeQuietly(@Nullable RandomAccessFile file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
