/** Which change is tried next, and is it accepted. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.search;

import org.jspecify.annotations.NullMarked;
