/**
 * What stands in this file, and what is wrong with it?
 *
 * <p>Start at {@link io.flowcast.connectors.file.RecordFiles} for one file of sales, lots, orders, products, sites,
 * temperatures or weather, and at {@link io.flowcast.connectors.file.ScenarioReader} for a whole scenario folder.
 *
 * <p>Files are read row by row: time grows with the rows, memory only with the number of different series and with the
 * first thousand findings of each code, and both have a limit. A workbook is copied to a temporary file first, and its shared
 * texts stay in memory while it is read. Every finding names file, line (in a workbook sheet and cell, too), column and value. Codes of the
 * file itself begin with {@code file.}, those of its content with the kind of the file: {@code sales.},
 * {@code lots.}, {@code orders.}, {@code products.}, {@code sites.}, {@code temperatures.}, {@code weather.},
 * {@code scenario.}.
 *
 * <p>How a file is written (encoding, delimiter, decimal sign, sheet) is found out unless
 * {@link io.flowcast.connectors.file.FileOptions} says it, and what was assumed is a finding.
 *
 * <p>Nothing here may guess a value that is not in the file, reach for the network, or decide what happens with the
 * records.
 */
@NullMarked
package io.flowcast.connectors.file;

import org.jspecify.annotations.NullMarked;
