/**
 * How is FlowCast offered over HTTP?
 *
 * <p>The entry for people is {@link io.flowcast.server.Main}, for programs {@link io.flowcast.server.FlowCastServer}. The server
 * is thin: it brings data in ({@code imports}, {@code catalog}), has plans made by jobs ({@code jobs}, {@code plans}), shows
 * them, and looks after its PostgreSQL ({@code database}). What is declared in the route table ({@code http}) is routed,
 * documented and tested.
 *
 * <p>Not here: planning, which the library does, and tables, which {@code io.flowcast.persistence} keeps.
 */
@NullMarked
package io.flowcast.server;

import org.jspecify.annotations.NullMarked;
