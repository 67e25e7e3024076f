/**
 * What did the economy do, as it was known on a day?
 *
 * <p>Start at {@link io.flowcast.connectors.fred.Fred}: series of the Federal Reserve Bank of St. Louis with their vintages,
 * search, releases, and ready sets of series. One request for a series with up to 100,000 rows; the service allows 120
 * requests a minute.
 *
 * <p>Source: FRED API, version 1, <a href="https://fred.stlouisfed.org/docs/api/fred/">documentation</a>. This product uses
 * the FRED API but is not endorsed or certified by the Federal Reserve Bank of St. Louis; many series belong to others,
 * and what may be done with them is said on the page of each series.
 *
 * <p>No forecasting here: indicators are aligned to series in the demand craft.
 */
@NullMarked
package io.flowcast.connectors.fred;

import org.jspecify.annotations.NullMarked;
