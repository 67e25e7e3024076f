/**
 * How do forecasts of products, sites and totals agree?
 *
 * <p>Start at {@link io.flowcast.models.demand.hierarchy.HierarchicalForecaster}: it forecasts every row of a panel and every sum of rows that
 * {@link io.flowcast.models.demand.hierarchy.Levels} names, and makes the forecasts add up. Sparse throughout: time and memory grow with leaves times levels, so
 * 50,000 leaves are a matter of seconds. Sources: Athanasopoulos, Ahmed and Hyndman, IJF 25 (2009); Wickramasuriya, Athanasopoulos and Hyndman,
 * "Optimal forecast reconciliation", JASA 114 (2019); Wickramasuriya, Turlach and Hyndman, "Optimal non-negative forecast reconciliation", Statistics and
 * Computing 30 (2020); Panagiotelis, Gamakumara, Athanasopoulos and Hyndman, "Probabilistic forecast reconciliation", EJOR 306 (2023). No base forecaster here.
 */
@NullMarked
package io.flowcast.models.demand.hierarchy;

import org.jspecify.annotations.NullMarked;
