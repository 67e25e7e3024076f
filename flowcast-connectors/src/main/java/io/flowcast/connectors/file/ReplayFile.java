package io.flowcast.connectors.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The text of a replay file, field by field, with the reasons of each section. */
record ReplayFile(
        int formatVersion,
        String name,
        String description,
        Calendar calendar,
        Supply supply,
        Issuing issuing,
        Costs costs,
        OpeningStock openingStock,
        ClosingStock closingStock,
        Simulation simulation,
        Sweep sweep) {
    /** Values that are the same at all sites come from the file of products; there is no other way yet. */
    enum From {
        PRODUCTS
    }

    /** What happens in a day. */
    enum Event {
        RECEIVE,
        REVIEW,
        SELL,
        EXPIRE
    }

    record Calendar(
            LocalDate historyFrom,
            LocalDate historyTo,
            LocalDate hiddenFrom,
            LocalDate hiddenTo,
            Map<String, String> reasons) {}

    record Supply(
            int shelfLifeDaysOnArrival,
            int leadTimeDays,
            int reviewPeriodDays,
            From casePackFrom,
            List<Event> eventOrder,
            Map<String, String> reasons) {}

    record Issuing(double newestFirstShare, Map<String, String> reasons) {}

    record Costs(
            From unitPriceFrom,
            From unitCostFrom,
            double holdingCostShareOfUnitCostPerDay,
            double disposalCostPerKilogram,
            double lostSaleCostShareOfUnitPrice,
            Map<String, String> reasons) {}

    record OpeningStock(
            double daysOfMeanSales, int meanOverDays, int ageDays, int ordersOnTheWay, Map<String, String> reasons) {}

    record ClosingStock(
            List<Double> valueShareOfUnitCostByRemainingDays,
            double ordersOnTheWayValueShare,
            Map<String, String> reasons) {}

    record Simulation(
            List<Integer> seeds, boolean commonRandomNumbers, double confidenceLevel, Map<String, String> reasons) {}

    record Sweep(
            List<Double> serviceLevels,
            List<Double> lastWeekMultipliers,
            int movingAverageDays,
            List<Double> compareAtFillRates,
            Map<String, String> reasons) {}
}
