package io.flowcast.models.inventory.perishable;

/** Takes expected values of the next period, stock by stock. */
@FunctionalInterface
interface BlockSink {
    /**
     * Expected values for every young part and order, given the stock before sales.
     *
     * @param first first stock (see {@link AgeGrid#stocks}) they hold for
     * @param stride from one stock to the next
     * @param count number of stocks with these same values
     * @param from first column
     * @param length number of columns, a multiple of the number of orders
     * @param block the values, first column at 0
     */
    void accept(int first, int stride, int count, int from, int length, double[] block);
}
