"""Writes reference.csv: forecasts of statsforecast (2.1.1) for small made-up intermittent series.

    pip install statsforecast; python3 reference.py > reference.csv

Columns: method, forecast, then the values. The series are drawn here, from a fixed seed; nothing is copied from a data set.
"""
import numpy as np
from statsforecast.models import ADIDA, IMAPA, TSB, CrostonClassic, CrostonOptimized, CrostonSBA

rng = np.random.default_rng(20261124)
series = []
for n, p, mean in [(24, 0.3, 2), (60, 0.15, 1), (84, 0.1, 20), (100, 0.5, 5), (40, 0.9, 3), (150, 0.05, 300)]:
    x = np.where(rng.random(n) < p, 1 + rng.geometric(1 / mean, n), 0).astype(float)
    x[n // 2] = 1  # at least one sale
    series.append(x)
one = np.zeros(30)
one[11] = 4
series.append(one)
series.append(np.array([3.0, 0, 0, 1, 0, 2]))
methods = [("croston", CrostonClassic()), ("croston-optimised", CrostonOptimized()), ("sba", CrostonSBA()),
           ("tsb", TSB(alpha_d=0.2, alpha_p=0.1)), ("adida", ADIDA()), ("imapa", IMAPA())]
for x in series:
    for name, model in methods:
        mean = model.forecast(y=x, h=1)["mean"][0]
        print(f"{name},{mean:.10g}," + ",".join(f"{v:g}" for v in x))
