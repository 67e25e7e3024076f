package io.flowcast.api.store;

import io.flowcast.api.demand.SalesDay;
import java.util.Iterator;
import java.util.stream.Stream;

/** Keeps what was sold. Safe for several threads. */
public interface HistoryStore {
    /**
     * Publishes sales, all or nothing: readers see none of them or all. A day that is there already is replaced. The
     * same content again does nothing.
     *
     * @param contentHash hash of the content, in the form {@code algorithm:hex}
     * @param days the sales, at most one for each site, product and date; read once, may be very long
     * @return the receipt
     * @throws io.flowcast.api.finding.InvalidInputException if a site, product and date occurs twice; nothing is kept then
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    ImportReceipt publish(String contentHash, Iterator<SalesDay> days);

    /**
     * Reads sales by site, product and date, in that order.
     *
     * @param query which
     * @return the sales; must be closed
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    Stream<SalesDay> read(HistoryQuery query);
}
