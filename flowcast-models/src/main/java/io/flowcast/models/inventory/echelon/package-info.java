/**
 * How much to hold at each stage of a supply network?
 *
 * <p>Start at {@link io.flowcast.models.inventory.echelon.SerialSystem} (a chain under uncertain demand, exact),
 * {@link io.flowcast.models.inventory.echelon.OneWarehouse} (a warehouse with several retailers, exact for Poisson demand and
 * base stock), {@link io.flowcast.models.inventory.echelon.GuaranteedService} (a tree whose stages quote service times),
 * {@link io.flowcast.models.inventory.echelon.NetworkSimulation} (a tree with supplies that fail or deliver less, by simulation), or
 * {@link io.flowcast.models.inventory.echelon.BaseStockSearch} (any network whose cost can be computed or simulated).
 *
 * <p>Cost: a chain takes stages x levels x demands steps, milliseconds; a warehouse takes levels x retailers x demands; a
 * tree takes stages x service times squared.
 *
 * <p>Papers: Clark and Scarf 1960, Management Science 6(4); Chen and Zheng 1994, ibid. 40(11); Shang and Song 2003, ibid.
 * 49(5); Simpson 1958, Operations Research 6(6); Graves and Willems 2000, Manufacturing and Service Operations Management
 * 2(1); Simon 1971, Operations Research 19(5); Axsater 1990, ibid. 38(1); Snyder and Shen 2019, "Fundamentals of Supply
 * Chain Theory", 2nd edition, chapter 6.
 *
 * <p>Not here: goods that age, and single stages (room {@code policy}).
 */
@NullMarked
package io.flowcast.models.inventory.echelon;

import org.jspecify.annotations.NullMarked;
