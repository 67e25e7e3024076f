/**
 * What do raw sales say once they are turned into a panel?
 *
 * <p>Start at {@link io.flowcast.core.feature.DailyPanels}: sales days in, {@link io.flowcast.api.demand.DemandPanel} out.
 * {@link io.flowcast.core.feature.HourlyProfiles} learns when in the day demand comes, so that a day that sold out at noon
 * counts for the share of demand that was seen and no more.
 * {@link io.flowcast.core.feature.ChangePoints} finds where a level shifts for good. Linear in the number of hours. Sources: Bishop, Fienberg and Holland,
 * "Discrete Multivariate Analysis" (1975), chapter 5; Killick, Fearnhead and Eckley 2012.
 *
 * <p>{@link io.flowcast.core.feature.SeriesCleaner} says what is odd in a panel (gaps, outliers, changes that die away, level shifts, silences) and changes it only as it is told to; {@link
 * io.flowcast.core.feature.Anomalies} finds without changing. Some passes over the cells. Source: Chen and Liu, JASA 88 (1993). No model of demand from day to day and no reading of files here.
 */
@NullMarked
package io.flowcast.core.feature;

import org.jspecify.annotations.NullMarked;
