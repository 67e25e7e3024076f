/**
 * How long is a lot still good?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.shelflife.KineticShelfLife}, which integrates the rate of ageing over the
 * temperatures a lot saw, or at {@link io.flowcast.models.expiry.shelflife.LabelShelfLife}, which believes the label.
 * {@link io.flowcast.models.expiry.shelflife.CalibratedShelfLife} answers by lives that
 * {@link io.flowcast.models.expiry.shelflife.SpoilageCalibration} learned from records of spoilage. All cost one pass over the
 * readings since the lot came in. {@link io.flowcast.models.expiry.shelflife.FoodKeeper} has lives to start from.
 *
 * <p>Papers: Labuza (1984), "Application of chemical kinetics to deterioration of foods", J. Chem. Educ. 61(4), for the
 * Q10 and Arrhenius rates; Hough and Garitta (2012), "Methodology for sensory shelf-life estimation: a review", J. Sens.
 * Stud. 27(3), for life as a log-normal time to failure.
 *
 * <p>Not here: what to do with the lot, and how many will sell.
 */
@NullMarked
package io.flowcast.models.expiry.shelflife;

import org.jspecify.annotations.NullMarked;
