/**
 * Who drives where, according to jsprit?
 *
 * <p>Start at {@link io.flowcast.models.routing.jsprit.JspritPlanner}: the open-source solver jsprit (Apache-2.0) behind the same interface
 * as FlowCast's own, as an alternative and as a yardstick. What it cannot express is refused with findings that say so, never ignored. Its
 * routes are given their times here and judged by the independent checker.
 *
 * <p>No search of our own and no jsprit type in a signature.
 */
@NullMarked
package io.flowcast.models.routing.jsprit;

import org.jspecify.annotations.NullMarked;
