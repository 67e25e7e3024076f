"""LightGBM on the table of boost_table.py: python3 boost_peers.py DIR THREADS ROUNDS LOSS...

LOSS: squared, poisson, tweedie, quantile0.5 and so on. Prints CPU seconds of binning and training, and the loss on the last 14 days.
"""
import sys
import time

import lightgbm as lgb
import numpy as np

folder, threads, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
lines = open(f"{folder}/table.txt").read().split("\n")
rows, train = map(int, lines[0].split())
kinds = [line.split() for line in lines[1:] if line]
raw = np.fromfile(f"{folder}/table.f32", "<f4").reshape(len(kinds), rows)
y, x = raw[0], np.ascontiguousarray(raw[1:].T)
categories = [i - 1 for i, (_, kind) in enumerate(kinds) if kind == "category"]


def cpu():
    return time.process_time()


def measure(loss, p):
    t, p = y[train:].astype(float), p.astype(float)
    if loss == "squared":
        return np.mean((t - p) ** 2)
    if loss == "poisson":
        return np.mean(p - t * np.log(p))
    if loss == "tweedie":
        return np.mean(p**0.5 / 0.5 + t * p**-0.5 / 0.5)
    level = float(loss[8:])
    e = t - p
    return np.mean(np.maximum(level * e, (level - 1) * e))


for loss in sys.argv[4:]:
    params = dict(objective={"squared": "regression"}.get(loss, loss if loss[0] != "q" else "quantile"), num_leaves=63, learning_rate=0.1,
                  num_threads=threads, verbose=-1, tweedie_variance_power=1.5, min_data_in_leaf=20, seed=1)
    if loss[0] == "q":
        params["alpha"] = float(loss[8:])
    before = cpu()
    data = lgb.Dataset(x[:train], y[:train], categorical_feature=categories, free_raw_data=False, params=params).construct()
    binned = cpu()
    wall = time.time()
    model = lgb.train(params, data, rounds)
    trained, wall = cpu(), time.time() - wall
    p = model.predict(x[train:])
    predicted = cpu()
    print(f"lightgbm {lgb.__version__} {loss}: binning {binned - before:.1f} s, training {trained - binned:.1f} s CPU ({wall:.1f} s wall), "
          f"predicting {predicted - trained:.2f} s, loss {measure(loss, p):.6f}", flush=True)
