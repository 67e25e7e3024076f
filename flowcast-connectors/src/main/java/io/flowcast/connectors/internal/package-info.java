/**
 * What do several writers of plans need to know? Names from the catalog, loads of routes, words for actions.
 *
 * <p>Not part of the public face: it may change at any time. No input or output here.
 */
@NullMarked
package io.flowcast.connectors.internal;

import org.jspecify.annotations.NullMarked;
