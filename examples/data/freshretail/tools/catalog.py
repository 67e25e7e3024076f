"""Writes products.csv and sites.csv and gives the catalog parts of scenario.json."""

import csv
import json
import math
import re

import assumptions as A
from draw import product_id, site_id
from seeded import between, pick, uniform

DAYS = {"Day": 1, "Days": 1, "Week": 7, "Weeks": 7, "Month": 30, "Months": 30}
CASE_PACKS = (12, 10, 8, 6, 1)
WINDOWS = (("05:00", "09:00"), ("05:30", "09:30"), ("06:00", "10:00"), ("07:00", "11:00"))
TIME_ZONE = "Asia/Shanghai"


def read_food_keeper(path):
    with open(path, encoding="utf-8") as source:
        return {item["id"]: item for item in json.load(source)["product_data"]}


def storage_time(text):
    """'1 - 2 Weeks' -> (7, 14), '1 Week' -> (7, 7)."""
    match = re.fullmatch(r"(\d+)(?: - (\d+))? (\w+)", text.strip())
    low, high, unit = match.groups()
    return int(low) * DAYS[unit], int(high or low) * DAYS[unit]


def food_keeper_entry(keeper, entry_id, field):
    item = keeper[entry_id]
    column = f"{field}_output_display_only"
    low, high = storage_time(item[column])
    name = item["name"].strip() + (f", {item['name_subtitle']}" if item["name_subtitle"] else "")
    return {"id": entry_id, "product": name, "field": column, "text": item[column], "minDays": low, "maxDays": high}


def categories(keeper):
    rows = []
    for (key, name, sources, entries, date_kind, zone, low, high, q10, price, grams, margin, production, waste) in A.CATEGORIES:
        found = [food_keeper_entry(keeper, *entry) for entry in entries]
        rows.append(
            {
                "categoryId": key,
                "name": name,
                "sourceFirstCategoryIds": sources,
                "foodKeeper": found,
                "shelfLifeDays": [f["maxDays"] for f in found],
                "dateKind": date_kind,
                "storageZone": zone,
                "storageMinCelsius": float(low),
                "storageMaxCelsius": float(high),
                "referenceCelsius": 20.0 if zone == "AMBIENT" else 4.0,
                "q10": q10,
                "typicalUnitPrice": price,
                "typicalMassGrams": grams,
                "grossMarginShare": margin,
                "productionFactorId": f"production.{key}",
                "landfillFactorId": f"disposal.landfill.{key}",
            }
        )
    return rows


def products(frame, category_rows):
    """One row for each product of the sample, in the order of the ids."""
    by_source = {source: row for row in category_rows for source in row["sourceFirstCategoryIds"]}
    rows = []
    for product, part in frame.groupby("product_id"):
        first = part.iloc[0]
        category = by_source[int(first.first_category_id)]
        keeper = pick(category["foodKeeper"], "foodkeeper", int(first.third_category_id))
        price = round(category["typicalUnitPrice"] * between(0.7, 1.5, "price", product), 1)
        mean = part.sold_units.mean()
        rows.append(
            {
                "product_id": product_id(product),
                "name": f"Fresh item {product} (category {int(first.first_category_id)})",
                "management_group_id": int(first.management_group_id),
                "first_category_id": int(first.first_category_id),
                "second_category_id": int(first.second_category_id),
                "third_category_id": int(first.third_category_id),
                "category_id": category["categoryId"],
                "food_keeper_id": keeper["id"],
                "shelf_life_days": keeper["maxDays"],
                "date_kind": category["dateKind"],
                "storage_zone": category["storageZone"],
                "storage_min_celsius": category["storageMinCelsius"],
                "storage_max_celsius": category["storageMaxCelsius"],
                "reference_celsius": category["referenceCelsius"],
                "q10": category["q10"],
                "mass_grams": round(category["typicalMassGrams"] * between(0.7, 1.4, "mass", product) / 10) * 10,
                "case_pack": next(pack for pack in CASE_PACKS if pack <= mean or pack == 1),
                "unit_price": f"{price:.2f}",
                "unit_cost": f"{price * (1 - category['grossMarginShare']):.2f}",
                "salvage_value": "0.00",
            }
        )
    return rows


def coordinates(x_km, y_km):
    latitude = A.GEOGRAPHY["centreLatitude"][0] + y_km / 111.195
    longitude = A.GEOGRAPHY["centreLongitude"][0] + x_km / (111.195 * math.cos(math.radians(latitude)))
    return round(latitude, 5), round(longitude, 5)


def layout(stores):
    """Seeded places in the circle, denser towards the centre, no two closer than the minimum spacing."""
    radius, spacing = A.GEOGRAPHY["radiusKilometres"][0], A.GEOGRAPHY["minimumSpacingKilometres"][0]
    places = {}
    for store in stores:
        for attempt in range(1000):
            distance = radius * uniform("radius", store, attempt) ** 0.7
            angle = 2 * math.pi * uniform("angle", store, attempt)
            x, y = distance * math.cos(angle), distance * math.sin(angle)
            if all(math.hypot(x - a, y - b) >= spacing for a, b in places.values()):
                places[store] = (x, y)
                break
    return places


def sites(stores):
    radius = A.GEOGRAPHY["radiusKilometres"][0]
    depots = {key: (x * radius, y * radius) for key, _, x, y in A.DEPOTS}
    rows = []
    for key, name, _, _ in A.DEPOTS:
        latitude, longitude = coordinates(*depots[key])
        rows.append(site_row(key, name, "DEPOT", latitude, longitude, "03:00", "19:00", key))
    for store, (x, y) in layout(stores).items():
        nearest = min(depots, key=lambda d: math.hypot(x - depots[d][0], y - depots[d][1]))
        window = pick(WINDOWS, "window", store)
        latitude, longitude = coordinates(x, y)
        rows.append(site_row(site_id(store), f"Store {store}", "STORE", latitude, longitude, *window, nearest))
    return rows


def site_row(key, name, kind, latitude, longitude, opens, closes, depot):
    return {
        "site_id": key,
        "name": name,
        "kind": kind,
        "latitude": f"{latitude:.5f}",
        "longitude": f"{longitude:.5f}",
        "time_zone": TIME_ZONE,
        "currency": "CNY",
        "opens_at": "06:00" if kind == "STORE" else "03:00",
        "closes_at": "22:00" if kind == "STORE" else "19:00",
        "delivery_from": opens,
        "delivery_to": closes,
        "depot_id": depot,
    }


def recipients(category_rows):
    radius = A.GEOGRAPHY["radiusKilometres"][0]
    every = [row["categoryId"] for row in category_rows]
    produce = A.SUPPLIERS[0][2]
    accepted = {
        None: every,
        "no-meat": [c for c in every if c not in A.MEAT],
        "produce-and-bread": [*produce, "bakery"],
    }
    rows = []
    for key, name, x, y, grams, days, opens, closes, kind in A.RECIPIENTS:
        latitude, longitude = coordinates(x * radius, y * radius)
        rows.append(
            {
                "recipientId": key,
                "name": name,
                "latitude": latitude,
                "longitude": longitude,
                "capacityGramsPerDay": grams,
                "storageMinCelsius": 0.0,
                "storageMaxCelsius": 25.0,
                "minimumRemainingDays": days,
                "acceptsPastBestBefore": False,
                "opensAt": opens,
                "closesAt": closes,
                "acceptedCategories": accepted[kind],
            }
        )
    return rows


def write_csv(rows, path):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
