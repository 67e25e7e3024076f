package io.flowcast.server.database;

/** A PostgreSQL that is ready to be used. */
public sealed interface ServerDatabase extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {

    /** Where it answers and as whom the server comes in. */
    DatabaseCredentials credentials();

    /**
     * Whether no other server can use this database while this object lives. Work that a dead predecessor held can then
     * be taken up at once instead of when its lease ends.
     */
    boolean exclusive();

    /** Lets go of the database; an embedded one is stopped after a checkpoint. */
    @Override
    void close();
}
