/** Where does a stop fit best, and what is a good first plan. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.construct;

import org.jspecify.annotations.NullMarked;
