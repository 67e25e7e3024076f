/** What is true for any model. */
@NullMarked
package io.flowcast.core;

import org.jspecify.annotations.NullMarked;
