package io.flowcast.server.database;

/**
 * A PostgreSQL that somebody else looks after.
 *
 * @param credentials where it answers and as whom the server comes in
 */
public record ExternalDatabase(DatabaseCredentials credentials) implements ServerDatabase {

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public void close() {
        // It was there before and stays.
    }
}
