package io.flowcast.benchmarks.http;

import com.sun.net.httpserver.HttpServer;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.signal.Observation;
import io.flowcast.api.signal.Sourced;
import io.flowcast.connectors.fred.Fred;
import io.flowcast.connectors.http.HttpAnswer;
import io.flowcast.connectors.http.HttpCall;
import io.flowcast.connectors.http.HttpSettings;
import io.flowcast.connectors.http.HttpSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An answer that is kept in memory: the kernel alone with a call made once, and a whole connector, which makes the call and
 * reads the JSON again. Sampled, so that the table shows the 99th percentile.
 */
@State(Scope.Benchmark)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CachedAnswerSpeed {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final RunContext context = RunContext.asOf(DAY).build();
    private final HttpCall call = HttpCall.get("look")
            .path("series", "observations")
            .query("series_id", "CPIUFDSL")
            .cacheFor(Duration.ofDays(1), Duration.ZERO)
            .build();
    private @Nullable HttpServer server;
    private @Nullable HttpSource source;
    private @Nullable Fred fred;

    /** JMH makes one. */
    public CachedAnswerSpeed() {}

    /**
     * Serves one answer on this machine and asks for it once.
     *
     * @throws IOException if no port is free
     */
    @Setup
    public void serve() throws IOException {
        byte[] body =
                ("{\"count\":1,\"observations\":[{\"realtime_start\":\"2024-02-13\",\"realtime_end\":\"2024-03-01\","
                                + "\"date\":\"2024-01-01\",\"value\":\"312.1\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        URI base = URI.create("http://localhost:" + http.getAddress().getPort());
        server = http;
        source = new HttpSource(HttpSettings.builder("local", base).build());
        fred = new Fred(Fred.defaults("no-key").base(base).build());
        kernel();
        connector();
    }

    /** Ends the server. */
    @TearDown
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        if (source != null) {
            source.close();
        }
        if (fred != null) {
            fred.close();
        }
    }

    /**
     * The kernel alone.
     *
     * @return the answer
     */
    @Benchmark
    public HttpAnswer kernel() {
        if (source == null) {
            throw new IllegalStateException("not served yet");
        }
        return source.send(call, context);
    }

    /**
     * A whole connector.
     *
     * @return the observations
     */
    @Benchmark
    public Sourced<List<Observation>> connector() {
        if (fred == null) {
            throw new IllegalStateException("not served yet");
        }
        return fred.observations("CPIUFDSL", DAY.minusYears(1), DAY, DAY, context);
    }
}
