/** Words and promises shared by every module. */
@NullMarked
package io.flowcast.api;

import org.jspecify.annotations.NullMarked;
