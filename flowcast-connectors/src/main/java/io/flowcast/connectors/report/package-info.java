/**
 * How does a plan look to the people who carry it out?
 *
 * <p>Start at {@link io.flowcast.connectors.report.HtmlReport}: one HTML file that needs no network and no other file.
 * What must be readable without JavaScript (what to do today, orders, lots to act on, impact, findings, provenance) is
 * written here in Java; the charts are drawn in the browser by the small scripts beside the template, from data that is
 * embedded in the page. Linear in the size of the plan.
 *
 * <p>Nothing is decided here, and no text of a file or a request reaches the page unescaped.
 */
@NullMarked
package io.flowcast.connectors.report;

import org.jspecify.annotations.NullMarked;
