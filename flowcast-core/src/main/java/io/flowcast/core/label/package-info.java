/**
 * What does the label on a case or a pack say?
 *
 * <p>Enter at {@link io.flowcast.core.label.LabelParser}, which reads GS1 element strings, their human readable form and GS1
 * Digital Link addresses into a {@link io.flowcast.core.label.Gs1Label}; {@link io.flowcast.core.label.LabelLot} makes a lot of stock
 * of it, {@link io.flowcast.core.label.LabelWriter} writes one. A label costs well below a microsecond and three small objects;
 * {@link io.flowcast.core.label.ApplicationIdentifiers} is the table of what is known.
 *
 * <p>Follows the GS1 General Specifications (release 24): section 3 for the application identifiers, 7.8 for element strings, 7.9 for check
 * digits, 7.12 for years of two digits, and the GS1 Digital Link Standard: URI Syntax 1.4.
 *
 * <p>Not here: pictures of barcodes, and what is done with the goods.
 */
@NullMarked
package io.flowcast.core.label;

import org.jspecify.annotations.NullMarked;
