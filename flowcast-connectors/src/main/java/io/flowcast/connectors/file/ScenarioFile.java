package io.flowcast.connectors.file;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.expiry.Pathway;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * The text of a {@code scenario.json}, field by field. A section has its values and, as {@code reasons}, one line for each
 * of them: a scenario is a list of assumptions.
 */
record ScenarioFile(
        int formatVersion,
        String name,
        String description,
        General general,
        FileNames files,
        Geography geography,
        Reasons sites,
        Items<Category> categories,
        Reasons products,
        Items<SupplierEntry> suppliers,
        Items<VehicleEntry> vehicles,
        Items<RecipientEntry> recipients,
        Planning planning,
        Markdown markdown,
        Transfer transfer,
        Donation donation,
        Items<DisposalEntry> disposal,
        OpeningStock openingStock,
        FactorList factors) {
    /** The only version there is. */
    static final int FORMAT_VERSION = 1;

    /** Reasons of the columns of a CSV file. */
    record Reasons(Map<String, String> reasons) {}

    /** Several things with the same fields, and the reasons of the fields. */
    record Items<T>(Map<String, String> reasons, List<T> items) {}

    record General(
            LocalDate asOfDate,
            String timeZone,
            String currency,
            int unitsPerSaleAmount,
            int crateGrams,
            Map<String, String> reasons) {}

    /** Names of files in the folder of the scenario. */
    record FileNames(
            String sales,
            String products,
            String sites,
            String weather,
            String lots,
            String openOrders,
            String temperatures) {}

    record Geography(
            double centreLatitude,
            double centreLongitude,
            double radiusKilometres,
            double minimumSpacingKilometres,
            double detourFactor,
            double speedKilometresPerHour,
            Map<String, String> reasons) {}

    record Category(
            String categoryId,
            String name,
            List<Integer> sourceFirstCategoryIds,
            List<StorageTime> foodKeeper,
            List<Integer> shelfLifeDays,
            DateKind dateKind,
            String storageZone,
            double storageMinCelsius,
            double storageMaxCelsius,
            double referenceCelsius,
            double q10,
            double typicalUnitPrice,
            double typicalMassGrams,
            double grossMarginShare,
            String productionFactorId,
            String landfillFactorId) {}

    /** One storage time of the USDA FoodKeeper, as it was published. */
    record StorageTime(String id, String product, String field, String text, int minDays, int maxDays) {}

    record SupplierEntry(
            String supplierId,
            String name,
            String depotId,
            List<String> categories,
            List<DayOfWeek> orderDays,
            LocalTime cutOffTime,
            long minimumOrderUnits,
            double costPerOrder,
            List<LeadTimeShare> leadTimeDays) {}

    record LeadTimeShare(int days, double probability) {}

    record VehicleEntry(
            String vehicleId,
            String name,
            String depotId,
            int count,
            long capacityGrams,
            int capacityCrates,
            double storageMinCelsius,
            double storageMaxCelsius,
            LocalTime shiftStart,
            LocalTime shiftEnd,
            double fixedCost,
            double costPerKilometre,
            double costPerHour,
            double averageKilometresPerHour,
            String fuel,
            double fuelLitresPer100Kilometres,
            String emissionFactorId) {}

    record RecipientEntry(
            String recipientId,
            String name,
            double latitude,
            double longitude,
            long capacityGramsPerDay,
            double storageMinCelsius,
            double storageMaxCelsius,
            int minimumRemainingDays,
            boolean acceptsPastBestBefore,
            LocalTime opensAt,
            LocalTime closesAt,
            List<String> acceptedCategories) {}

    record Planning(
            int horizonDays,
            double targetFillRate,
            double newestFirstShare,
            int reviewPeriodDays,
            double holdingCostShareOfUnitCostPerDay,
            double lostSaleCostShareOfUnitPrice,
            long serviceSecondsPerStop,
            Map<String, String> reasons) {}

    record Markdown(
            List<Double> discountFractions,
            double priceElasticity,
            double labelCostPerUnit,
            Map<String, String> reasons) {}

    record Transfer(
            long maxDistanceMetres,
            double costPerKilogramKilometre,
            double fixedCost,
            int days,
            Map<String, String> reasons) {}

    record Donation(double costPerKilogram, double valuePerKilogram, Map<String, String> reasons) {}

    record DisposalEntry(Pathway pathway, double costPerKilogram) {}

    /** How the opening stock was made up; told, not used. */
    record OpeningStock(
            int meanOverDays,
            double minimumDaysOfSales,
            double maximumDaysOfSales,
            int maximumCohorts,
            double shareNearExpiry,
            double shareOverstocked,
            double costSpreadShare,
            double openOrderBelowDays,
            double openOrderDays,
            String expiryConvention,
            Map<String, String> reasons) {}

    record FactorList(List<FactorEntry> items) {}

    /** A factor and the published figure it was converted from. */
    record FactorEntry(
            String factorId,
            double value,
            String unit,
            String source,
            String vintage,
            String row,
            String column,
            double sourceValue,
            String sourceUnit) {}
}
