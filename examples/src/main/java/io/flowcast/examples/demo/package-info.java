/** What does a week planned for real shops look like? Start at {@link io.flowcast.examples.demo.Demo}. */
@NullMarked
package io.flowcast.examples.demo;

import org.jspecify.annotations.NullMarked;
