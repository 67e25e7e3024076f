package io.flowcast.connectors.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request by OkHttp. Redirects are not followed: a key must not travel to an address that somebody else names.
 * Reads no more than the largest answer allowed, counted after decompression.
 */
final class Transport implements AutoCloseable {
    /** What came back. */
    record Raw(
            int status,
            String contentType,
            @Nullable String retryAfter,
            @Nullable String location,
            byte[] body) {}

    /** The answer was larger than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(long limit) {
            super("answer above " + limit + " bytes");
        }
    }

    /** A request under way. */
    record Sent(CompletableFuture<Raw> answer, Runnable cancel) {}

    private static final int LONGEST_TYPE = 200;

    private final HttpSettings settings;
    private final HttpUrl base;
    private final ExecutorService threads;
    private final OkHttpClient client;

    Transport(HttpSettings settings) {
        this.settings = settings;
        HttpUrl address = HttpUrl.get(settings.base());
        if (address == null) {
            throw new IllegalArgumentException("base must be an http address, was '" + settings.base() + "'");
        }
        base = address;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "flowcast-http-" + settings.source());
            thread.setDaemon(true); // a program that forgets to close its sources must still end
            return thread;
        });
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(settings.maxConcurrent());
        dispatcher.setMaxRequestsPerHost(settings.maxConcurrent());
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.answerTimeout())
                .writeTimeout(settings.answerTimeout())
                .retryOnConnectionFailure(false) // repeating is decided in one place, see HttpSource
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Transport::withoutOwnRepetition)
                .build();
    }

    Sent send(HttpCall call, Duration timeout) {
        Call request = client.newCall(request(call));
        request.timeout().timeout(Math.max(1, timeout.toNanos()), TimeUnit.NANOSECONDS);
        CompletableFuture<Raw> answer = new CompletableFuture<>();
        request.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(read(response));
                } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        return new Sent(answer, request::cancel);
    }

    /** OkHttp by itself asks once more at once where a 503 says Retry-After: 0, past rate, quota and counters. */
    private static Response withoutOwnRepetition(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private Raw read(Response response) throws IOException {
        long limit = settings.maxAnswerBytes();
        BufferedSource source = response.body().source();
        if (source.request(limit + 1)) {
            throw new TooLargeException(limit);
        }
        return new Raw(
                response.code(),
                shortened(String.valueOf(response.header("Content-Type", ""))),
                response.header("Retry-After"),
                response.header("Location"),
                source.readByteArray());
    }

    /** Headers may be long; what is kept of this one is small. */
    private static String shortened(String type) {
        return type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) : type;
    }

    private Request request(HttpCall call) {
        HttpUrl.Builder url = base.newBuilder();
        call.path().forEach(url::addPathSegment);
        call.query().forEach(pair -> url.addQueryParameter(pair.name(), pair.value()));
        Request.Builder request = new Request.Builder().header("User-Agent", settings.userAgent());
        if (!call.expectedType().isEmpty()) {
            request.header("Accept", call.expectedType());
        }
        call.headers().forEach(pair -> request.header(pair.name(), pair.value()));
        Credential credential = settings.credential();
        if (credential != null) {
            if (credential.inQuery()) {
                url.addQueryParameter(credential.name(), credential.value());
            } else {
                request.header(credential.name(), credential.value());
            }
        }
        byte[] body = call.body();
        return request.url(url.build())
                .method(call.method(), body == null ? null : new Body(call, body))
                .build();
    }

    /** OkHttp sends a body once more on a fresh connection when an old one broke, unless it can be sent only once. */
    private static final class Body extends RequestBody {
        private final HttpCall call;
        private final byte[] bytes;

        Body(HttpCall call, byte[] bytes) {
            this.call = call;
            this.bytes = bytes;
        }

        @Override
        public @Nullable MediaType contentType() {
            return MediaType.parse(call.bodyType());
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return !call.repeatable();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        threads.shutdown();
        client.connectionPool().evictAll();
    }
}
