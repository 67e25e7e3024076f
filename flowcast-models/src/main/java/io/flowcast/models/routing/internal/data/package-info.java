/** The routing problem as columns of numbers. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.data;

import org.jspecify.annotations.NullMarked;
