/**
 * Who drives where?
 *
 * <p>Start at {@link io.flowcast.models.routing.RuinRecreatePlanner}; {@link io.flowcast.models.routing.jsprit.JspritPlanner} is the
 * alternative behind the same interface. A problem is made flat ({@code internal.data}, {@code internal.translate}), searched
 * ({@code internal.state}, {@code construct}, {@code operator}, {@code search}) and translated back; the independent checker judges
 * every plan.
 *
 * <p>Cost per iteration: about ten stops are removed and each is tried in all routes, so O(10 n); memory O(places²) for the travel
 * matrices and O(n) beside them. Papers: Christiaens and Vanden Berghe 2020 (string removals), Vidal et al. 2014 (segments), Toth and
 * Vigo 2003 (granular neighbourhoods), Potvin and Rousseau 1993 (regret).
 *
 * <p>No other craft may be used here, and nothing remote: travel comes in as a matrix. What orders, transfers and donations have to do
 * with stops is the pipeline's business.
 */
@NullMarked
package io.flowcast.models.routing;

import org.jspecify.annotations.NullMarked;
