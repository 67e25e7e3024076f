package io.flowcast.persistence.redis;

import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened when it is first needed. While the server cannot be reached, only one attempt is made in each
 * pause, so that callers do not wait for it one after the other; once open, Lettuce reconnects by itself.
 *
 * @param <C> type of the connection
 */
final class Line<C extends StatefulConnection<?, ?>> implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisNode node;
    private final Supplier<C> connect;
    private volatile @Nullable C open;
    private long nextAttempt;
    private boolean attempted;
    private boolean closed;

    Line(RedisNode node, Supplier<C> connect) {
        this.node = node;
        this.connect = connect;
    }

    /** The connection, or null if there is none now. */
    @Nullable
    C get() {
        if (node.closed()) {
            return null; // a closed client answers no command, not even by a failure
        }
        C connection = open;
        return connection != null ? connection : attempt();
    }

    private synchronized @Nullable C attempt() {
        if (open != null || closed || (attempted && System.nanoTime() - nextAttempt < 0)) {
            return open;
        }
        try {
            open = connect.get();
        } catch (RedisConnectionException | IllegalStateException e) { // the latter: the node is being closed
            attempted = true;
            nextAttempt = System.nanoTime() + PAUSE_NANOS;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        closed = true;
        C connection = open;
        open = null;
        if (connection != null) {
            connection.close();
        }
    }
}
