/** Which small change makes a plan cheaper: one class per move, and the descent that tries them. Entered by the route planner only. */
@NullMarked
package io.flowcast.models.routing.internal.operator;

import org.jspecify.annotations.NullMarked;
