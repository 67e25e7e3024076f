/**
 * What was the demand on a day that sold out?
 *
 * <p>Start at {@link io.flowcast.models.demand.censored.SoldOut}. Closed forms, O(1) each. Sources: Tobin, "Estimation of
 * Relationships for Limited Dependent Variables", Econometrica 26 (1958); Conrad, "Sales Data and the Estimation of Demand",
 * Operational Research Quarterly 27 (1976); Nahmias, "Demand Estimation in Lost Sales Inventory Systems", Naval Research Logistics 41
 * (1994). No forecaster and no panel here.
 */
@NullMarked
package io.flowcast.models.demand.censored;

import org.jspecify.annotations.NullMarked;
