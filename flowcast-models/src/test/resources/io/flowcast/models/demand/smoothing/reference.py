"""Writes reference.csv: likelihoods and forecasts of exponential smoothing by statsforecast 2.1.1.

    pip install statsforecast==2.1.1 && python reference.py M3_TRAIN.csv > reference.csv

Series: AirPassengers (Box and Jenkins 1976, public domain) and eight of the M3 competition (Makridakis and Hibon 2000). For each form the peer's own
parameters and initial state, its -2 log likelihood and its point forecasts, so that the two recursions are compared and not two
optimisers. One line per case: name, form, period, alpha, beta, gamma, phi, level, trend, seasons (first one first), -2 log likelihood, aicc,
forecasts, values.
"""
import csv
import sys
import warnings

import numpy as np
from statsforecast.ets import ets_f, forecast_ets
from statsforecast.utils import AirPassengers

warnings.filterwarnings("ignore")


def damped_forecasts(fit, phi, season, period, horizon, trend):
    """From the peer's final state by Hyndman et al. 2008, table 6.1: its own forecasts of damped trends repeat the first power of phi."""
    level, slope, *seasons = [float(v) for v in fit["states"][-1]]
    seasons = seasons[:period][::-1]
    result, damping = [], 0.0
    for h in range(1, horizon + 1):
        damping += phi**h
        base = level * slope**damping if trend == "M" else level + damping * slope
        result.append(base if season == "N" else base + seasons[(h - 1) % period] if season == "A" else base * seasons[(h - 1) % period])
    return result


WANTED = {"N0001": 1, "N0150": 1, "N0700": 4, "N0900": 4, "N1000": 4, "N1500": 12, "N2000": 12, "N2600": 12}
series = {"AirPassengers": (12, [float(v) for v in AirPassengers])}
for row in csv.reader(open(sys.argv[1])):
    if row[0] in WANTED:
        series[row[0]] = (WANTED[row[0]], [float(v) for v in row[1:] if v])

print("name,form,period,alpha,beta,gamma,phi,level,trend,seasons,minusTwoLogLikelihood,aicc,forecasts,values")
for name, (period, values) in series.items():
    for error in "AM":
        for trend, damped in (("N", False), ("A", False), ("A", True), ("M", False), ("M", True)):
            for season in "NAM" if period > 1 else "N":
                if error == "A" and "M" in trend + season or trend == "M" and season == "A":
                    continue
                fit = ets_f(np.array(values), period, model=error + trend + season, damped=damped)
                par = {k: float(v) for k, v in zip(["alpha", "beta", "gamma", "phi"], fit["par"][:4])}
                state = [float(v) for v in fit["states"][0]]
                level, rest = state[0], state[1:]
                slope = rest.pop(0) if trend != "N" else 0.0
                seasons = rest[:period][::-1] if season != "N" else []
                number = lambda v: 0.0 if v != v else v
                horizon = 2 * period + 3
                if damped:
                    forecasts = damped_forecasts(fit, par["phi"], season, period, horizon, trend)
                else:
                    forecasts = forecast_ets(fit, h=horizon)["mean"]
                join = lambda vs: " ".join(repr(float(v)) for v in vs)
                fields = [
                    name,
                    error + trend + ("d" if damped else "") + season,
                    period,
                    number(par["alpha"]),
                    number(par["beta"]) if trend != "N" else 0.0,
                    number(par["gamma"]) if season != "N" else 0.0,
                    number(par["phi"]) if damped else 1.0,
                    level,
                    slope,
                    join(seasons),
                    -2 * float(fit["loglik"]),
                    float(fit["aicc"]),
                    join(forecasts),
                    join(values),
                ]
                print(",".join(map(str, fields)))
