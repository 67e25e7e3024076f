"""Makes the table on which tree learners are compared: python3 boost_table.py DAILY.parquet OUT_DIR [SERIES]

Rows are days of FreshRetailNet-50K series from day 29 on; features are known the evening before, but for weather, discount and calendar of the day.
OUT_DIR/table.f32: little-endian float32, column after column, the target first; OUT_DIR/table.txt: rows, rows that train (the others are the last 14 days), then
"name kind" of each column. Missing values are NaN; categories are small whole numbers.
"""
import sys

import numpy as np
import pyarrow.parquet as pq

source, out = sys.argv[1], sys.argv[2]
series = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
names = ["city_id", "store_id", "management_group_id", "first_category_id", "second_category_id", "third_category_id", "product_id",
         "dt", "sale_amount", "stockout_hours", "discount", "holiday_flag", "activity_flag", "precpt", "avg_temperature", "avg_humidity", "avg_wind_level"]
t = pq.read_table(source, columns=names)
col = {n: t[n].to_numpy() for n in names}
order = np.lexsort((col["dt"], col["product_id"], col["store_id"]))
days = 76
count = len(order) // days
col = {n: v[order].reshape(count, days) for n, v in col.items()}
assert (col["store_id"] == col["store_id"][:, :1]).all() and (col["product_id"] == col["product_id"][:, :1]).all()
chosen = np.sort(np.random.default_rng(1).choice(count, min(series, count), replace=False))
col = {n: v[chosen] for n, v in col.items()}
y = col["sale_amount"].astype(np.float32)
out_hours = col["stockout_hours"].astype(np.float32)
weekday = (col["dt"].astype("datetime64[D]").astype(np.int64) + 3) % 7
first = 28
use = np.arange(first, days)


def lag(a, k):
    return a[:, use - k]


def windows(a, width, f):
    w = np.lib.stride_tricks.sliding_window_view(a, width, axis=1)
    return f(w, axis=2)[:, use - width].astype(np.float32)


columns = [("y", "target", y[:, use])]
for k in (1, 2, 3, 4, 5, 6, 7, 14, 21, 28):
    columns.append((f"lag{k}", "number", lag(y, k)))
for width in (3, 7, 14, 28):
    columns.append((f"mean{width}", "number", windows(y, width, np.mean)))
for width in (7, 28):
    columns.append((f"sd{width}", "number", windows(y, width, np.std)))
    columns.append((f"max{width}", "number", windows(y, width, np.max)))
    columns.append((f"min{width}", "number", windows(y, width, np.min)))
columns.append(("weekday_mean", "number", (lag(y, 7) + lag(y, 14) + lag(y, 21) + lag(y, 28)) / 4))
for k in (1, 7):
    columns.append((f"out_lag{k}", "number", lag(out_hours, k)))
columns.append(("out_mean7", "number", windows(out_hours, 7, np.mean)))
columns.append(("discount", "number", lag(col["discount"], 0)))
columns.append(("discount_lag1", "number", lag(col["discount"], 1)))
columns.append(("discount_mean7", "number", windows(col["discount"], 7, np.mean)))
in_stock = np.where(out_hours == 0, y, np.nan)  # missing where sold out
columns.append(("in_stock_lag1", "number", lag(in_stock, 1)))
columns.append(("in_stock_lag7", "number", lag(in_stock, 7)))
for n in ("holiday_flag", "activity_flag", "precpt", "avg_temperature", "avg_humidity", "avg_wind_level"):
    columns.append((n, "number", lag(col[n], 0)))
columns.append(("weekday", "category", lag(weekday, 0)))
for n in ("city_id", "store_id", "management_group_id", "first_category_id", "second_category_id", "third_category_id", "product_id"):
    columns.append((n, "category", lag(col[n], 0)))

# days first, so that the last 14 days are the last rows
table = [(n, k, np.ascontiguousarray(v.T).reshape(-1).astype("<f4")) for n, k, v in columns]
rows = len(table[0][2])
train = rows - 14 * len(chosen)
with open(f"{out}/table.f32", "wb") as f:
    for _, _, v in table:
        v.tofile(f)
with open(f"{out}/table.txt", "w") as f:
    f.write(f"{rows} {train}\n")
    f.writelines(f"{n} {k}\n" for n, k, _ in table)
print(rows, "rows,", train, "of them train,", len(table) - 1, "features")
