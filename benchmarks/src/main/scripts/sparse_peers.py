"""Peers of `./flowcast bench sparse`: Croston (classic, optimised), SBA, TSB, ADIDA and IMAPA of statsforecast, and each series'
own empirical quantiles, on the same hold-out and with the same measures.

    python3 sparse_peers.py --train F.csv --horizon H [--origins N] [--step S] [--threads T]

Input: one row for each series, id and values. The last H values (of each of N origins, S steps apart) are held out. Every mean gets four
spreads, and the table shows them all so that the best can be chosen: statsforecast's own conformal intervals (two windows), a Poisson
variable, a negative binomial variable with the row's variance ratio, and the row's own in-sample errors around the mean.
Needs: pip install statsforecast pandas scipy
"""
import argparse
import csv
import time

import numpy as np
import pandas as pd
from scipy import stats
from statsforecast import StatsForecast
from statsforecast.models import ADIDA, IMAPA, TSB, CrostonClassic, CrostonOptimized, CrostonSBA
from statsforecast.utils import ConformalIntervals

P = np.array([0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975])
LEVELS = [50, 80, 90, 95]


def read(path):
    out = []
    with open(path) as f:
        for row in csv.reader(f):
            try:
                out.append((row[0], np.array([float(x) for x in row[1:] if x not in ("", "NA")])))
            except ValueError:
                if out:
                    raise
    return out


def scales(history):
    """M5: from the first sale on; mean squared and mean absolute one-step difference."""
    seen = np.flatnonzero(history > 0)
    if len(seen) == 0 or len(history) - seen[0] < 2:
        return np.nan, np.nan
    d = np.diff(history[seen[0]:])
    return np.mean(d * d), np.mean(np.abs(d))


class Score:
    def __init__(self):
        self.rmsse, self.spl, self.pin, self.demand, self.cells = [], [], np.zeros(len(P)), 0.0, 0
        self.cover = np.zeros(2)

    def add(self, history, actual, mean, q):
        q = np.maximum.accumulate(np.maximum(q, 0), axis=0)
        mean = np.maximum(mean, 0)
        e = actual[None, :] - q
        pin = np.where(e >= 0, P[:, None] * e, (P[:, None] - 1) * e)
        self.pin += pin.sum(axis=1)
        self.demand += actual.sum()
        self.cells += len(actual)
        sq, ab = scales(history)
        if sq > 0:
            self.rmsse.append(np.sqrt(np.mean((actual - mean) ** 2) / sq))
            self.spl.append(pin.mean() / ab)
        self.cover += [np.sum((actual >= q[2]) & (actual <= q[6])), np.sum((actual >= q[0]) & (actual <= q[8]))]

    def row(self, name):
        per = self.pin / self.demand
        print(f"{name:34s} {np.mean(self.rmsse):8.5f} {np.mean(self.spl):8.5f} {per.mean():8.5f} {per[6]:8.5f} {per[7]:8.5f} "
              f"{per[8]:8.5f} {self.cover[0] / self.cells:6.3f} {self.cover[1] / self.cells:6.3f}", flush=True)


def spreads(mean, history, fitted):
    """Quantiles around a mean (per step), without the conformal ones."""
    yield "poisson", stats.poisson.ppf(P[:, None], np.maximum(mean, 1e-9)[None, :])
    m, v = history.mean(), history.var()
    ratio = max(1.0001, v / m) if m > 0 else 1.0001
    mu = np.maximum(mean, 1e-9)
    yield "negbin", stats.nbinom.ppf(P[:, None], (mu / (ratio - 1))[None, :], 1 / ratio)
    r = (history - fitted)[np.isfinite(fitted)]
    r = r if len(r) else np.zeros(1)
    yield "errors", mean[None, :] + np.quantile(r, P)[:, None]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--train", required=True)
    a.add_argument("--horizon", type=int, required=True)
    a.add_argument("--origins", type=int, default=1)
    a.add_argument("--step", type=int, default=0)
    a.add_argument("--threads", type=int, default=1)
    o = a.parse_args()
    series = read(o.train)
    h = o.horizon
    score = {}

    def put(name, *args):
        score.setdefault(name, Score()).add(*args)

    seconds = 0.0
    for k in range(o.origins):
        cut = k * (o.step or h)
        part = [(i, v[: len(v) - cut - h], v[len(v) - cut - h: len(v) - cut]) for i, v in series if len(v) - cut - h >= 4 * h]
        frame = pd.DataFrame({
            "unique_id": np.concatenate([[i] * len(x) for i, x, _ in part]),
            "ds": np.concatenate([np.arange(len(x)) for _, x, _ in part]),
            "y": np.concatenate([x for _, x, _ in part]),
        })
        models = [CrostonClassic(), CrostonOptimized(), CrostonSBA(), TSB(alpha_d=0.2, alpha_p=0.2, alias="TSB-.2"),
                  TSB(alpha_d=0.05, alpha_p=0.05, alias="TSB-.05"), ADIDA(), IMAPA()]
        start = time.process_time()
        sf = StatsForecast(models=models, freq=1, n_jobs=o.threads)
        got = sf.forecast(df=frame, h=h, level=LEVELS, prediction_intervals=ConformalIntervals(h=h, n_windows=2))
        # Fitted values of the optimised Croston cost a fit for each demand: its errors are taken around those of the classic one.
        quick = StatsForecast(models=[m for m in models if m.alias != "CrostonOptimized"], freq=1, n_jobs=o.threads)
        quick.forecast(df=frame, h=h, fitted=True)
        fitted = quick.forecast_fitted_values()
        fitted["CrostonOptimized"] = fitted["CrostonClassic"]
        seconds += time.process_time() - start
        got = {i: g for i, g in got.groupby("unique_id")}
        fitted = {i: g for i, g in fitted.groupby("unique_id")}
        for i, x, y in part:
            q = np.quantile(x, P, method="inverted_cdf")
            put("empirical", x, y, np.full(h, x.mean()), np.repeat(q[:, None], h, axis=1))
            q = np.quantile(x[-2 * h:], P, method="inverted_cdf")
            put("empirical, last 2H", x, y, np.full(h, x[-2 * h:].mean()), np.repeat(q[:, None], h, axis=1))
            for m in models:
                n = m.alias
                mean = np.nan_to_num(got[i][n].to_numpy())
                con = np.array([got[i][f"{n}-lo-{l}"] for l in (95, 90, 80, 50)] + [got[i][n]] +
                               [got[i][f"{n}-hi-{l}"] for l in (50, 80, 90, 95)])
                put(f"{n} conformal", x, y, mean, np.nan_to_num(con))
                for s, q in spreads(mean, x, fitted[i][n].to_numpy()):
                    put(f"{n} {s}", x, y, mean, q)
    print(f"{len(series)} series, horizon {h}, {o.origins} origins; statsforecast CPU seconds {seconds:.1f}")
    print(f"{'model':34s} {'RMSSE':>8s} {'SPL':>8s} {'pinball':>8s} {'.9':>8s} {'.95':>8s} {'.975':>8s} {'cov80':>6s} {'cov95':>6s}")
    for name, s in score.items():
        s.row(name)


if __name__ == "__main__":
    main()
