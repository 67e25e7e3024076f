package io.flowcast.connectors.file;

import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;

/** The kinds of file that can be read; each says which columns it knows. Columns with a star must be there. */
public final class RecordFiles {
    private RecordFiles() {}

    /**
     * Sales, one row for each site, product and day: {@code site_id*, product_id*, date*, sold_units*, hourly_sold,
     * hourly_stockout, discount, holiday, activity}.
     *
     * <p>{@code hourly_sold} holds 24 numbers with blanks between, or {@code 7:3 1 6} for 3, 1 and 6 units in the hours from 7
     * on and nothing else; in NDJSON an array of 24 numbers. {@code hourly_stockout} holds 24 digits, 1 for an hour in
     * which the product was sold out. A day that is not before the as-of date, occurs twice, or names an unknown
     * key is left out; days that are missing inside a series are reported.
     *
     * @param known which keys may occur
     * @return the reader
     */
    public static RecordFile<SalesDay> sales(KnownIds known) {
        return new RecordFile<>(
                "sales", context -> new SalesRows(known, context.asOf(), DayIndex.DEFAULT_BUDGET_BYTES));
    }

    /**
     * Stock, one row for each lot: {@code lot_id*, site_id*, product_id*, quantity_units*, received_on*, expires_on*,
     * date_kind*, unit_cost*, parent_lot_id, condition, condition_since}.
     *
     * <p>An empty {@code expires_on} means that the label is unknown. A lot that is past its date is kept, with a warning: it
     * lies there and must be dealt with.
     *
     * @param known which keys may occur
     * @return the reader
     */
    public static RecordFile<StockLot> lots(KnownIds known) {
        return new RecordFile<>("lots", context -> new LotRows(known, context.asOf()));
    }

    /**
     * Orders on their way, one row for each line: {@code order_id*, supplier_id*, site_id*, product_id*, quantity_units*,
     * ordered_on*, expected_on*, unit_cost*}.
     *
     * @param known which keys may occur
     * @return the reader
     */
    public static RecordFile<PurchaseOrder> orders(KnownIds known) {
        return new RecordFile<>("orders", context -> new OrderRows(known, context.asOf()));
    }

    /**
     * Products, one row for each: {@code product_id*, name*, category_id*, mass_grams*, shelf_life_days*, date_kind*,
     * storage_min_celsius*, storage_max_celsius*, case_pack*, unit_price*, unit_cost*, reference_celsius, q10, base_unit,
     * salvage_value, food_keeper_id, storage_zone, management_group_id, first_category_id, second_category_id,
     * third_category_id}. The last six become attributes of the product.
     *
     * @return the reader
     */
    public static RecordFile<ProductRow> products() {
        return new RecordFile<>("products", context -> new ProductRows());
    }

    /**
     * Sites, one row for each: {@code site_id*, name*, kind*, latitude*, longitude*, time_zone*, currency*, opens_at*,
     * closes_at*, delivery_from*, delivery_to*, depot_id}.
     *
     * @return the reader
     */
    public static RecordFile<SiteRow> sites() {
        return new RecordFile<>("sites", context -> new SiteRows());
    }

    /**
     * Readings of temperature loggers: {@code site_id*, observed_at*, temperature_celsius*}. The time carries its offset,
     * such as {@code 2024-06-02T00:00+08:00}. Silences of more than four hours are reported.
     *
     * @param known which keys may occur
     * @return the reader
     */
    public static RecordFile<SiteTemperature> temperatures(KnownIds known) {
        return new RecordFile<>("temperatures", context -> new TemperatureRows(known));
    }

    /**
     * Weather, one row for each site and day: {@code site_id*, date*, precipitation*, temperature_celsius*,
     * humidity_percent*, wind_level*}.
     *
     * @param known which keys may occur
     * @return the reader
     */
    public static RecordFile<SiteWeather> weather(KnownIds known) {
        return new RecordFile<>("weather", context -> new WeatherRows(known, DayIndex.DEFAULT_BUDGET_BYTES));
    }
}
