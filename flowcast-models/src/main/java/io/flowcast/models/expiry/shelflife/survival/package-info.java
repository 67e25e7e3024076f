/**
 * How long do goods last, judged from records of when they spoiled or were last seen good?
 *
 * <p>Enter at {@link io.flowcast.models.expiry.shelflife.survival.SurvivalData}, which holds exact, right-, left- and
 * interval-censored times. Without a shape: {@link io.flowcast.models.expiry.shelflife.survival.KaplanMeier},
 * {@link io.flowcast.models.expiry.shelflife.survival.NelsonAalen},
 * {@link io.flowcast.models.expiry.shelflife.survival.Turnbull} and
 * {@link io.flowcast.models.expiry.shelflife.survival.LogRank}. With a shape and covariates:
 * {@link io.flowcast.models.expiry.shelflife.survival.AcceleratedFailure}. With covariates and no shape:
 * {@link io.flowcast.models.expiry.shelflife.survival.Cox}. Curves cost a sort; the regressions a sort and a few Newton
 * steps of records times squared covariates; Turnbull's estimate records times intervals for each step.
 *
 * <p>Papers: Kaplan and Meier (1958), J. Am. Stat. Assoc. 53; Nelson (1972), Technometrics 14; Cox (1972), J. R. Stat.
 * Soc. B 34; Efron (1977), J. Am. Stat. Assoc. 72; Turnbull (1976), J. R. Stat. Soc. B 38; Kalbfleisch and Prentice
 * (2002), "The statistical analysis of failure time data"; Hough, Langohr, Gomez and Curia (2003), "Survival analysis
 * applied to sensory shelf life of foods", J. Food Sci. 68(1).
 *
 * <p>Not here: temperatures of lots, and what a life means for a lot; that is the room above.
 */
@NullMarked
package io.flowcast.models.expiry.shelflife.survival;

import org.jspecify.annotations.NullMarked;
