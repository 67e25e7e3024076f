package io.flowcast.persistence.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A Redis server, seen from this process. Connects when it is first needed and again after every failure, at most every
 * second; safe for several threads. Close it to end the connections.
 */
public final class RedisNode implements AutoCloseable {
    private static final Duration LONGEST_RECONNECT_PAUSE = Duration.ofSeconds(1);

    private final RedisClient client;
    private final ClientResources resources;
    private final RedisURI uri;
    private volatile boolean closed;

    /**
     * A server.
     *
     * @param uri its address, for example {@code redis://:password@host:6379/0}, or {@code rediss} for TLS
     * @param commandTimeout how long a command may take before it counts as failed, above zero
     */
    public RedisNode(URI uri, Duration commandTimeout) {
        if (commandTimeout.isNegative() || commandTimeout.isZero()) {
            throw new IllegalArgumentException("commandTimeout must be above zero, was " + commandTimeout);
        }
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(commandTimeout);
        resources = DefaultClientResources.builder()
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT_PAUSE, 2, TimeUnit.MILLISECONDS))
                .build();
        client = RedisClient.create(resources, this.uri);
        client.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP3) // invalidations come on the connection itself
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(commandTimeout)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(commandTimeout))
                .build());
    }

    boolean closed() {
        return closed;
    }

    RedisClient client() {
        return client;
    }

    /** Runs something after a while, unless the node is closed before. */
    @SuppressWarnings("FutureReturnValueIgnored") // whether it runs is told by what it does
    void later(Duration pause, Runnable task) {
        if (closed || resources.eventExecutorGroup().isShuttingDown()) {
            return;
        }
        try {
            resources.eventExecutorGroup().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed at this moment
        }
    }

    /**
     * A cache in this server.
     *
     * @param namespace beginning of all its keys, for example {@code http}; two caches of one namespace are one cache
     * @param localBytes memory of this process for values that are read often, 0 for none
     * @return a cache
     */
    public RedisByteCache cache(String namespace, long localBytes) {
        return new RedisByteCache(this, namespace, localBytes, RedisByteCache.DEFAULT_LONGEST_LOCAL_AGE);
    }

    /**
     * A broadcast through this server.
     *
     * @return a broadcast
     */
    public RedisBroadcast broadcast() {
        return new RedisBroadcast(this);
    }

    @Override
    public void close() {
        closed = true;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return "Redis at " + uri.getHost() + ":" + uri.getPort(); // without the password
    }
}
