/**
 * What do the instance files of the routing literature say, and how is a solution handed back?
 *
 * <p>Start at {@link io.flowcast.connectors.vrp.VrpInstances}, which knows a file by its content: VRPLIB with the extensions that are in
 * use for time windows, mixed fleets, several depots, prizes and backhauls; Solomon and Gehring-Homberger; Li and Lim; Cordeau; mixed fleets of Golden and Taillard. Solutions are
 * read and written in the format of CVRPLIB ({@link io.flowcast.connectors.vrp.VrpSolution}).
 *
 * <p>What a file asks for and cannot be planned is a finding, never dropped. No planning here.
 */
@NullMarked
package io.flowcast.connectors.vrp;

import org.jspecify.annotations.NullMarked;
