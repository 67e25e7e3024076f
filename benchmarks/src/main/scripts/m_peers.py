"""Peers of `./flowcast bench forecast`: methods of statsforecast on a file in the layout of the M competitions, with the same measures.

    python3 m_peers.py --train TRAIN.csv --test TEST.csv [--info INFO.csv] [--seasonal-period M[,M2]] [--every N] [--models NAME,...]
                       [--json out.json]

Every N-th series is taken (--every 1: all). One process, one thread; compiled code is warmed up before the clock starts, and the
seconds are those of the processor. sMAPE and coverage are means over values (coverage over those with an interval), MASE and MSIS (of the 95 % interval) means over series, OWA
against Naive2 of the M4 competition. Needs: pip install statsforecast pandas numpy
"""
import argparse
import csv
import json
import time
import warnings

import numpy as np
from statsforecast.models import (
    MSTL, AutoARIMA, AutoCES, AutoETS, AutoTheta, DynamicOptimizedTheta, SeasonalNaive, Theta)

warnings.filterwarnings("ignore")

MAKERS = {
    "SeasonalNaive": lambda s: SeasonalNaive(season_length=s[0]),
    "Theta": lambda s: Theta(season_length=s[0]),
    "DynamicOptimizedTheta": lambda s: DynamicOptimizedTheta(season_length=s[0]),
    "AutoTheta": lambda s: AutoTheta(season_length=s[0]),
    "AutoETS": lambda s: AutoETS(season_length=s[0]),
    "AutoCES": lambda s: AutoCES(season_length=s[0]),
    "AutoARIMA": lambda s: AutoARIMA(season_length=s[0]),
    "MSTL": lambda s: MSTL(season_length=list(s)),
}


def read(path):
    rows = {}
    with open(path, newline="") as file:
        for row in csv.reader(file):
            try:
                rows[row[0]] = np.array([float(x) for x in row[1:] if x not in ("", "NA")])
            except ValueError:
                if rows:
                    raise
    return {name: values for name, values in rows.items() if len(values)}


def read_info(path):
    with open(path, newline="") as file:
        return {row["id"]: [int(s) for s in row["seasonal_period"].split(";")] for row in csv.DictReader(file)}


def seasonal(y, m):
    """The test of the M4 competition: is the autocorrelation at the season beyond its 90 % limit?"""
    n = len(y)
    if m <= 1 or n < 3 * m:
        return False
    d = y - y.mean()
    total = d @ d
    if total == 0:
        return False
    r = np.array([d[k:] @ d[:-k] / total for k in range(1, m + 1)])
    limit = 1.645 * np.sqrt((1 + 2 * np.sum(r[:-1] ** 2)) / n)
    return abs(r[-1]) > limit


def naive2(y, m, h):
    if not seasonal(y, m):
        return np.full(h, y[-1])
    weights = np.ones(m) / m if m % 2 else np.r_[0.5, np.ones(m - 1), 0.5] / m
    half = len(weights) // 2
    trend = np.full(len(y), np.nan)
    trend[half:len(y) - half] = np.convolve(y, weights, "valid")
    ratio = y / trend
    index = np.array([np.nanmean(ratio[p::m]) for p in range(m)])
    index *= m / index.sum()
    phase = np.arange(len(y), len(y) + h) % m
    return y[-1] / index[(len(y) - 1) % m] * index[phase]


def smape(actual, forecast):
    size = np.abs(actual) + np.abs(forecast)
    return 200 * np.mean(np.where(size == 0, 0, np.abs(actual - forecast) / np.where(size == 0, 1, size)))


def scale(y, m):
    return np.mean(np.abs(y[m:] - y[:-m])) if len(y) > m else np.nan


class Score:
    def __init__(self):
        self.values, self.smape, self.base_smape = 0, 0.0, 0.0
        self.mase, self.base_mase, self.msis = [], [], []
        self.inside80, self.inside95, self.judged, self.failed = 0, 0, 0, 0

    def add(self, y, actual, m, forecast):
        h, mean = len(actual), np.asarray(forecast["mean"])
        base = naive2(y, m, h)
        s = scale(y, m)
        self.values += h
        self.smape += h * smape(actual, mean)
        self.base_smape += h * smape(actual, base)
        if s > 0:
            self.mase.append(np.mean(np.abs(actual - mean)) / s)
            self.base_mase.append(np.mean(np.abs(actual - base)) / s)
        if "lo-95" in forecast:
            low, high = np.asarray(forecast["lo-95"]), np.asarray(forecast["hi-95"])
            self.judged += h
            self.inside95 += np.sum((actual >= low) & (actual <= high))
            self.inside80 += np.sum((actual >= np.asarray(forecast["lo-80"])) & (actual <= np.asarray(forecast["hi-80"])))
            if s > 0:
                width = high - low + 40 * np.maximum(low - actual, 0) + 40 * np.maximum(actual - high, 0)
                self.msis.append(np.mean(width) / s)

    def figures(self):
        owa = (self.smape / self.base_smape + np.mean(self.mase) / np.mean(self.base_mase)) / 2
        return {
            "smape": self.smape / self.values,
            "mase": float(np.mean(self.mase)),
            "owa": float(owa),
            "coverage80": 100 * float(self.inside80) / max(self.judged, 1),
            "coverage95": 100 * float(self.inside95) / max(self.judged, 1),
            "msis": float(np.mean(self.msis)) if self.msis else None,
            "failed": self.failed,
        }


def forecast(name, seasons, y, h):
    return MAKERS[name](seasons).forecast(y=y, h=h, level=[80, 95])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--train", required=True)
    arguments.add_argument("--test", required=True)
    arguments.add_argument("--info")
    arguments.add_argument("--seasonal-period", default="1")
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--models", default=",".join(MAKERS))
    arguments.add_argument("--json")
    given = arguments.parse_args()
    train, test = read(given.train), read(given.test)
    info = read_info(given.info) if given.info else {}
    usual = [int(s) for s in given.seasonal_period.split(",")]
    names = list(train)[::given.every]
    results = []
    for model in given.models.split(","):
        # Compile for each season length first, on the shortest history of each.
        for seasons in {tuple(info.get(n, usual)) for n in names}:
            shortest = min((n for n in names if tuple(info.get(n, usual)) == seasons), key=lambda n: len(train[n]))
            try:
                forecast(model, seasons, train[shortest], 2)
            except Exception:
                pass
        score, seconds = Score(), 0.0
        for name in names:
            y, actual, seasons = train[name], test[name], info.get(name, usual)
            began = time.process_time()
            try:
                answer = forecast(model, seasons, y, len(actual))
            except Exception:
                score.failed += 1
                last = np.full(len(actual), y[-1])
                answer = {"mean": last}
            seconds += time.process_time() - began
            score.add(y, actual, seasons[0], answer)
        figures = {"model": model, "series": len(names), **score.figures(), "cpuSeconds": seconds}
        results.append(figures)
        print(f"{model:22} {len(names):5} series  sMAPE {figures['smape']:.2f}  MASE {figures['mase']:.3f}  OWA {figures['owa']:.3f}  "
              f"cov80 {figures['coverage80']:.1f}  cov95 {figures['coverage95']:.1f}  MSIS {figures['msis'] or float('nan'):.2f}  "
              f"cpu {seconds:.2f} s  failed {figures['failed']}", flush=True)
    if given.json:
        with open(given.json, "w") as file:
            json.dump(results, file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
