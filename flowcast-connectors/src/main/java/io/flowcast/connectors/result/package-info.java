/**
 * How is a plan written down for machines?
 *
 * <p>Start at {@link io.flowcast.connectors.result.PlanJson} for JSON, part by part, each with a JSON schema that says
 * its shape; {@link io.flowcast.connectors.result.PlanCsv} writes the three tables that people open in a spreadsheet,
 * {@link io.flowcast.connectors.result.PlanExcel} the same as a workbook.
 * Linear in the size of the plan. Numbers carry at most six decimals, so that a written plan does not change with the
 * last bit of a sum.
 *
 * <p>Nothing is computed here that is not in the plan, and nothing is read back.
 */
@NullMarked
package io.flowcast.connectors.result;

import org.jspecify.annotations.NullMarked;
