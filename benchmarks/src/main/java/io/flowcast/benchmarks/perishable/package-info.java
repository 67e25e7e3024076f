/**
 * Are the exact answers for goods that expire those of others, and how long do they take?
 *
 * <p>Start at {@link io.flowcast.benchmarks.perishable.PerishableBench}: it takes a file of problems with the answers of another program, in the
 * layout of the settings of De Moor et al. 2022, and compares cost, best base stock, waste and service of every row. Speed is measured apart, by
 * {@link io.flowcast.benchmarks.perishable.AgeSpeed}.
 */
@NullMarked
package io.flowcast.benchmarks.perishable;

import org.jspecify.annotations.NullMarked;
