/**
 * How far does the inventory craft agree with reference answers, and how fast is it?
 *
 * <p>Start at {@link io.flowcast.benchmarks.inventory.InventoryBench} (a file of calls of stockpyl with their answers). Speed
 * classes are run by JMH.
 */
@NullMarked
package io.flowcast.benchmarks.inventory;

import org.jspecify.annotations.NullMarked;
