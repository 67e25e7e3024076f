/**
 * How does demand go on that has several seasons, or a long one: hours of day and week, days of week and year, weeks of the year?
 *
 */
@NullMarked
package io.flowcast.models.demand.seasonal;

import org.jspecify.annotations.NullMarked;
