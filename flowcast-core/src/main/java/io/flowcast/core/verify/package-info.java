/**
 * Does a route plan keep every constraint, and does it cost what it says?
 *
 * <p>Start at {@link io.flowcast.core.verify.SolutionChecker}. It reads the friendly problem alone and shares no code with any
 * planner, so that a mistake in a planner cannot hide itself. Cost: linear in the number of visits.
 *
 * <p>No search and no repair here: a plan is judged as it stands.
 */
@NullMarked
package io.flowcast.core.verify;

import org.jspecify.annotations.NullMarked;
