/**
 * What do the stores have in common?
 *
 * <p>The ledger's laws applied to a slice of a ledger, and the check that a text can be stored at all. Not part of the
 * public face.
 */
@NullMarked
package io.flowcast.persistence.internal;

import org.jspecify.annotations.NullMarked;
