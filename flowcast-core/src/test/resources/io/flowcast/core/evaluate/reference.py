"""Writes reference.csv: measures of seeded series by utilsforecast 0.2.17 (numpy 2, pandas 2).

    pip install utilsforecast==0.2.17 && python reference.py > reference.csv

One line per case: season; history; actual; forecast; lower; upper; then the values of the peer.
"""
import numpy as np
import pandas as pd
import utilsforecast.losses as ufl

rng = np.random.default_rng(20240612)
print("period,history,actual,forecast,lower,upper,mae,rmse,smape,mase,rmsse,wape,pinball90,coverage,interval90,spis")
for case in range(8):
    period = [1, 4, 7, 12][case % 4]
    n, h = 5 * period + 8, 6
    history = np.round(rng.gamma(4, 5, n), 2)
    actual = np.round(rng.gamma(4, 5, h), 2)
    forecast = np.round(rng.gamma(4, 5, h), 2)
    lower = np.round(forecast * rng.uniform(0.4, 0.9, h), 2)
    upper = np.round(forecast * rng.uniform(1.1, 1.9, h), 2)
    train = pd.DataFrame({"unique_id": 1, "ds": np.arange(n), "y": history})
    test = pd.DataFrame(
        {"unique_id": 1, "ds": np.arange(n, n + h), "y": actual, "m": forecast, "m-lo-90": lower, "m-hi-90": upper}
    )
    get = lambda frame, column="m": float(frame[column].iloc[0])
    winkler = get(ufl.winkler_score(test, ["m"], level=90))
    values = [
        get(ufl.mae(test, ["m"])),
        get(ufl.rmse(test, ["m"])),
        get(ufl.smape(test, ["m"])) * 200,  # the peer's is a fraction of |y| + |f|
        get(ufl.mase(test, ["m"], period, train)),
        get(ufl.rmsse(test, ["m"], 1, train)),
        get(ufl.wape(test, ["m"])),
        get(ufl.quantile_loss(test, {"m": "m"}, q=0.9)),
        get(ufl.coverage(test, ["m"], 90)),
        winkler,
        float(winkler / np.mean(np.abs(history[period:] - history[:-period]))),
    ]
    join = lambda v: " ".join(map(str, v))
    fields = [period, join(history), join(actual), join(forecast), join(lower), join(upper)]
    print(",".join(map(str, fields + [repr(v) for v in values])))
