"""Writes reference.csv: parameters, states and forecasts of complex exponential smoothing by statsforecast 2.1.1.

    pip install statsforecast==2.1.1 && python reference.py > reference.csv

Series: AirPassengers (Box and Jenkins 1976, public domain) and series drawn here from a fixed seed. For each season the peer's own parameters and states before the first
cell, so that the recursions are compared and not two optimisers. Columns: name, season, period, a0, a1, b0, b1, states before the first cell (level, potential, season and
its potential of each phase, phase by phase, as many as there are), sum of squared errors, forecasts, values.
"""
import numpy as np
from statsforecast.ces import auto_ces, forecast_ces
from statsforecast.utils import AirPassengers

rng = np.random.default_rng(20261127)
t = np.arange(96)
series = {
    "AirPassengers": (12, np.array(AirPassengers, dtype=float)),
    "week": (7, np.round(20 + 0.05 * t + 6 * np.sin(2 * np.pi * t / 7) + rng.normal(0, 1.5, 96), 1)),
    "quarters": (4, np.round((300 + 4 * t[:44]) * (1 + 0.2 * np.cos(np.pi * t[:44] / 2)) * rng.normal(1, 0.05, 44), 1)),
    "years": (1, np.round(1000 + np.cumsum(rng.normal(40, 60, 20)), 1)),
}
for name, (period, values) in series.items():
    for season in "NSPF" if period > 1 else "N":
        fit = auto_ces(values, period, model=season)
        m = fit["m"]
        states = np.asarray(fit["states"])[:m]
        mean = forecast_ces(fit, 2 * period + 3)["mean"]
        par = [float(fit["par"][k]) for k in ("alpha_0", "alpha_1", "beta_0", "beta_1")]
        join = lambda vs: " ".join(repr(float(v)) for v in vs)
        squares = float(np.sum((values - fit["fitted"]) ** 2))
        print(",".join(map(str, [name, season, period, *[0.0 if p != p else p for p in par], join(states.ravel()), squares, join(mean), join(values)])))
