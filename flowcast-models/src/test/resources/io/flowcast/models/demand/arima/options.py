"""Writes options.csv: statistics of seasonal tests by pmdarima 2.1.1, powers of Box and Cox by coreforecast 0.0.20 (Guerrero's method, from -0.9 to 2).

    pip install pmdarima==2.1.1 coreforecast==0.0.20 statsforecast==2.1.1 && python options.py M3_TRAIN.csv > options.csv

Series: AirPassengers (Box and Jenkins 1976, public domain) and eight of the M3 competition (Makridakis and Hibon 2000). The statistics are those with a given number of lags: the
peer chooses lags on rows that do not match, so its choice is no reference.

what,name,period,lags,number,bound,values
"""
import csv
import sys
import warnings

import numpy as np
from coreforecast.scalers import boxcox_lambda
from pmdarima.arima.seasonality import CHTest, OCSBTest
from statsforecast.utils import AirPassengers

warnings.filterwarnings("ignore")
WANTED = {"N0700": 4, "N0900": 4, "N1000": 4, "N1200": 4, "N1500": 12, "N2000": 12, "N2300": 12, "N2600": 12}
series = {"AirPassengers": (12, [float(v) for v in AirPassengers])}
for row in csv.reader(open(sys.argv[1])):
    if row[0] in WANTED:
        series[row[0]] = (WANTED[row[0]], [float(v) for v in row[1:] if v])


def line(*fields):
    print(",".join(str(f) for f in fields))


line("what", "name", "period", "lags", "number", "bound", "values")
for name, (m, values) in series.items():
    y = np.array(values)
    text = " ".join(repr(v) for v in values)
    for lags in range(1, 4):
        test = OCSBTest(m, "fixed", lags)
        line("ocsb", name, m, lags, float(test._compute_test_statistic(y)), float(OCSBTest._calc_ocsb_crit_val(m)), text)
    line("ch", name, m, 0, float(CHTest._sd_test(y, m)), float(CHTest._calc_ch_crit_val(m)), text)
    line("guerrero", name, m, 0, float(boxcox_lambda(y, "guerrero", m, -0.9, 2.0)), 0, text)
