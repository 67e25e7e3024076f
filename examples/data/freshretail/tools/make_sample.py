"""Makes the sample of FreshRetailNet-50K and the scenario beside it. See README.md one folder up.

    python3 make_sample.py --source daily.parquet --food-keeper usda_foodkeeper.json --impact impact/ --out ..

Needs pandas, pyarrow and numpy. The same input gives the same files, byte for byte.
"""

import argparse
import json
import os
from datetime import date

import catalog
import draw
import replay
import scenario
import stock

AS_OF = date(2024, 6, 12)


def write_json(value, path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        json.dump(value, out, indent=2, ensure_ascii=False)
        out.write("\n")


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "food-keeper", "impact", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    out = options.out

    everything = draw.load(options.source)
    city, stores, products = draw.choose(everything)
    inside = everything[everything.city_id == city]
    chosen = inside[inside.store_id.isin(stores) & inside.product_id.isin(products)].reset_index(drop=True)
    sample, hourly, rounding = draw.units(chosen)
    draw.write_sales(sample, hourly, f"{out}/sales.csv")
    draw.write_weather(sample, f"{out}/weather.csv")

    category_rows = catalog.categories(catalog.read_food_keeper(options.food_keeper))
    product_rows = catalog.products(sample, category_rows)
    site_rows = catalog.sites(stores)
    catalog.write_csv(product_rows, f"{out}/products.csv")
    catalog.write_csv(site_rows, f"{out}/sites.csv")

    whole = scenario.build(category_rows, options.impact, AS_OF.isoformat())
    write_json(whole, f"{out}/scenario.json")
    for life in replay.LIVES:
        write_json(replay.build(life), f"{out}/replay-{life}d.json")

    sample["site_id"] = sample.store_id.map(draw.site_id)
    sample["product"] = sample.product_id.map(draw.product_id)
    depots = {row["site_id"]: row["depot_id"] for row in site_rows}
    suppliers = stock.suppliers_of(whole["suppliers"]["items"])
    lots, orders = stock.lots_and_orders(sample, product_rows, depots, suppliers, AS_OF)
    readings, hot, silent = stock.temperatures([draw.site_id(s) for s in stores], AS_OF)
    catalog.write_csv(lots, f"{out}/lots.csv")
    catalog.write_csv(orders, f"{out}/open_orders.csv")
    catalog.write_csv(readings, f"{out}/temperatures.csv")

    print(f"city {city}: {len(stores)} stores, {len(products)} products, {len(sample) // 76} series")
    print(f"rows {rounding['rows']}, not a multiple of 0.1 and rounded: {rounding['rounded_rows']}")
    print(f"lots {len(lots)}, units {sum(l['quantity_units'] for l in lots)}, open orders {len(orders)}")
    print(f"logger: excursion at {hot}, gap at {silent}")
    print(draw.comparison({"sample": sample, "its city": inside, "all 18 cities": everything}))
    names = sorted(n for n in os.listdir(out) if n.endswith((".csv", ".json")))
    print("\n".join(f"{n} {os.path.getsize(os.path.join(out, n)):,} bytes" for n in names))


if __name__ == "__main__":
    main()
