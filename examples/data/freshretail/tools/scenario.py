"""Builds scenario.json: every assumption with its reason, every factor with its source."""

import csv

import assumptions as A
import catalog
from stock import STOCK_RULES

SHORT_TON_KG = 907.18474
GALLON_LITRES = 3.785411784
GRAMS_PER_POUND = 453.59237

# key in assumptions.CATEGORIES -> row of the published table
PRODUCTION = {
    "other-vegetables": "Other Vegetables",
    "tomatoes": "Tomatoes",
    "root-vegetables": "Root Vegetables",
    "onions-and-leeks": "Onions & Leeks",
    "tofu": "Tofu",
    "other-fruit": "Other Fruit",
    "berries-and-grapes": "Berries & Grapes",
    "pig-meat": "Pig Meat",
    "poultry-meat": "Poultry Meat",
    "beef-dairy-herd": "Beef (dairy herd)",
    "fish-farmed": "Fish (farmed)",
    "eggs": "Eggs",
    "milk": "Milk",
    "bread": "Wheat & Rye (Bread)",
}
DISHES = {"chicken-noodles": "Chicken noodles"}
WASTE = {
    "fruits-and-vegetables": "Fruits and Vegetables",
    "food-waste-non-meat": "Food Waste (non-meat)",
    "food-waste-meat-only": "Food Waste (meat only)",
    "poultry": "Poultry",
    "beef": "Beef",
    "dairy-products": "Dairy Products",
    "bread": "Bread",
}
WASTE_VINTAGE = "hub_2024-2026"


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def factor(key, value, unit, source, vintage, row, column, source_value, source_unit):
    return {
        "factorId": key,
        "value": value,
        "unit": unit,
        "source": source,
        "vintage": vintage,
        "row": row,
        "column": column,
        "sourceValue": source_value,
        "sourceUnit": source_unit,
    }


def production_factors(impact):
    stages = {row["Foodproduct"]: row for row in read(f"{impact}/poore_nemecek_2018_food_production_owyii.csv")}
    dishes = {row["Entity"]: row for row in read(f"{impact}/owid__Environmental_impacts_of_food__Clark_et_al__2022_.csv")}
    for category in A.CATEGORIES:
        key, production = f"production.{category[0]}", category[12]
        if production in DISHES:
            row, column = DISHES[production], "ghg_kg"
            value = round(float(dishes[row][column]), 3)
            source, vintage = "Clark et al. (2022), PNAS 119, e2120584119 (Poore & Nemecek list no prepared dish)", "2022"
        else:
            row, column = PRODUCTION[production], "Total_emissions"
            value = round(float(stages[row][column]), 2)
            source, vintage = "Poore & Nemecek (2018), Science 360, 987-992: mean of a product, farm to retail", "2018"
        yield factor(key, value, "kgCO2e/kg", source, vintage, row, column, value, "kgCO2e/kg")


def disposal_factors(impact):
    """EPA publishes tons of CO2e for a short ton; compost and digestion do not depend on the material."""
    waste = {(r["vintage"], r["material"], r["pathway"]): r for r in read(f"{impact}/epa_food_waste_disposal_factors.csv")}

    def row(key, material, column):
        given = float(waste[(WASTE_VINTAGE, material, column)]["value"])
        source = "US EPA GHG Emission Factors Hub, Table 9 (no credit for avoided emissions)"
        value = round(given * 1000 / SHORT_TON_KG, 6)
        return factor(key, value, "kgCO2e/kg", source, "2024-2026", material, column, given, "MTCO2e/short ton")

    for pathway, _, column in A.DISPOSAL:
        yield row(f"disposal.{pathway.lower()}", WASTE["food-waste-non-meat"], column)
    for category in A.CATEGORIES:
        yield row(f"disposal.landfill.{category[0]}", WASTE[category[13]], "landfilled")


def factors(impact):
    found = [*production_factors(impact), *disposal_factors(impact)]
    other = {row["name"]: row for row in read(f"{impact}/other_factors.csv")}
    diesel = round(10.21 / GALLON_LITRES, 6)
    hub = "US EPA GHG Emission Factors Hub, Table 2, mobile combustion (CO2 alone)"
    found.append(factor("fuel.diesel", diesel, "kgCO2/litre", hub, "2024", "Diesel Fuel", "kg CO2 per unit", 10.21, "kgCO2/gallon"))
    for key, _, _, _, _, _, _, _, litres in A.VEHICLES:
        found.append(factor(f"transport.{key.lower()}", round(litres / 100 * diesel, 6), "kgCO2e/km",
                            f"{litres} litres per 100 km (assumed) times fuel.diesel: {hub}", "2024", "Diesel Fuel", "kg CO2 per unit",
                            10.21, "kgCO2/gallon"))
    for key, row in (("freight.road-chilled", "transport_road_temperature_controlled"), ("freight.road-ambient", "transport_road_ambient")):
        value = float(other[row]["value"])
        found.append(factor(key, value, "kgCO2e/tkm", "Poore & Nemecek (2018), food miles by transport method, as published by Our World in Data",
                            "2018", "Road", "temperature-controlled" if key.endswith("chilled") else "ambient", value, "kgCO2e/tkm"))
    pounds = float(other["meal_weight_us"]["value"])
    found.append(factor("meals", round(1000 / (pounds * GRAMS_PER_POUND), 6), "meals/kg",
                        "USDA, What We Eat in America, in the use of Feeding America: 1.2 lb of food are a meal", "not stated",
                        "meal", "lb per meal", pounds, "lb/meal"))
    return found


