"""Draws the sample from the data set by a fixed rule and writes sales.csv and weather.csv."""

import csv
import math

import numpy as np
import pandas as pd

from seeded import uniform

STORES = 24
MIN_STORES_PER_PRODUCT = 4
MIN_SERIES = 600
UNITS_PER_SALE_AMOUNT = 10


def site_id(store):
    return f"S{store:03d}"


def product_id(product):
    return f"P{product:03d}"


def load(path):
    frame = pd.read_parquet(path)
    return frame.sort_values(["store_id", "product_id", "dt"], kind="stable").reset_index(drop=True)


def choose(frame):
    """City with most stores; 24 stores, one per volume stratum; products by systematic sampling (see README.md)."""
    city = frame.groupby("city_id").store_id.nunique().sort_values(kind="stable").index[-1]
    inside = frame[frame.city_id == city]
    volume = inside.groupby("store_id").sale_amount.sum().sort_index().sort_values(kind="stable")
    strata = np.array_split(volume.index.to_numpy(), STORES)
    stores = sorted(int(min(stratum, key=lambda s: uniform("store", s))) for stratum in strata)

    kept = inside[inside.store_id.isin(stores)]
    products = kept.groupby("product_id").agg(
        group=("management_group_id", "first"),
        category=("first_category_id", "first"),
        mean=("sale_amount", "mean"),
        stores=("store_id", "nunique"),
    )
    crossing = products[products.stores >= MIN_STORES_PER_PRODUCT].reset_index()
    crossing = crossing.sort_values(["group", "category", "mean", "product_id"], kind="stable")
    ids, counts = crossing.product_id.to_numpy(), crossing.stores.to_numpy()
    for size in range(1, len(ids) + 1):
        step = len(ids) / size
        places = [int((i + uniform("products")) * step) for i in range(size)]
        if counts[places].sum() >= MIN_SERIES:
            return city, stores, sorted(int(p) for p in ids[places])
    raise SystemExit("fewer series than wanted")


def round_half_up(values):
    return np.floor(values + 0.5).astype(int)


def apportion(total, weights):
    """Whole numbers near the weights that sum to total: largest remainders first, then the earlier hour."""
    down = np.floor(weights + 1e-6).astype(int)
    order = sorted(range(len(weights)), key=lambda h: (-(weights[h] - down[h]), h))
    rest = total - int(down.sum())
    if rest < 0:
        raise ValueError("hours exceed the day")
    for step in range(rest):
        down[order[step % len(order)]] += 1
    return down


def compact(hours):
    """'8:1 0 2' stands for 0 before hour 8, then 1, 0, 2, then 0 to the end of the day; '' for nothing sold."""
    sold = np.flatnonzero(hours)
    if sold.size == 0:
        return ""
    first, last = sold[0], sold[-1]
    return f"{first}:" + " ".join(str(int(h)) for h in hours[first : last + 1])


def units(frame):
    """Adds sold_units and the 24 hourly whole numbers; counts what had to be rounded."""
    amount = frame.sale_amount.to_numpy(dtype=float) * UNITS_PER_SALE_AMOUNT
    sold = round_half_up(amount)
    hourly = np.vstack(frame.hours_sale.to_numpy()).astype(float) * UNITS_PER_SALE_AMOUNT
    rows = np.vstack([apportion(total, weights) for total, weights in zip(sold, hourly)])
    assert (rows.sum(axis=1) == sold).all()
    off = np.abs(amount - sold) > 1e-3
    touched = (np.abs(hourly - rows) > 1e-3).any(axis=1)
    frame = frame.assign(sold_units=sold)
    return frame, rows, {"rows": len(frame), "rounded_rows": int(off.sum()), "touched_rows": int(touched.sum())}


def number(value, digits):
    text = f"{float(value):.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_sales(frame, hourly, path):
    stockout = np.vstack(frame.hours_stockout.to_numpy())
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            ["site_id", "product_id", "date", "sold_units", "hourly_sold", "hourly_stockout", "discount", "holiday", "activity"]
        )
        for i, row in enumerate(frame.itertuples(index=False)):
            writer.writerow(
                [
                    site_id(row.store_id),
                    product_id(row.product_id),
                    row.dt.isoformat(),
                    row.sold_units,
                    compact(hourly[i]),
                    "".join(map(str, stockout[i])),
                    number(row.discount, 3),
                    row.holiday_flag,
                    row.activity_flag,
                ]
            )


def write_weather(frame, path):
    columns = ["precpt", "avg_temperature", "avg_humidity", "avg_wind_level"]
    days = frame.groupby(["store_id", "dt"])[columns]
    assert (days.nunique() == 1).all().all(), "weather differs inside one store and day"
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["site_id", "date", "precipitation", "temperature_celsius", "humidity_percent", "wind_level"])
        for (store, day), values in days.first().iterrows():
            writer.writerow([site_id(store), day.isoformat(), *(number(v, 4) for v in values)])


def describe(frame):
    """The figures of the comparison table, in units a day."""
    sold = frame.sale_amount.to_numpy(dtype=float) * UNITS_PER_SALE_AMOUNT
    stockout = np.vstack(frame.hours_stockout.to_numpy())
    series = frame.groupby(["store_id", "product_id"]).sale_amount.mean().to_numpy() * UNITS_PER_SALE_AMOUNT
    line = {
        "series": len(series),
        "stores": frame.store_id.nunique(),
        "products": frame.product_id.nunique(),
        "mean units a day": sold.mean(),
        "share of days with no sale": (sold < 0.5).mean(),
        "share of days with a sold-out hour, 06-21 h": (stockout[:, 6:22].max(axis=1) > 0).mean(),
        "share of days sold out all of 06-21 h": (stockout[:, 6:22].min(axis=1) > 0).mean(),
        "mean sold-out hours, 06-21 h": stockout[:, 6:22].sum(axis=1).mean(),
        "share of days with a promotion": frame.activity_flag.mean(),
        "mean price as a share of the list price": frame.discount.mean(),
    }
    for q in (0.1, 0.25, 0.5, 0.75, 0.9, 0.99):
        line[f"daily units, {q:g} quantile"] = np.quantile(sold, q)
    for q in (0.05, 0.25, 0.5, 0.75, 0.95):
        line[f"mean of a series, {q:g} quantile"] = np.quantile(series, q)
    return line


def comparison(parts):
    columns = {name: describe(part) for name, part in parts.items()}
    rows = ["| | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for key in next(iter(columns.values())):
        cells = []
        for values in columns.values():
            value = values[key]
            cells.append(f"{value:,}" if isinstance(value, int) else f"{value:.1%}" if key.startswith("share") else f"{value:.2f}")
        rows.append(f"| {key} | " + " | ".join(cells) + " |")
    return "\n".join(rows)
