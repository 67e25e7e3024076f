/** How good are forecasts of a table with one row for each series and date and columns of regressors? */
@NullMarked
package io.flowcast.benchmarks.regressors;

import org.jspecify.annotations.NullMarked;
