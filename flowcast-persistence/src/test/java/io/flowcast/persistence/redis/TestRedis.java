package io.flowcast.persistence.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import redis.embedded.RedisServer;

/** A real Redis on this machine that can be killed and started again on the same port. */
final class TestRedis implements AutoCloseable {
    private final int port;
    private RedisServer server;

    TestRedis() {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = start();
    }

    private RedisServer start() {
        try {
            RedisServer fresh = RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .setting("bind 127.0.0.1")
                    .build();
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    RedisNode node(Duration commandTimeout) {
        return new RedisNode(uri(), commandTimeout);
    }

    void kill() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void revive() {
        server = start();
    }

    @Override
    public void close() {
        kill();
    }
}
