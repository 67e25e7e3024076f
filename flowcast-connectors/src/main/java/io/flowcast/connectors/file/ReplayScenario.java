package io.flowcast.connectors.file;

import java.time.LocalDate;
import java.util.List;

/**
 * A replay that was frozen before any policy was measured: which days are hidden, how goods behave, what they cost, and
 * what is compared. Read by {@link ReplayScenarioReader}; the file gives a reason for each value.
 *
 * <p>A day goes: what was ordered {@code leadTimeDays} before is received; the order is written with it on the shelf; customers
 * buy; what ends its life leaves. A unit received on day d is sold on d to d + {@code shelfLifeDaysOnArrival} - 1.
 *
 * @param name name of the replay
 * @param description what it is about, for people
 * @param calendar which days are known and which hidden
 * @param supply how goods come and how long they keep
 * @param issuing which goods customers take
 * @param costs what it costs
 * @param openingStock what lies there on the first hidden morning
 * @param closingStock what is left is worth
 * @param simulation how often it is played
 * @param sweep which settings are tried for each policy
 * @param assumptions all values with their reasons
 */
public record ReplayScenario(
        String name,
        String description,
        Calendar calendar,
        Supply supply,
        Issuing issuing,
        Costs costs,
        OpeningStock openingStock,
        ClosingStock closingStock,
        Simulation simulation,
        Sweep sweep,
        List<Assumption> assumptions) {

    /**
     * Which days are known and which hidden.
     *
     * @param historyFrom first known day
     * @param historyTo last known day on the first morning
     * @param hiddenFrom first hidden day
     * @param hiddenTo last hidden day
     */
    public record Calendar(LocalDate historyFrom, LocalDate historyTo, LocalDate hiddenFrom, LocalDate hiddenTo) {}

    /**
     * How goods come and how long they keep. Case packs are those of the products.
     *
     * @param shelfLifeDaysOnArrival days on which a received unit may be sold, the day of receipt included
     * @param leadTimeDays days from order to receipt
     * @param reviewPeriodDays days from order to order
     */
    public record Supply(int shelfLifeDaysOnArrival, int leadTimeDays, int reviewPeriodDays) {}

    /**
     * Which goods customers take.
     *
     * @param newestFirstShare probability that a unit sold is of the newest, else of the oldest
     */
    public record Issuing(double newestFirstShare) {}

    /**
     * What it costs. Prices and costs are those of the products.
     *
     * @param holdingCostShareOfUnitCostPerDay for each unit left at closing, share of its cost
     * @param disposalCostPerKilogram for waste, beside its cost
     * @param lostSaleCostShareOfUnitPrice for each unit of demand that is not met, share of its price, beside the margin
     */
    public record Costs(
            double holdingCostShareOfUnitCostPerDay,
            double disposalCostPerKilogram,
            double lostSaleCostShareOfUnitPrice) {}

    /**
     * What lies there on the first hidden morning, for every policy alike.
     *
     * @param daysOfMeanSales stock in days of mean sales, rounded up to units
     * @param meanOverDays days before the hidden ones over which the mean goes
     * @param ageDays age of the stock
     * @param ordersOnTheWay units on the way
     */
    public record OpeningStock(double daysOfMeanSales, int meanOverDays, int ageDays, int ordersOnTheWay) {}

    /**
     * What is left is worth.
     *
     * @param valueShareOfUnitCostByRemainingDays share of cost for 1, 2, ... days of life left on the morning after
     * @param ordersOnTheWayValueShare share of cost for goods on the way
     */
    public record ClosingStock(List<Double> valueShareOfUnitCostByRemainingDays, double ordersOnTheWayValueShare) {
        /** Copies the list. */
        public ClosingStock {
            valueShareOfUnitCostByRemainingDays = List.copyOf(valueShareOfUnitCostByRemainingDays);
        }
    }

    /**
     * How often it is played; every policy meets the same customers.
     *
     * @param seeds one run for each
     * @param confidenceLevel of the intervals over the seeds
     */
    public record Simulation(List<Integer> seeds, double confidenceLevel) {
        /** Copies the list. */
        public Simulation {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * Which settings are tried for each policy.
     *
     * @param serviceLevels targets for policies that have one
     * @param lastWeekMultipliers factors on what sold a week ago, for the policy that orders that
     * @param movingAverageDays window of the policy that goes by a moving average
     * @param compareAtFillRates fill rates at which waste is compared, read between points of the sweep
     */
    public record Sweep(
            List<Double> serviceLevels,
            List<Double> lastWeekMultipliers,
            int movingAverageDays,
            List<Double> compareAtFillRates) {
        /** Copies the lists. */
        public Sweep {
            serviceLevels = List.copyOf(serviceLevels);
            lastWeekMultipliers = List.copyOf(lastWeekMultipliers);
            compareAtFillRates = List.copyOf(compareAtFillRates);
        }
    }
}
