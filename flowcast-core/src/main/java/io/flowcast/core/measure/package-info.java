/**
 * What does a plan lead to, and what does that save against what would have been done?
 *
 * <p>{@link io.flowcast.core.measure.ImpactMeter} plays a plan and its baseline through the same possible futures and
 * turns the goods, kilometres and kilograms into money, emissions and meals, each by a factor that names its source.
 * Linear in items, paths and days.
 */
@NullMarked
package io.flowcast.core.measure;

import org.jspecify.annotations.NullMarked;
