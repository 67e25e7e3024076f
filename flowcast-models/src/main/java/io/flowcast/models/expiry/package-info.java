/**
 * What to do with goods before they expire?
 *
 * @see io.flowcast.api.expiry.ExpiryPlanner
 */
@NullMarked
package io.flowcast.models.expiry;

import org.jspecify.annotations.NullMarked;
