/** The reference server. */
@NullMarked
package io.flowcast.server;

import org.jspecify.annotations.NullMarked;
