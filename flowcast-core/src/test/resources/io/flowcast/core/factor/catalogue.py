"""Builds factors.tsv from copies of the published tables.

usage: python3 catalogue.py FOLDER > factors.tsv

FOLDER holds the tables named below. Every value is carried as published; conversions of units are written into the
note. Nothing is taken from memory: rows whose provenance says so are left out.
"""
import csv
import json
import os
import re
import sys

folder = sys.argv[1]
SHORT_TON_KG = 907.18474
POUND_KG = 0.45359237
NO_LICENCE = "not stated in the copy; published figure, cited"
EPA_LICENCE = "work of the US government; licence of the transcription not stated"
rows = []


def slug(name):
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", ""))).strip("-")


def number(x):
    return repr(round(float(x), 12))


def add(id, value, unit, source, vintage, low="", high="", licence=NO_LICENCE, name="", note=""):
    fields = [id, number(value), unit, source, vintage, number(low) if low != "" else "",
              number(high) if high != "" else "", licence, name, note]
    assert not any("\t" in f or "\n" in f for f in fields)
    rows.append(fields)


# EPA GHG Emission Factors Hub, table 9
hub = {}
with open(os.path.join(folder, "epa_food_waste_disposal_factors.csv"), encoding="utf-8") as f:
    for r in csv.DictReader(f):
        assert r["unit"] == "MTCO2e/short ton" and "MEMORY" not in r["provenance"].upper()
        hub[(r["vintage"], r["material"], r["pathway"])] = (float(r["value"]), r["provenance"])
names = {"landfilled": "landfill", "combusted": "incineration", "composted": "compost",
         "anaerobic_digestion_dry_cured": "digestion-dry-cured", "anaerobic_digestion_wet_cured": "digestion-wet-cured"}
for (vintage, material, pathway), (value, provenance) in hub.items():
    year = {"hub_2024-2026": "2024", "hub_2026": "2026", "hub_2020": "2020", "hub_~2021": "2021"}[vintage]
    others = [v for (w, m, p), (v, _) in hub.items() if m == material and p == pathway]
    factor = 1000 / SHORT_TON_KG
    label = {"2024": "Hub 2024, same food rows in Hub 2026", "2026": "Hub 2026", "2020": "Hub 2020", "2021": "Hub, about 2021"}[year]
    spread = "; range: lowest and highest of %d vintages, no confidence interval" % len(others) if len(others) > 1 else ""
    add(f"disposal.epa-{year}.{slug(material)}.{names[pathway]}", value * factor, "kgCO2e/kg",
        "EPA GHG Emission Factors Hub, table 9 (WARM, no credit for avoided emissions)", label,
        min(others) * factor if len(others) > 1 else "", max(others) * factor if len(others) > 1 else "", EPA_LICENCE,
        material, f"published {value} t CO2e/short ton x 1000/907.18474{spread}; {provenance}")

# Poore and Nemecek 2018
with open(os.path.join(folder, "poore_nemecek_2018_food_production_owyii.csv"), encoding="utf-8") as f:
    table = list(csv.DictReader(f))
source = "Poore and Nemecek 2018, Science 360(6392), 987-992, global mean per kg retail weight"
columns = {"land": ("Land use per kilogram (m² per kilogram)", "m2/kg"),
           "water": ("Freshwater withdrawals per kilogram (liters per kilogram)", "l/kg"),
           "scarce-water": ("Scarcity-weighted water use per kilogram (liters per kilogram)", "l/kg")}
stages = ["Landusechange", "AnimalFeed", "Farm", "Processing", "Transport", "Packging", "Retail"]
for r in table:
    name = r["Foodproduct"]
    id = "poore-2018." + slug(name)
    total = round(float(r["Total_emissions"]), 9)
    assert abs(total - sum(float(r[s]) for s in stages)) < 1e-6, name
    parts = "land use change %s, feed %s, farm %s, processing %s, transport %s, packaging %s, retail %s" % tuple(
        r[s] for s in stages)
    add("production." + id, total, "kgCO2e/kg", source, "2018", name=name, note="sum of stages: " + parts)
    for kind, (column, unit) in columns.items():
        if r[column] != "":
            add(f"{kind}.{id}", r[column], unit, source, "2018", name=name)

