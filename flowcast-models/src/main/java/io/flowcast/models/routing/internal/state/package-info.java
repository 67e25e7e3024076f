/** The plan under search, its segments and its exact schedule. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.state;

import org.jspecify.annotations.NullMarked;