def plain(values):
    """{name: (value, reason)} -> {name: value, ..., reasons: {name: reason}}."""
    section = {name: value for name, (value, _) in values.items()}
    section["reasons"] = {name: reason for name, (_, reason) in values.items()}
    return section


def suppliers():
    return [
        {
            "supplierId": f"{key}-{depot}",
            "name": f"{name} by way of {depot_name}",
            "depotId": depot,
            "categories": categories,
            "orderDays": A.ORDER_DAYS,
            "cutOffTime": cut_off,
            "minimumOrderUnits": 0,
            "costPerOrder": 0.0,
            "leadTimeDays": [{"days": days, "probability": share} for days, share in lead_times],
        }
        for depot, depot_name, _, _ in A.DEPOTS
        for key, name, categories, lead_times, cut_off in A.SUPPLIERS
    ]


def vehicles():
    return [
        {
            "vehicleId": f"{key}-{depot}",
            "name": name,
            "depotId": depot,
            "count": count,
            "capacityGrams": grams,
            "capacityCrates": crates,
            "storageMinCelsius": 0.0,
            "storageMaxCelsius": 25.0,
            "shiftStart": "04:30",
            "shiftEnd": "14:30",
            "fixedCost": fixed,
            "costPerKilometre": per_km,
            "costPerHour": per_hour,
            "averageKilometresPerHour": A.GEOGRAPHY["speedKilometresPerHour"][0],
            "fuel": "DIESEL",
            "fuelLitresPer100Kilometres": litres,
            "emissionFactorId": f"transport.{key.lower()}",
        }
        for depot, _, _, _ in A.DEPOTS
        for key, name, count, grams, crates, fixed, per_km, per_hour, litres in A.VEHICLES
    ]


def disposal():
    return [{"pathway": pathway, "costPerKilogram": cost} for pathway, cost, _ in A.DISPOSAL]


def build(category_rows, impact, as_of):
    return {
        "formatVersion": 1,
        "name": "freshretail-sample",
        "description": "A week's decisions for 24 stores of one anonymous city. Sales, stock-outs, promotions and weather are real "
                       "(FreshRetailNet-50K, CC-BY-4.0); everything in this file is assumed, and says why.",
        "general": plain({
            "asOfDate": (as_of, "The morning after the last day of the data."),
            "timeZone": (catalog.TIME_ZONE, "The data set comes from cities in China, which has one time zone."),
            "currency": ("CNY", "Currency of the country the data set comes from; all money in the file."),
            "unitsPerSaleAmount": (10, "Sales are published normalised; 98 percent of the values are multiples of 0.1, so 0.1 stands for one unit."),
            "crateGrams": (10_000, "A usual folding crate for fresh food; crates of a drop are its mass over this, rounded up."),
        }),
        "files": {
            "sales": "sales.csv", "products": "products.csv", "sites": "sites.csv", "weather": "weather.csv",
            "lots": "lots.csv", "openOrders": "open_orders.csv", "temperatures": "temperatures.csv",
        },
        "geography": plain(A.GEOGRAPHY),
        "sites": {"reasons": A.SITE_REASONS},
        "categories": {"reasons": A.CATEGORY_REASONS, "items": category_rows},
        "products": {"reasons": A.PRODUCT_REASONS},
        "suppliers": {"reasons": A.SUPPLIER_REASONS, "items": suppliers()},
        "vehicles": {"reasons": A.VEHICLE_REASONS, "items": vehicles()},
        "recipients": {"reasons": A.RECIPIENT_REASONS, "items": catalog.recipients(category_rows)},
        "planning": plain(A.PLANNING),
        "markdown": plain(A.MARKDOWN),
        "transfer": plain(A.TRANSFER),
        "donation": plain(A.DONATION),
        "disposal": {"reasons": A.DISPOSAL_REASONS, "items": disposal()},
        "openingStock": plain(STOCK_RULES),
        "factors": {"items": factors(impact)},
    }
