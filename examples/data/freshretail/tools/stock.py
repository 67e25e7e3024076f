"""Writes lots.csv, open_orders.csv and temperatures.csv: invented, by seeded rules that scenario.json repeats."""

import math
from datetime import date, datetime, timedelta, timezone

import numpy as np

from seeded import between, normal, pick, uniform, whole

STOCK_RULES = {
    "meanOverDays": (28, "Stock is sized by the mean sale of the last 28 days."),
    "minimumDaysOfSales": (0.5, "Between half a day ..."),
    "maximumDaysOfSales": (3.0, "... and three days of mean sales, drawn for each store and product."),
    "maximumCohorts": (3, "Daily orders leave one to three ages on the shelf, newest largest, as far as the shelf life allows."),
    "shareNearExpiry": (0.12, "Share of the series with an extra old lot that ends today or tomorrow."),
    "shareOverstocked": (0.15, "Share of the slower half of the series with a lot larger than its remaining life can sell."),
    "costSpreadShare": (0.03, "Purchase prices vary from day to day by this much."),
    "openOrderBelowDays": (1.0, "Series with less than this many days in stock have an order on the way, nine times in ten."),
    "openOrderDays": (1.5, "Such an order holds this many days of mean sales, rounded up to cases."),
    "expiryConvention": ("LAST_DAY_OF_SALE", "A lot with L days of life received on day d may be sold from d to d+L-1; expires_on is d+L-1, "
                                             "to the end of that day in the site's time zone."),
}
RULE = {name: value for name, (value, _) in STOCK_RULES.items()}
LOGGER_DAYS = 10
CHINA = timezone(timedelta(hours=8))


def suppliers_of(scenario_suppliers):
    return {(row["depotId"], category): row["supplierId"] for row in scenario_suppliers for category in row["categories"]}


def spread(total, cohorts):
    """Whole units for each age, newest first, each older cohort half of the one before."""
    weights = [0.5**i for i in range(cohorts)]
    exact = [total * w / sum(weights) for w in weights]
    down = [int(e) for e in exact]
    for i in range(total - sum(down)):
        down[i % cohorts] += 1
    return [(age, units) for age, units in enumerate(down, start=1) if units > 0]


def ages_of(mean, life, slow, key):
    """{age in days: units} of one series on the morning of the as-of date."""
    days = between(RULE["minimumDaysOfSales"], RULE["maximumDaysOfSales"], "cover", *key)
    oldest = min(life - 1, 6)
    cohorts = min(whole(1, RULE["maximumCohorts"], "cohorts", *key), oldest)
    ages = dict(spread(max(1, round(mean * days)), cohorts))
    if uniform("old", *key) < RULE["shareNearExpiry"] and life >= 3:
        age = life - pick((1, 2), "oldage", *key)
        ages[age] = ages.get(age, 0) + max(1, round(mean * between(0.3, 1.2, "oldunits", *key)))
    if slow and uniform("over", *key) < RULE["shareOverstocked"] and life >= 3:
        remaining = whole(2, min(4, life - 1), "overlife", *key)
        age = life - remaining
        ages[age] = ages.get(age, 0) + math.ceil(mean * remaining * between(1.3, 2.2, "overunits", *key))
    return dict(sorted(ages.items(), reverse=True)), days


def lots_and_orders(frame, product_rows, depots, suppliers, as_of):
    products = {row["product_id"]: row for row in product_rows}
    last = frame[frame.dt > as_of - timedelta(days=1 + RULE["meanOverDays"])]
    means = last.groupby(["site_id", "product"]).sold_units.mean()
    median = np.median(means)
    lots, orders = [], []
    for (site, product), mean in means.items():
        row = products[product]
        life, cost, pack = row["shelf_life_days"], float(row["unit_cost"]), row["case_pack"]
        key = (site, product)
        ages, days = ages_of(mean, life, mean < median, key)
        for age, units in ages.items():
            received = as_of - timedelta(days=age)
            spread_share = between(-RULE["costSpreadShare"], RULE["costSpreadShare"], "cost", *key, age)
            lots.append(
                {
                    "lot_id": f"L-{site}-{product}-{received:%m%d}",
                    "site_id": site,
                    "product_id": product,
                    "quantity_units": units,
                    "received_on": received.isoformat(),
                    "expires_on": (received + timedelta(days=life - 1)).isoformat(),
                    "date_kind": row["date_kind"],
                    "unit_cost": f"{cost * (1 + spread_share):.2f}",
                }
            )
        if days < RULE["openOrderBelowDays"] and uniform("order", *key) < 0.9:
            units = math.ceil(mean * RULE["openOrderDays"] / pack) * pack
            orders.append(
                {
                    "order_id": f"PO-{as_of:%m%d}-{site}-{product}",
                    "supplier_id": suppliers[depots[site], row["category_id"]],
                    "site_id": site,
                    "product_id": product,
                    "quantity_units": max(units, pack),
                    "ordered_on": (as_of - timedelta(days=1)).isoformat(),
                    "expected_on": as_of.isoformat(),
                    "unit_cost": row["unit_cost"],
                }
            )
    return lots, orders


def temperatures(site_ids, as_of):
    """Hourly readings of one cold-room logger in each store over the last ten days."""
    hot, silent = site_ids[5], site_ids[14]
    start = datetime(as_of.year, as_of.month, as_of.day, tzinfo=CHINA) - timedelta(days=LOGGER_DAYS)
    failure = datetime.combine(as_of - timedelta(days=3), datetime.min.time(), CHINA) + timedelta(hours=1)
    rows = []
    for site in site_ids:
        setting = between(2.6, 3.6, "setting", site)
        for hour in range(LOGGER_DAYS * 24):
            at = start + timedelta(hours=hour)
            if site == silent and as_of - timedelta(days=6) == at.date():
                continue
            daytime = 0.5 * max(0.0, math.sin(math.pi * (at.hour - 6) / 16)) if 6 <= at.hour <= 22 else 0.0
            defrost = 0.8 if at.hour % 8 == 3 else 0.0
            value = setting + daytime + defrost + normal(0, 0.2, "noise", site, hour)
            since = (at - failure).total_seconds() / 3600
            if site == hot and 0 <= since < 14:
                value += 9.0 * (1 - math.exp(-since / 3.0)) if since < 9 else 9.0 * math.exp(-(since - 9) / 1.5)
            rows.append({"site_id": site, "observed_at": at.isoformat(timespec="minutes"), "temperature_celsius": f"{value:.1f}"})
    return rows, hot, silent
