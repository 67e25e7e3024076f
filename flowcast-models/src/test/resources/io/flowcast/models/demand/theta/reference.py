"""Writes reference.csv: parameters and forecasts of the Theta methods by statsforecast 2.1.1.

    pip install statsforecast==2.1.1 && python reference.py > reference.csv

Series: AirPassengers (Box and Jenkins 1976, public domain) and series drawn here from a fixed seed. For each form the peer's own parameters, so that recursions,
seasonality test and decomposition are compared and not two optimisers. Columns: name, form, period, alpha, theta, initial level, forecasts, values.
"""
import numpy as np
from statsforecast.theta import auto_theta, forecast_theta
from statsforecast.utils import AirPassengers

rng = np.random.default_rng(20261127)
t = np.arange(96)
series = {
    "AirPassengers": (12, np.array(AirPassengers, dtype=float)),
    "week with zeros": (7, np.maximum(0, np.round(6 + 0.05 * t + 6 * np.sin(2 * np.pi * t / 7) + rng.normal(0, 1.5, 96)))),
    "quarters": (4, np.round((300 + 4 * t[:44]) * (1 + 0.2 * np.cos(np.pi * t[:44] / 2)) * rng.normal(1, 0.05, 44), 1)),
    "quarters without season": (4, np.round(100 + np.cumsum(rng.normal(1, 6, 40)), 1)),
    "years": (1, np.round(1000 + np.cumsum(rng.normal(40, 60, 20)), 1)),
    "falling": (1, np.round(900 * 0.93 ** t[:25] * rng.normal(1, 0.05, 25), 2)),
}
for name, (period, values) in series.items():
    for form in ("STM", "OTM", "DSTM", "DOTM"):
        fit = auto_theta(values, period, model=form)
        mean = forecast_theta(fit, 2 * period + 3)["mean"]
        par = fit["par"]
        join = lambda vs: " ".join(repr(float(v)) for v in vs)
        print(",".join(map(str, [name, form, period, float(par["alpha"]), float(par["theta"]), float(par["initial_smoothed"]),
                                 join(mean), join(values)])))
