/**
 * What do the nodes of a server share besides the database, and can live without?
 *
 * <p>Start at {@link io.flowcast.persistence.redis.RedisNode}: a connection to Redis that gives a cache ({@link
 * io.flowcast.persistence.redis.RedisByteCache}) and a broadcast ({@link io.flowcast.persistence.redis.RedisBroadcast}).
 * When Redis is down, slow or emptied the cache forgets and the broadcast says that messages may be missing; nothing waits
 * longer than the command timeout, and no answer is wrong.
 *
 * <p>Source: Redis documentation, Client-side caching in Redis (tracking with the protocol RESP3), and Pub/Sub.
 *
 * <p>Nothing here may be the only copy of anything.
 */
@NullMarked
package io.flowcast.persistence.redis;

import org.jspecify.annotations.NullMarked;
