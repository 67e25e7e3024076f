"""Writes reference.csv: decompositions of statsmodels (0.15.0) for small made-up series.

    pip install statsmodels; python3 reference.py > reference.csv

Columns: name, part, then one number for each cell. The series are drawn here, from a fixed seed; nothing is copied from a data set.
"""
import numpy as np
from statsmodels.tsa.seasonal import MSTL, STL

rng = np.random.default_rng(20261127)


def line(name, part, x):
    print(f"{name},{part}," + ",".join(f"{v:.12g}" for v in x))


def draw(n, periods, outliers=0):
    t = np.arange(n)
    y = 50 + 0.1 * t + 5 * np.sin(t / 40) + rng.normal(0, 1, n)
    for m in periods:
        y += np.tile(rng.normal(0, 4, m), n // m + 1)[:n] * (1 + t / n)
    for i in rng.choice(n, outliers, replace=False):
        y[i] += 40
    return np.round(y, 3)


for name, y, options in [
    ("plain", draw(60, [7]), {"period": 7}),
    ("even", draw(75, [12]), {"period": 12, "seasonal": 13}),
    ("short", draw(24, [12]), {"period": 12}),
    ("robust", draw(84, [7], 5), {"period": 7, "robust": True}),
    ("jumps", draw(90, [7]), {"period": 7, "seasonal": 11, "seasonal_jump": 2, "trend_jump": 2, "low_pass_jump": 1}),
    ("jumps-even", draw(90, [12]), {"period": 12, "seasonal": 7, "seasonal_jump": 1, "trend_jump": 3, "low_pass_jump": 2}),
]:
    fit = STL(y, **options).fit()
    line(name, "values", y)
    line(name, "season", fit.seasonal)
    line(name, "trend", fit.trend)
    line(name, "trust", fit.weights)
y = draw(140, [5, 28])
fit = MSTL(y, periods=(5, 28)).fit()
line("mstl", "values", y)
line("mstl", "season", fit.seasonal[:, 0])
line("mstl", "season2", fit.seasonal[:, 1])
line("mstl", "trend", fit.trend)
