package io.flowcast.server.database;

import java.nio.file.Path;

/** A program to be killed: starts a database, confirms a thousand rows and waits for its end. */
final class WritesAndWaits {

    static final String WRITTEN = "written";

    private WritesAndWaits() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        EmbeddedDatabaseTest.execute(
                database.credentials(),
                "CREATE TABLE confirmed (value int)",
                "INSERT INTO confirmed SELECT generate_series(1, 1000)");
        System.out.println(WRITTEN);
        Thread.currentThread().join();
    }
}
