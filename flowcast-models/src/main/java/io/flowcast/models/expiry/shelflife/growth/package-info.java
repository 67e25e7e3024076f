/**
 * When have microbes grown to the count at which goods must go?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.shelflife.growth.GrowthFit}, which fits curves and how their rate depends on
 * temperature, pH and water activity, or with known parameters at
 * {@link io.flowcast.models.expiry.shelflife.growth.GrowthCurve} for one steady condition,
 * {@link io.flowcast.models.expiry.shelflife.growth.DynamicGrowth} for a history of temperatures, and
 * {@link io.flowcast.models.expiry.shelflife.growth.CriticalTime} for the time to a level as a distribution. A curve costs one
 * formula, a history one pass, a fit some hundred passes over the measurements.
 *
 * <p>Counts are log10 CFU/g (or per ml), rates log10 units per hour, times hours.
 *
 * <p>Papers: Baranyi and Roberts (1994), Int. J. Food Microbiol. 23; Zwietering, Jongenburger, Rombouts and van 't Riet
 * (1990), Appl. Environ. Microbiol. 56(6); Buchanan, Whiting and Damert (1997), Food Microbiol. 14; Ratkowsky et al. (1982 and 1983),
 * J. Bacteriol. 149 and 154; Rosso et al. (1993 and 1995), J. Theor. Biol. 162 and Appl. Environ. Microbiol. 61(2); Zwietering,
 * Wijtzes, de Wit and van 't Riet (1992), J. Food Prot. 55(12), for the gamma concept.
 *
 * <p>Not here: chemical change (kinetics), inactivation by heat, and toxins. No value for an organism is built in: bring your
 * own measurements or parameters with their source.
 */
@NullMarked
package io.flowcast.models.expiry.shelflife.growth;

import org.jspecify.annotations.NullMarked;
