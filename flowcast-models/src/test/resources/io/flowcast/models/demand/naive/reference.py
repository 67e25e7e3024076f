"""Writes reference.csv: means and standard deviations of the naive forecasts by statsforecast 2.1.1.

    pip install statsforecast==2.1.1 && python reference.py > reference.csv

Series drawn here from a fixed seed, season 7. Columns: method, means, standard deviations from the 95 % intervals (empty where the peer has none), values.
"""
import numpy as np
from scipy.stats import norm
from statsforecast.models import HistoricAverage, Naive, RandomWalkWithDrift, SeasonalNaive, SeasonalWindowAverage, WindowAverage

rng = np.random.default_rng(20261127)
t = np.arange(60)
series = [
    np.round(20 + 0.05 * t + 6 * np.sin(2 * np.pi * t / 7) + rng.normal(0, 1.5, 60), 1),
    np.round(100 + np.cumsum(rng.normal(1, 6, 41)), 1),
]
methods = [("naive", Naive()), ("seasonal-naive", SeasonalNaive(season_length=7)), ("drift", RandomWalkWithDrift()),
           ("historic-average", HistoricAverage()), ("window-average", WindowAverage(window_size=5)),
           ("seasonal-window-average", SeasonalWindowAverage(season_length=7, window_size=3))]
for values in series:
    for name, model in methods:
        level = None if "window" in name else [95]
        out = model.forecast(y=values, h=16, level=level)
        sd = (out["hi-95"] - out["mean"]) / norm.ppf(0.975) if level else []
        join = lambda vs: " ".join(repr(float(v)) for v in vs)
        print(",".join([name, join(out["mean"]), join(sd), join(values)]))
