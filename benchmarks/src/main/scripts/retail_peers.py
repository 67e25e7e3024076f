"""Peers of `./flowcast bench retail --evaluate`, on the same series, origins and measures.

    python3 retail_peers.py --history F.parquet --horizon H [--origins N] [--series N] [--features DIR] [--ours OUT.csv] [--skip NAMES] [--json OUT] [--threads T]

- statsforecast: AutoETS with its own intervals, SeasonalWindowAverage (7 days, 4 weeks) with conformal intervals (two windows)
- mlforecast + LightGBM: a quantile model for each level on lags from the horizon on, their rolling means, weekday, discount, holiday, activity and the
  static facts, trained on days in stock
- own-table: LightGBM quantile models on the table that `--export-features DIR` of the bench wrote for the first origin: same samples, target in multiples
  of the scale, weights by scale, days in stock; only scored at that origin

--ours takes what `--evaluate --forecasts OUT.csv` of the bench wrote for the same file, and says how far it is below each peer, with a 95 % interval by a
paired bootstrap over series.

Measures: mean pinball of 7 levels over mean demand on days in stock from 6 to 21 h, plain and weighted by the inverse of the row's share of days in stock
before the origin (drawn to that of all by 5 days); WAPE of the median. Needs: pip install statsforecast mlforecast lightgbm pandas pyarrow
"""
import argparse
import json
import os
import time

import lightgbm as lgb
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

Q = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
FACTS = ["city_id", "management_group_id", "first_category_id", "second_category_id", "third_category_id"]


def load(path, most):
    names = ["store_id", "product_id", "dt", "sale_amount", "discount", "holiday_flag", "activity_flag"] + FACTS
    frame = pq.read_table(path, columns=names).to_pandas()
    frame["dt"] = pd.to_datetime(frame["dt"])
    stock = pq.read_table(path, columns=["hours_stockout"])["hours_stockout"].combine_chunks()
    hours = np.asarray(stock.values).reshape(len(frame), 24)
    frame["in_stock"] = hours[:, 6:22].sum(1) == 0
    frame["y"] = frame["sale_amount"].to_numpy() * 10.0
    frame["unique_id"] = frame["store_id"].astype(str) + "/" + frame["product_id"].astype(str)
    frame = frame.sort_values(["store_id", "product_id", "dt"], ignore_index=True)
    if most:
        keep = frame["unique_id"].drop_duplicates().iloc[:most]
        frame = frame[frame["unique_id"].isin(set(keep))].reset_index(drop=True)
    return frame


LOSSES = {}


