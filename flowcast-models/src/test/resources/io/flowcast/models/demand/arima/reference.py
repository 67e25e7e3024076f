"""Writes reference.csv: maximum likelihood of seasonal ARIMA by statsmodels 0.15.0.

    pip install statsmodels==0.15.0 && python reference.py M3_TRAIN.csv > reference.csv

Series: AirPassengers (Box and Jenkins 1976, public domain), in logarithms, and six of the M3 competition (Makridakis and Hibon 2000); some with gaps, some with
a made-up regressor. The peer starts with an exact diffuse state, so that its likelihood is that of the
differences. Parameters of the two polynomials are given here; effects and variance are the best ones under them, by generalised least squares on the peer's own
standardised errors, so that filters are compared and not optimisers. For some cases the peer's optimum over all parameters follows.

name,p,d,q,P,D,Q,m,constant,parameters (of the factors in the order p q P Q),effect,constant,variance,loglikelihood,
optimum or nothing,forecasts,deviations,values,regressor
"""
import csv
import sys
import warnings

import numpy as np
from statsmodels.tsa.statespace.sarimax import SARIMAX

warnings.filterwarnings("ignore")
AIR = """112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135 125 149 170 170 158 133 114 140 145 150 178 163 172 178 199 199 184 162 146 166
171 180 193 181 183 218 230 242 209 191 172 194 196 196 236 235 229 243 264 272 237 211 180 201 204 188 235 227 234 264 302 293 259 229 203 229 242 233 267
269 270 315 364 347 312 274 237 278 284 277 317 313 318 374 413 405 355 306 271 306 315 301 356 348 355 422 465 467 404 347 305 336 340 318 362 348 363 435
491 505 404 359 310 337 360 342 406 396 420 472 548 559 463 407 362 405 417 391 419 461 472 535 622 606 508 461 390 432"""
rows = {r[0]: np.array([float(v) for v in r[1:] if v]) for r in csv.reader(open(sys.argv[1]))}
series = {"air": np.log(np.array(AIR.split(), float))}
for name in ("N0150", "N0700", "N0900", "N1500", "N2000", "N2600"):
    series[name] = rows[name] / rows[name].max()
rng = np.random.default_rng(20261127)
# name, orders, seasonal orders, constant, missing cells, with regressor, given parameters (p, q, P, Q)
CASES = [
    ("air", (0, 1, 1), (0, 1, 1, 12), False, [], False, [-0.4, -0.55]),
    ("air", (2, 1, 1), (0, 1, 1, 12), False, [], False, [0.3, 0.1, -0.6, -0.5]),
    ("air", (0, 1, 1), (0, 1, 1, 12), False, [20, 21, 22, 60, 90, 141], False, [-0.4, -0.55]),
    ("air", (1, 0, 0), (0, 1, 1, 12), True, [], False, [0.7, -0.5]),
    ("air", (1, 0, 0), (0, 1, 1, 12), True, [30, 31, 100], True, [0.7, -0.5]),
    ("air", (1, 1, 1), (1, 0, 1, 12), False, [], True, [0.2, -0.5, 0.9, -0.4]),
    ("N0150", (1, 0, 1), (0, 0, 0, 0), True, [], False, [0.8, 0.3]),
    ("N0150", (1, 1, 0), (0, 0, 0, 0), True, [5, 6], False, [0.4]),
    ("N0700", (2, 0, 2), (0, 0, 0, 0), True, [], True, [0.5, 0.2, 0.4, 0.2]),
    ("N0700", (0, 1, 1), (1, 0, 0, 4), True, [], False, [0.3, 0.4]),
    ("N0900", (1, 0, 0), (0, 1, 1, 4), True, [11, 12], False, [0.5, -0.6]),
    ("N1500", (1, 1, 2), (0, 0, 1, 12), False, [], False, [0.5, -0.7, 0.1, 0.2]),
    ("N2000", (2, 0, 1), (1, 0, 1, 12), True, [3, 50], False, [0.5, 0.1, 0.2, 0.6, -0.3]),
    ("N2600", (3, 0, 0), (2, 0, 0, 12), True, [], False, [0.3, 0.2, 0.1, 0.3, 0.2]),
    ("N2600", (0, 2, 2), (0, 0, 0, 0), False, [], False, [-1.2, 0.4]),
]
H = 24
OPTIMA = (0, 1, 2, 6, 7, 14)  # the peer takes minutes for long seasonal states
join = lambda vs: " ".join("NaN" if v != v else repr(float(v)) for v in vs)


def model_of(y, order, seasonal, lost, exog=None):
    return SARIMAX(y, exog=exog, order=order, seasonal_order=seasonal, use_exact_diffuse=lost > 0)


for number, (name, order, seasonal, constant, missing, outside, given) in enumerate(CASES):
    y = series[name].copy()
    y[missing] = np.nan
    n = len(y)
    p, q, P, Q = order[0], order[2], seasonal[0], seasonal[2]
    lost = order[1] + seasonal[1] * seasonal[3]
    x = rng.normal(size=n + H).cumsum() * 0.1 if outside else None
    columns = []
    if constant:
        # A column whose differences are 1.
        at = np.arange(n + H)
        columns.append(at // seasonal[3] if seasonal[1] else at if order[1] else np.ones(n + H))
    if outside:
        columns.append(x)

    def errors(values):
        values = values[:n].astype(float)
        values[missing] = np.nan
        result = model_of(values, order, seasonal, lost).filter(given + [1.0])
        e = result.filter_results.standardized_forecasts_error[0]
        return e[~np.isnan(y) & (np.arange(n) >= result.nobs_diffuse)]

    e = errors(y)
    effects = np.zeros(0)
    if columns:
        design = np.column_stack([errors(c) for c in columns])
        effects = np.linalg.lstsq(design, e, rcond=None)[0]
        e = e - design @ effects
    variance = float(np.mean(e**2))
    exog = np.column_stack(columns) if columns else None
    model = model_of(y, order, seasonal, lost, exog[:n] if columns else None)
    result = model.filter(np.concatenate([effects, given, [variance]]))
    ahead = result.get_forecast(H, exog=exog[n:] if columns else None)
    optimum = ""
    if number in OPTIMA:
        optimum = repr(float(model.fit(start_params=result.params, disp=0, maxiter=200).llf))
    print(",".join(map(str, [name, p, order[1], q, P, seasonal[1], Q, seasonal[3] or 1, int(constant), join(given), float(effects[-1]) if outside else 0.0,
                             float(effects[0]) if constant else 0.0, variance, repr(float(result.llf)), optimum, join(ahead.predicted_mean), join(ahead.se_mean), join(y),
                             join(x) if outside else ""])))
    sys.stdout.flush()
