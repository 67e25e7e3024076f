/** One program per craft and one end to end. */
@NullMarked
package io.flowcast.examples;

import org.jspecify.annotations.NullMarked;