# Clark et al. 2022
with open(os.path.join(folder, "owid__Environmental_impacts_of_food__Clark_et_al__2022_.csv"), encoding="utf-8") as f:
    for r in csv.DictReader(f):
        name = r["Entity"]
        id = "clark-2022." + slug(name)
        source = "Clark et al. 2022, PNAS, doi:10.1073/pnas.2120584119, by Our World in Data, mean per kg"
        for kind, column, unit in [("production", "ghg_kg", "kgCO2e/kg"), ("land", "land_use_kg", "m2/kg"),
                                   ("water", "water_kg", "l/kg"), ("scarce-water", "water_scarcity_kg", "l/kg")]:
            if r[column] != "":
                add(f"{kind}.{id}", r[column], unit, source, "2022", name=name,
                    note="unit by the title of the column: the copy states none" if kind != "production" else "")

# Transport
with open(os.path.join(folder, "owid__Food_miles_by_transport_method__Poore___Nemecek__2018_.csv"), encoding="utf-8") as f:
    for r in csv.DictReader(f):
        for kind, words in [("ambient", "ambient transport"), ("cooled", "temperature-controlled transport")]:
            column = [c for c in r if words in c][0]
            add(f"transport.{slug(r['Entity'])}.{kind}", r[column], "kgCO2e/tkm",
                "Poore and Nemecek 2018 (ecoinvent 3.3), by Our World in Data, food miles by transport method", "2018",
                name=f"{r['Entity']}, {kind}")

other = {}
with open(os.path.join(folder, "other_factors.csv"), encoding="utf-8") as f:
    for r in csv.DictReader(f):
        if "MEMORY" not in r["status"].upper():
            other[r["name"]] = r
r = other["truck_medium_heavy_ton_mile"]
assert r["unit"] == "kgCO2/short ton-mile"
add("transport.truck-us", float(r["value"]) / (SHORT_TON_KG / 1000 * 1.609344), "kgCO2/tkm",
    "EPA GHG Emission Factors Hub, table 8, medium- and heavy-duty truck", "Hub 2026", licence=EPA_LICENCE,
    name="Truck, medium and heavy, US", note=f"published {r['value']} kg CO2/short ton-mile, CO2 only; {r['provenance']}")
us, fao = other["meal_weight_us"], other["meal_weight_fao"]
assert us["unit"] == "lb/meal" and fao["unit"] == "g/meal"
by_us = 1 / (float(us["value"]) * POUND_KG)
by_fao = 1000 / float(fao["value"])
add("meals.usda", by_us, "meals/kg", "USDA, What We Eat in America, as used by Feeding America: 1.2 lb a meal",
    "as quoted by support.trueimpact.com", by_fao, by_us, name="Meals in a kilogram",
    note="1 / (1.2 x 0.45359237); range: the figure of FAO; secondary source: the primary was not at hand")
add("meals.fao", by_fao, "meals/kg", "FAOSTAT: 1878 g a day in 3 meals", "as quoted by support.trueimpact.com",
    by_fao, by_us, name="Meals in a kilogram", note="1000 / 626; range: the figure of USDA; secondary source")
r = other["donation_landfilled_at_food_bank"]
assert r["unit"] == "percent"
add("donation.loss", float(r["value"]) / 100, "kg/kg", "ReFED and Quantis, appendix of the solutions database",
    "as in docs.refed.org", name="Share of donated food that is landfilled at the food bank",
    note=f"published {r['value']} percent")

rows.sort(key=lambda r: r[0])
assert len({r[0] for r in rows}) == len(rows)
print("# id\tvalue\tunit\tsource\tvintage\tlow\thigh\tlicence\tname\tnote")
for r in rows:
    print("\t".join(r))
