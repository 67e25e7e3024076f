package io.flowcast.api.store;

import io.flowcast.api.stock.Movement;
import io.flowcast.api.stock.StockLot;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Keeps the ledger of lots by the laws of {@link io.flowcast.api.stock.LotLedger}. Safe for several threads. */
public interface LotStore {
    /**
     * Opens lots, all or nothing. The same content again does nothing.
     *
     * @param contentHash hash of the content, in the form {@code algorithm:hex}
     * @param lots the lots; read once
     * @return the receipt
     * @throws io.flowcast.api.finding.InvalidInputException if another lot has the same key; nothing is kept then
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    ImportReceipt open(String contentHash, Iterator<StockLot> lots);

    /**
     * Adds entries, all or nothing. An event that is there already counts once.
     *
     * @param movements the entries in order
     * @return how many were new
     * @throws io.flowcast.api.finding.InvalidInputException as {@link io.flowcast.api.stock.LotLedger#append} says;
     *     nothing is kept then
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    int append(List<Movement> movements);

    /**
     * What is left of each lot by the entries up to a moment.
     *
     * @param eventTime events up to this moment count
     * @param knownAt entries recorded up to this moment count
     * @return lots with something left, by site, product, expiry and key
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    List<StockLot> onHand(Instant eventTime, Instant knownAt);
}