def score(name, origin, test, chance, quantiles, seconds):
    """quantiles: one row for each row of test."""
    q = np.sort(np.maximum(0, quantiles), axis=1)
    m = test["in_stock"].to_numpy() & np.isfinite(q).all(1)
    y, q, w = test["y"].to_numpy()[m], q[m], 1 / chance[m]
    d = y[:, None] - q
    loss = np.mean(np.maximum(np.array(Q) * d, (np.array(Q) - 1) * d), axis=1)
    wape = np.abs(y - q[:, len(Q) // 2]).sum() / y.sum()
    sums = pd.DataFrame(dict(id=test["unique_id"].to_numpy()[m], loss=loss, y=y, wloss=w * loss, wy=w * y)).groupby("id").sum()
    LOSSES.setdefault(name, {})[origin] = sums
    print(f"{name:24s} {origin:%Y-%m-%d} pinball {loss.sum() / y.sum():.5f} weighted {(w * loss).sum() / (w * y).sum():.5f} "
          f"WAPE {wape:.4f} days {m.sum()} {seconds:.0f} s", flush=True)


def compare(name):
    """Ours against a peer at the origins that the peer has."""
    peer = sum_origins(LOSSES[name])
    mine = sum_origins({o: LOSSES["ours"][o] for o in LOSSES[name]}).reindex(peer.index).fillna(0)
    random = np.random.default_rng(1)
    figures = {"origins": [f"{o:%Y-%m-%d}" for o in LOSSES[name]]}
    for kind, loss, demand in (("plain", "loss", "y"), ("weighted", "wloss", "wy")):
        a, b = mine[loss].to_numpy(), peer[loss].to_numpy()
        draws = [random.integers(0, len(a), len(a)) for _ in range(1000)]
        gains = [1 - a[i].sum() / b[i].sum() for i in draws]
        low, high = np.percentile(gains, [2.5, 97.5])
        figures[kind] = dict(peer=b.sum() / peer[demand].sum(), ours=a.sum() / mine[demand].sum(),
                             below=1 - a.sum() / b.sum(), interval=[low, high])
        print(f"ours below {name:20s} {kind:8s} {100 * (1 - a.sum() / b.sum()):.2f} % [{100 * low:.2f}, {100 * high:.2f}]", flush=True)
    return figures


def sum_origins(by_origin):
    return pd.concat(by_origin.values()).groupby(level=0).sum()


def with_ours(path, test):
    levels = ["q05", "q10", "q25", "q50", "q75", "q90", "q95"]
    f = pd.read_csv(path, usecols=["store_id", "product_id", "dt"] + levels, parse_dates=["dt"])
    f["unique_id"] = f["store_id"].astype(str) + "/" + f["product_id"].astype(str)
    joined = test[["unique_id", "dt"]].merge(f, on=["unique_id", "dt"], how="left")
    return joined[levels].to_numpy(float) * 10.0


def chances(train, ids):
    share = train.groupby("unique_id")["in_stock"].agg(["sum", "count"])
    usual = share["sum"].sum() / share["count"].sum()
    chance = np.maximum(0.05, (share["sum"] + 5 * usual) / (share["count"] + 5))
    return chance.reindex(ids).fillna(usual).to_numpy()


def with_statsforecast(train, test, horizon, name, threads):
    from statsforecast import StatsForecast
    from statsforecast.models import AutoETS, SeasonalWindowAverage
    from statsforecast.utils import ConformalIntervals
    if name == "auto-ets":
        model = AutoETS(season_length=7)
    else:
        model = SeasonalWindowAverage(season_length=7, window_size=4,
                                      prediction_intervals=ConformalIntervals(h=horizon, n_windows=2))
    levels = [50, 80, 90]
    f = StatsForecast(models=[model], freq="D", n_jobs=threads).forecast(
        df=train[["unique_id", "dt", "y"]].rename(columns={"dt": "ds"}), h=horizon, level=levels)
    column = [c for c in f.columns if c not in ("unique_id", "ds") and "-lo-" not in c and "-hi-" not in c][0]
    wanted = [f"{column}-lo-90", f"{column}-lo-80", f"{column}-lo-50", column, f"{column}-hi-50", f"{column}-hi-80", f"{column}-hi-90"]
    joined = test.merge(f.rename(columns={"ds": "dt"}), on=["unique_id", "dt"], how="left")
    return joined[wanted].to_numpy(float)


def with_mlforecast(train, test, horizon, threads):
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean, RollingStd
    models = {f"q{i}": lgb.LGBMRegressor(objective="quantile", alpha=a, n_estimators=200, learning_rate=0.05, num_leaves=63,
                                         min_child_samples=50, subsample=0.8, subsample_freq=1, colsample_bytree=0.8,
                                         n_jobs=threads, verbosity=-1) for i, a in enumerate(Q)}
    plain = ["discount", "holiday_flag", "activity_flag"]
    h = horizon
    fcst = MLForecast(models=models, freq="D", lags=[h, h + 7, h + 14],
                      lag_transforms={h: [RollingMean(7), RollingMean(28, min_samples=7), RollingStd(28, min_samples=7)]},
                      date_features=["dayofweek"])
    columns = ["unique_id", "dt", "y"] + plain + FACTS + ["store_id", "product_id"]
    static = FACTS + ["store_id", "product_id"]
    frame = train[columns].rename(columns={"dt": "ds"})
    table = fcst.preprocess(frame, static_features=static, dropna=False)
    keys = train[["unique_id", "dt", "in_stock"]].rename(columns={"dt": "ds"})
    stayed = table[["unique_id", "ds"]].merge(keys, on=["unique_id", "ds"], how="left")["in_stock"].to_numpy(bool)
    lasted = stayed & table[f"lag{h}"].notna().to_numpy()
    x = table.drop(columns=["unique_id", "ds", "y"])
    fcst.fit_models(x[lasted], table["y"].to_numpy()[lasted])
    future = test[["unique_id", "dt"] + plain].rename(columns={"dt": "ds"})
    f = fcst.predict(horizon, X_df=future).rename(columns={"ds": "dt"})
    joined = test.merge(f, on=["unique_id", "dt"], how="left")
    return joined[[f"q{i}" for i in range(len(Q))]].to_numpy(float)


def with_own_table(folder, threads):
    names = open(os.path.join(folder, "columns.txt")).read().split("\n")
    names = [n for n in names if n]
    at = {n: i for i, n in enumerate(names)}
    train = np.load(os.path.join(folder, "train.npy"), mmap_mode="r")
    ahead = np.load(os.path.join(folder, "ahead.npy"), mmap_mode="r")
    n = at["row"]
    use = (train[at["lasted"]] == 1) & (train[at["scale"]] > 0)
    x = np.ascontiguousarray(train[:n][:, use].T)
    scale = np.asarray(train[at["scale"]][use])
    y = np.asarray(train[at["sales"]][use]) / scale
    ax = np.ascontiguousarray(ahead[:n].T)
    out = []
    for a in Q:
        data = lgb.Dataset(x, np.minimum(100, y), weight=scale)
        model = lgb.train(dict(objective="quantile", alpha=a, learning_rate=0.05, num_leaves=31, min_data_in_leaf=200, lambda_l2=1,
                               feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1, num_threads=threads, verbose=-1), data, 200)
        out.append(model.predict(ax) * ahead[at["scale"]])
    return np.asarray(ahead[at["row"]], int), np.asarray(ahead[at["step"]], int), np.stack(out, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--history", required=True)
    parser.add_argument("--horizon", type=int, default=14)
    parser.add_argument("--origins", type=int, default=2)
    parser.add_argument("--series", type=int, default=0)
    parser.add_argument("--features")
    parser.add_argument("--ours")
    parser.add_argument("--json")
    parser.add_argument("--skip", default="")
    parser.add_argument("--threads", type=int, default=2)
    a = parser.parse_args()
    skip = set(a.skip.split(","))
    frame = load(a.history, a.series)
    end = frame["dt"].max() + pd.Timedelta(days=1)
    for o in range(a.origins):
        origin = end - pd.Timedelta(days=a.horizon * (o + 1))
        train = frame[frame["dt"] < origin].reset_index(drop=True)
        test = frame[(frame["dt"] >= origin) & (frame["dt"] < origin + pd.Timedelta(days=a.horizon))].reset_index(drop=True)
        chance = chances(train, test["unique_id"])
        last = train[train["dt"] >= origin - pd.Timedelta(days=28)].groupby("unique_id")["y"].quantile(Q).unstack()
        score("last 28 days", origin, test, chance, last.reindex(test["unique_id"]).to_numpy(), 0)
        week = (test["dt"] - origin).dt.days % 7
        past = train[["unique_id", "dt", "y"]].assign(dt=lambda x: x["dt"] + pd.Timedelta(days=7))
        key = test[["unique_id"]].assign(dt=origin + pd.to_timedelta(week, unit="D"))
        naive = key.merge(past, on=["unique_id", "dt"], how="left")["y"].fillna(0).to_numpy()
        score("seasonal naive", origin, test, chance, np.repeat(naive[:, None], len(Q), 1), 0)
        if a.ours:
            score("ours", origin, test, chance, with_ours(a.ours, test), 0)
        runs = {"seasonal-window": lambda: with_statsforecast(train, test, a.horizon, "seasonal-window", a.threads),
                "auto-ets": lambda: with_statsforecast(train, test, a.horizon, "auto-ets", a.threads),
                "mlforecast": lambda: with_mlforecast(train, test, a.horizon, a.threads)}
        for name, run in runs.items():
            if name not in skip:
                start = time.time()
                score(name, origin, test, chance, run(), time.time() - start)
        if a.features and o == 0 and "own-table" not in skip:
            start = time.time()
            row, step, q = with_own_table(a.features, a.threads)
            ids = frame["unique_id"].drop_duplicates().to_numpy()
            key = pd.MultiIndex.from_arrays([ids[row], origin + pd.to_timedelta(step, unit="D")])
            table = pd.DataFrame(q, index=key)
            wanted = pd.MultiIndex.from_arrays([test["unique_id"], test["dt"]])
            score("own-table", origin, test, chance, table.reindex(wanted).to_numpy(), time.time() - start)
    if a.ours:
        figures = {name: compare(name) for name in LOSSES if name != "ours"}
        if a.json:
            with open(a.json, "w") as out:
                json.dump(figures, out, indent=1)


if __name__ == "__main__":
    main()
