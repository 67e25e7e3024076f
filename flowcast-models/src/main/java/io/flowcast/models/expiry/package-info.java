/**
 * What to do with goods before they expire?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.ExpectedValueExpiryPlanner}; {@link
 * io.flowcast.models.expiry.JointBound} says how far from the best its plans may be. A plan costs, for each lot at risk,
 * some fifty plays of its series: paths times days times lots of the series each; for a lot that will sell, two.
 *
 * <p>Papers: Gallego and van Ryzin (1994), Manag. Sci. 40(8), and Sanders (2024), "Dynamic pricing and organic waste bans",
 * Mark. Sci. 43(2), for prices that fall as goods near their date; Lien, Iravani and Smilowitz (2014), Oper. Res. 62(2),
 * for fair gifts; Guignard (2003), "Lagrangean relaxation", TOP 11(2), for the bound.
 *
 * <p>Not here: how long goods keep ({@code shelflife}), how they sell ({@code sell}), the exact prices of one lot ({@code
 * markdown}), how customers answer to a price ({@code elasticity}), who is given what ({@code donation}), and the trips.
 */
@NullMarked
package io.flowcast.models.expiry;

import org.jspecify.annotations.NullMarked;
