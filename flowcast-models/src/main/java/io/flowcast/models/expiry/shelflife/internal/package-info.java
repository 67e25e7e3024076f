/**
 * Which numerical parts do the rooms of shelf life share?
 *
 * <p>Least squares with standard errors, and how bad input is refused. No doors: the rooms kinetics, growth and survival
 * are entered.
 */
@NullMarked
package io.flowcast.models.expiry.shelflife.internal;

import org.jspecify.annotations.NullMarked;
