/** From the friendly problem to the flat one and back. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.translate;

import org.jspecify.annotations.NullMarked;
