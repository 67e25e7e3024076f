/**
 * Are the shares of donations those of others?
 *
 * <p>Start at {@link io.flowcast.benchmarks.donation.DonationBench}: it takes a file of sharing problems with reference values, one supply
 * for all or a route with uncertain needs, and compares every value.
 */
@NullMarked
package io.flowcast.benchmarks.donation;

import org.jspecify.annotations.NullMarked;
