package io.flowcast.connectors.file;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.expiry.TemperatureHistory;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A scenario folder in the words of the api: everything a plan is made from but the demand panel, which is made of the
 * sales.
 *
 * @param name name of the scenario
 * @param description what it is about, for people
 * @param asOf the day from which a plan looks ahead
 * @param catalog what is sold, where, by whom
 * @param productTerms products with case pack, price and cost
 * @param sales what was sold, by site, product and day, in the order of the file
 * @param lots what lies where on the morning of the as-of date
 * @param openOrders what is coming
 * @param temperatures what the loggers recorded, one history for each store
 * @param weather what the weather was
 * @param factors emission factors and meals
 * @param settings what the company decides once; the search for routes ends as in {@link PlanSettings#standard}
 * @param detourFactor length of the way on the street over the straight line
 * @param categoryNames name for people of each category
 * @param assumptions all that is assumed, with its reasons
 * @param contentHashes hash of each data file by its name
 * @param findings what is odd about the files, and the rows that were left out
 */
public record Scenario(
        String name,
        String description,
        LocalDate asOf,
        Catalog catalog,
        List<ProductRow> productTerms,
        List<SalesDay> sales,
        List<StockLot> lots,
        List<PurchaseOrder> openOrders,
        List<TemperatureHistory> temperatures,
        List<SiteWeather> weather,
        Factors factors,
        PlanSettings settings,
        double detourFactor,
        Map<String, String> categoryNames,
        List<Assumption> assumptions,
        Map<String, String> contentHashes,
        Findings findings) {}
