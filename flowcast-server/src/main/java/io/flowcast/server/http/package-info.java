/**
 * How does a request become an answer, and where is it written down?
 *
 * <p>The entry is {@link io.flowcast.server.http.Route}: method, path, scope, rate class, parameters, request and response
 * types and possible problems of an endpoint are declared once. {@link io.flowcast.server.http.HttpServer} routes by that
 * table, {@link io.flowcast.server.http.OpenApiDocument} documents it, and the tests hold both to it. Every error leaves as
 * {@code application/problem+json} (RFC 9457) with a stable code.
 *
 * <p>Not here: what the endpoints do. A handler lives in the package of its subject.
 */
@NullMarked
package io.flowcast.server.http;

import org.jspecify.annotations.NullMarked;
