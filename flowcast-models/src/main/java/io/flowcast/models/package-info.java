/** The four crafts: demand, inventory, expiry, routing. */
@NullMarked
package io.flowcast.models;

import org.jspecify.annotations.NullMarked;
