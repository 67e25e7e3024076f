/**
 * Which items deserve which attention?
 *
 * <p>Start at {@link io.flowcast.models.inventory.classification.Classification}: by value (ABC), by how steady demand is
 * (XYZ) and by how fast stock turns (FSN). A sort; microseconds for thousands of items.
 *
 * <p>Papers: Dickie 1951, "ABC inventory analysis shoots for dollars, not pennies"; Scholz-Reiter, Heger, Meinecke and
 * Bergmann 2012, International Journal of Production Economics 138(2) (XYZ); Syntetos, Boylan and Croston 2005, Journal of
 * the Operational Research Society 56(5) (when demand is intermittent).
 *
 * <p>Not here: the policies themselves (rooms {@code policy} and {@code perishable}).
 */
@NullMarked
package io.flowcast.models.inventory.classification;

import org.jspecify.annotations.NullMarked;
