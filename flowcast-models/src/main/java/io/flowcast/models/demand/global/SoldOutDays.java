package io.flowcast.models.demand.global;

/** Which days the quantiles of a forecast speak of when some days of the history sold out. The mean always is that of all days. */
public enum SoldOutDays {
    /**
     * All days, as they would be with stock all day: what to plan with. Sold-out days are completed by draws from the distribution of what they hid,
     * given what sold while there was stock (data augmentation: Tanner and Wong, Journal of the American Statistical Association 82, 1987).
     */
    COMPLETED,
    /**
     * Days on which the stock lasts: what can be compared with recorded sales. Stock lasts more often when
     * demand is low, so these quantiles are lower than those of all days.
     */
    IN_STOCK
}
