package io.flowcast.models.expiry.sell;

import java.time.LocalDate;
import java.util.List;

/**
 * What lay on one shelf on one day, and what of it was sold.
 *
 * @param lots parts with different last days, in any order
 */
public record PickingDay(List<LotSale> lots) {
    /** Copies the list. */
    public PickingDay {
        lots = List.copyOf(lots);
    }

    /**
     * Goods with one last day.
     *
     * @param lastDay date on their label
     * @param available units on the shelf that day, arrivals included, at least 0
     * @param sold units sold, at least 0 and at most {@code available}
     */
    public record LotSale(LocalDate lastDay, long available, long sold) {}
}
