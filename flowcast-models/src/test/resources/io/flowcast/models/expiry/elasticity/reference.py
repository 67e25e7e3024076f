"""Maximum likelihood of censored negative binomial counts with scipy, apart from the Java code.

Writes reference.csv: for each case the days and the fitted elasticity with its standard error from the observed
information of a numerical Hessian in which uncensored days count with their expected information.
"""
import numpy as np
from scipy import optimize, stats

def nll(theta, x, y, c, level, a):
    mu = level * np.exp(theta[0] + theta[1] * x)
    law = stats.poisson(mu) if a == 0 else stats.nbinom(1 / a, 1 / (1 + a * mu))
    return -np.sum(np.where(c, law.logsf(y - 1), law.logpmf(y)))

rng = np.random.default_rng(7)
with open("reference.csv", "w") as f:
    f.write("dispersion,elasticity,alpha,logLikelihood,priceFractions,sold,soldOut,levels\n")
    for a in (0, 0.3):
        for _ in range(3):
            n = 40
            price = rng.choice([1, 1, 0.8, 0.6], n)
            level = np.round(rng.uniform(3, 9, n), 2)
            mu = level * 1.2 * price ** -1.7
            d = rng.poisson(mu) if a == 0 else rng.negative_binomial(1 / a, 1 / (1 + a * mu))
            stock = rng.integers(4, 25, n)
            y, c = np.minimum(d, stock), d >= stock
            best = optimize.minimize(nll, [0, -1], (np.log(price), y, c, level, a), method="BFGS", options={"gtol": 1e-9})
            best = optimize.minimize(nll, best.x, (np.log(price), y, c, level, a), method="Nelder-Mead",
                                     options={"xatol": 1e-10, "fatol": 1e-13, "maxiter": 4000})
            f.write(",".join([str(a), repr(float(best.x[1])), repr(float(best.x[0])), repr(float(-best.fun)),
                    " ".join(map(str, price)), " ".join(map(str, y)), " ".join(str(int(v)) for v in c), " ".join(map(str, level))]) + "\n")
