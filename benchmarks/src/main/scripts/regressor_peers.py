#!/usr/bin/env python3
"""LightGBM through mlforecast on the splits and measures of `./flowcast bench regressors --evaluate H --origins K`.

Lags and rolling means, date features, all columns of the plans, facts of the ids; recursive, or direct (one model per day ahead, --direct).
"""
import argparse
import json

import lightgbm as lgb
import numpy as np
import pandas as pd
from mlforecast import MLForecast
from mlforecast.lag_transforms import RollingMean

p = argparse.ArgumentParser()
p.add_argument("--history", required=True)
p.add_argument("--future", required=True, help="only its columns are read: they are known ahead")
p.add_argument("--static")
p.add_argument("--id", default="Store")
p.add_argument("--date", default="Date")
p.add_argument("--target", default="Sales")
p.add_argument("--open", default="Open")
p.add_argument("--evaluate", type=int, default=42)
p.add_argument("--origins", type=int, default=4)
p.add_argument("--direct", action="store_true")
p.add_argument("--threads", type=int, default=2)
p.add_argument("--json")
a = p.parse_args()

h = a.evaluate
data = pd.read_csv(a.history, low_memory=False, parse_dates=[a.date])
known = [c for c in pd.read_csv(a.future, nrows=0).columns if c not in (a.id, a.date)]
data = data.rename(columns={a.id: "unique_id", a.date: "ds", a.target: "y"})[["unique_id", "ds", "y"] + known]
facts = []
if a.static:
    s = pd.read_csv(a.static).rename(columns={a.id: "unique_id"})
    facts = [c for c in s.columns if c != "unique_id"]
    data = data.merge(s, on="unique_id", how="left")
for c in known + facts:
    if data[c].dtype == object:
        data[c] = data[c].astype(str).astype("category").cat.codes
data = data.sort_values(["unique_id", "ds"]).reset_index(drop=True)
end = data.ds.max()


def scale(past, open_only):
    t = past.set_index("ds").asfreq("D")
    y = t.y.where(t[a.open].ne(0), np.nan if open_only else 0.0)
    return (y - y.shift(7)).abs().mean()


result = {}
for k in range(1, a.origins + 1):
    origin = end - pd.Timedelta(days=k * h - 1)
    train = data[data.ds < origin]
    # A recursive model needs a value on each day: gaps take the last one, closed days stay zero.
    full = []
    for uid, g in train.groupby("unique_id"):
        days = pd.date_range(g.ds.min(), origin - pd.Timedelta(days=1))
        full.append(g.set_index("ds").reindex(days).ffill().rename_axis("ds").reset_index())
    full = pd.concat(full)
    test = data[(data.ds >= origin) & (data.ds < origin + pd.Timedelta(days=h))]
    grid = pd.MultiIndex.from_product([full.unique_id.unique(), pd.date_range(origin, periods=h)], names=["unique_id", "ds"])
    x = test.set_index(["unique_id", "ds"])[known].reindex(grid).groupby(level=0).ffill().fillna(0).reset_index()
    model = MLForecast(
        models=[lgb.LGBMRegressor(n_estimators=600, learning_rate=0.05, num_leaves=63, min_child_samples=40, subsample=0.8, subsample_freq=1,
                                  colsample_bytree=0.8, objective="l2", num_threads=a.threads, verbosity=-1, seed=1)],
        freq="D",
        lags=[1, 7, 14, 28, 35, 42, 364],
        lag_transforms={1: [RollingMean(7), RollingMean(28)], 7: [RollingMean(28)]},
        date_features=["dayofweek", "day", "month", "week", "dayofyear"],
        num_threads=1)
    model.fit(full, static_features=facts, max_horizon=h if a.direct else None, dropna=False)
    f = model.predict(h, X_df=x)
    m = test.merge(f, on=["unique_id", "ds"])
    m["f"] = m.LGBMRegressor.clip(lower=0).where(m[a.open].ne(0), 0)
    opened = m[m[a.open].ne(0)]
    mase, mase_all = [], []
    for uid, g in train.groupby("unique_id"):
        o = opened[opened.unique_id == uid]
        e = m[m.unique_id == uid]
        if len(o):
            mase.append((o.y - o.f).abs().mean() / scale(g, True))
            mase_all.append((e.y - e.f).abs().mean() / scale(g, False))
    result[str(origin.date())] = {
        "mase": float(np.mean(mase)), "maseAllDays": float(np.mean(mase_all)),
        "wape": float((opened.y - opened.f).abs().sum() / opened.y.sum()),
        "bias": float((opened.f - opened.y).sum() / opened.y.sum())}
    print("lightgbm-direct" if a.direct else "lightgbm", origin.date(), result[str(origin.date())], flush=True)
if a.json:
    with open(a.json, "w") as out:
        json.dump(result, out, indent=2)
