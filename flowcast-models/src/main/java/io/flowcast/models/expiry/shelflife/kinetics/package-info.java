/**
 * How fast do goods lose quality at the temperatures they saw?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace}, which cleans what a logger wrote, and at
 * {@link io.flowcast.models.expiry.shelflife.kinetics.QualityLoss}, which tells quality and remaining life along it.
 * {@link io.flowcast.models.expiry.shelflife.kinetics.AgeingRate} is the rate at a temperature,
 * {@link io.flowcast.models.expiry.shelflife.kinetics.MeanKineticTemperature} the one temperature that stands for many,
 * {@link io.flowcast.models.expiry.shelflife.kinetics.KineticFit} finds rates and activation energies in measurements. All
 * cost one pass over the readings or a small least-squares fit.
 *
 * <p>Papers: Labuza (1984), "Application of chemical kinetics to deterioration of foods", J. Chem. Educ. 61(4); van Boekel
 * (2008), "Kinetic modeling of food quality: a critical review", Compr. Rev. Food Sci. Food Saf. 7(1); Haynes (1971),
 * "Worldwide virtual temperatures for product stability testing", J. Pharm. Sci. 60(6), for the mean kinetic temperature;
 * USP general chapter 1079.2.
 *
 * <p>Not here: microbes (growth), times of failure (survival), and what a lot's label says.
 */
@NullMarked
package io.flowcast.models.expiry.shelflife.kinetics;

import org.jspecify.annotations.NullMarked;
