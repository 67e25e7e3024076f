/** Outside services and file formats. */
@NullMarked
package io.flowcast.connectors;

import org.jspecify.annotations.NullMarked;
