package io.flowcast.connectors.http;

/**
 * What was asked of an outside service so far.
 *
 * @param calls calls of the connector
 * @param requests requests that were sent, repetitions included
 * @param failures requests without a usable answer
 * @param cacheHits calls that a cache answered
 * @param costUnits units of the quota that sent requests took
 * @param refusedByQuota calls that were not sent because the quota was used up
 */
public record HttpUsage(
        long calls, long requests, long failures, long cacheHits, long costUnits, long refusedByQuota) {}
