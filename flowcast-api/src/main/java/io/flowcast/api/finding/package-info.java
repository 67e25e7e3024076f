/**
 * What is wrong with an input, and where?
 *
 * <p>Start at {@link io.flowcast.api.finding.Finding}. Words only: no algorithm and no input or output here.
 */
@NullMarked
package io.flowcast.api.finding;

import org.jspecify.annotations.NullMarked;
