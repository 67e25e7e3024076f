package io.flowcast.connectors.file;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TemperatureLaw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of products. */
final class ProductRows implements RowParser<ProductRow> {
    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int CATEGORY = 2;
    private static final int MASS = 3;
    private static final int LIFE = 4;
    private static final int DATE_KIND = 5;
    private static final int STORAGE_MIN = 6;
    private static final int STORAGE_MAX = 7;
    private static final int CASE_PACK = 8;
    private static final int PRICE = 9;
    private static final int COST = 10;
    private static final int REFERENCE = 11;
    private static final int Q10 = 12;
    private static final int BASE_UNIT = 13;
    private static final int SALVAGE = 14;
    private static final int FOOD_KEEPER = 15;
    private static final List<Column> COLUMNS = List.of(
            Column.required("product_id"),
            Column.required("name"),
            Column.required("category_id"),
            Column.required("mass_grams"),
            Column.required("shelf_life_days"),
            Column.required("date_kind"),
            Column.required("storage_min_celsius"),
            Column.required("storage_max_celsius"),
            Column.required("case_pack"),
            Column.required("unit_price"),
            Column.required("unit_cost"),
            Column.optional("reference_celsius"),
            Column.optional("q10"),
            Column.optional("base_unit"),
            Column.optional("salvage_value"),
            Column.optional("food_keeper_id"),
            Column.optional("storage_zone"),
            Column.optional("management_group_id"),
            Column.optional("first_category_id"),
            Column.optional("second_category_id"),
            Column.optional("third_category_id"));

    private static final double MIN_CELSIUS = -60;
    private static final double MAX_CELSIUS = 60;
    private static final double MAX_LIFE_DAYS = 36_500;
    private static final double MAX_MASS_GRAMS = 1_000_000;
    private static final double MAX_Q10 = 100;
    private static final double DEFAULT_REFERENCE_CELSIUS = 4;

    private final SeenIds seen = new SeenIds();

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable ProductRow parse(Row row) {
        String id = seen.once(row, ID);
        String name = row.text(NAME);
        String category = row.text(CATEGORY);
        double mass = above0(row, MASS, MAX_MASS_GRAMS);
        double life = above0(row, LIFE, MAX_LIFE_DAYS);
        DateKind dateKind = row.choice(DATE_KIND, DateKind.class, null);
        int faultsBeforeStorage = row.faults();
        double min = row.number(STORAGE_MIN, MIN_CELSIUS, MAX_CELSIUS, Double.NaN);
        double max = row.number(STORAGE_MAX, MIN_CELSIUS, MAX_CELSIUS, Double.NaN);
        if (row.faults() == faultsBeforeStorage && min > max) {
            row.error("storage-range", STORAGE_MIN, min, "Maybe the two temperatures were swapped.");
        }
        long casePack = casePack(row);
        double price = row.number(PRICE, 0, Double.MAX_VALUE, Double.NaN);
        double cost = row.number(COST, 0, Double.MAX_VALUE, Double.NaN);
        double reference = row.number(REFERENCE, MIN_CELSIUS, MAX_CELSIUS, DEFAULT_REFERENCE_CELSIUS);
        TemperatureLaw law = row.optional(Q10) == null
                ? new TemperatureLaw.LabelOnly()
                : new TemperatureLaw.Q10(row.number(Q10, 1, MAX_Q10, Double.NaN));
        BaseUnit baseUnit = row.choice(BASE_UNIT, BaseUnit.class, BaseUnit.EACH);
        double salvage = row.number(SALVAGE, 0, Double.MAX_VALUE, 0);
        if (!row.ok() || dateKind == null || baseUnit == null) {
            return null;
        }
        if (cost > price) {
            row.warn("cost-above-price", COST, cost, "Maybe the cost is that of a case, not of a unit.");
        }
        ShelfLife shelfLife = new ShelfLife(life, null, null, dateKind, reference, law, source(row));
        Product product =
                new Product(id, name, category, baseUnit, mass, new StorageRange(min, max), shelfLife, attributes(row));
        return new ProductRow(product, casePack, price, cost, salvage);
    }

    private static long casePack(Row row) {
        int before = row.faults();
        long casePack = row.units(CASE_PACK);
        if (casePack == 0 && row.faults() == before) {
            row.error("out-of-range", CASE_PACK, casePack, "Maybe single units are meant: write 1.");
        }
        return casePack;
    }

    private static double above0(Row row, int column, double high) {
        int before = row.faults();
        double number = row.number(column, 0, high, Double.NaN);
        if (number == 0 && row.faults() == before) {
            row.error("out-of-range", column, number, "Maybe it is not known yet: it must be above zero.");
        }
        return number;
    }

    private static String source(Row row) {
        String keeper = row.optional(FOOD_KEEPER);
        return keeper == null ? row.source() : "USDA FoodKeeper, product " + keeper;
    }

    private static Map<String, String> attributes(Row row) {
        Map<String, String> attributes = new TreeMap<>();
        for (int column = FOOD_KEEPER; column < COLUMNS.size(); column++) {
            String value = row.optional(column);
            if (value != null) {
                attributes.put(COLUMNS.get(column).camelCase(), value);
            }
        }
        return attributes;
    }

    @Override
    public void finish(Row row) {
        seen.finish(row, ID);
    }
}
