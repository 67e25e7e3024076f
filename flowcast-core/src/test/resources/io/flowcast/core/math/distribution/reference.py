"""Reference values for DistributionsReferenceTest: python3 reference.py > reference.csv

Needs scipy 1.17 and mpmath 1.4. Quantiles start from scipy and are refined, distribution and loss functions are computed, with 40
digits by mpmath.
"""

import csv
import sys

import mpmath as mp
from scipy import stats

mp.mp.dps = 40
PROBABILITIES = [1e-6, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999999]


def gamma_upper(a, x):
    """Q(a, x) by integration of the density around its peak."""
    a, x = mp.mpf(a), mp.mpf(x)
    if a < 1000:
        return mp.gammainc(a, x, mp.inf, regularized=True)
    peak, sd = a - 1, mp.sqrt(a)
    log_norm = mp.loggamma(a)
    density = lambda t: mp.exp((a - 1) * mp.log(t) - t - log_norm)
    if x >= peak:
        return mp.quad(density, [x + i * sd for i in range(0, 22)])
    return 1 - mp.quad(density, [max(mp.mpf(0), x - i * sd) for i in range(21, -1, -1)])


def beta_lower(x, a, b):
    """I_x(a, b) for large b by integration of the density around its peak, or over all of it for small a."""
    log_norm = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    density = lambda t: mp.exp((a - 1) * mp.log(t) + (b - 1) * mp.log(1 - t) - log_norm)
    sd = mp.sqrt(a * b / (a + b + 1)) / (a + b)
    if x >= a / (a + b):
        return 1 - mp.quad(density, [x + i * sd for i in range(0, 60)])
    left = [x - i * sd for i in range(40, -1, -1)]
    return mp.quad(density, [t for t in left if t > 0] if left[0] > 0 else [0] + [t for t in left if t > 0])


def poisson(mean):
    m = mp.mpf(mean)

    def pmf(k):
        return mp.exp(k * mp.log(m) - m - mp.loggamma(k + 1))

    def sf(k):
        return 1 - gamma_upper(k + 1, m)

    return stats.poisson(mean), pmf, sf, lambda k: (m - k) * sf(k) + m * pmf(k)


def negative_binomial(mean, variance):
    m, v = mp.mpf(mean), mp.mpf(variance)
    r = m * m / (v - m)
    p = r / (r + m)

    def pmf(k):
        return mp.exp(mp.loggamma(r + k) - mp.loggamma(r) - mp.loggamma(k + 1) + r * mp.log(p) + k * mp.log(1 - p))

    def sf(k):
        if k > 50000:
            return 1 - beta_lower(p, r, k + 1)
        return 1 - mp.fsum(pmf(j) for j in range(0, int(k) + 1))

    def loss(k):
        if k > 50000:
            return (m - k) * sf(k) + (m + k * m / r) * pmf(k)
        # E[max(X - k, 0)] = E[X] - k + sum over j < k of (k - j) P(X = j)
        return m - k + mp.fsum((k - j) * pmf(j) for j in range(0, int(k)))

    return stats.nbinom(float(r), float(p)), pmf, sf, loss


def gamma(mean, variance):
    m, v = mp.mpf(mean), mp.mpf(variance)
    shape, scale = m * m / v, v / m
    sf = lambda x: gamma_upper(shape, x / scale)

    def loss(x):
        z = x / scale
        d = mp.exp(shape * mp.log(z) - z - mp.loggamma(shape + 1))
        return (m - x) * sf(x) + m * d

    return stats.gamma(float(shape), scale=float(scale)), None, sf, loss


def truncated_normal(location, scale):
    l, s = mp.mpf(location), mp.mpf(scale)
    whole = mp.erfc(-l / s / mp.sqrt(2)) / 2
    sf = lambda x: mp.erfc((x - l) / s / mp.sqrt(2)) / 2 / whole
    loss = lambda x: s * mp.npdf((x - l) / s) / whole - (x - l) * sf(x)
    return stats.truncnorm(-location / scale, float("inf"), loc=location, scale=scale), None, sf, loss


def rectified_normal(location, scale):
    l, s = mp.mpf(location), mp.mpf(scale)
    sf = lambda x: mp.erfc((x - l) / s / mp.sqrt(2)) / 2
    loss = lambda x: s * mp.npdf((x - l) / s) - (x - l) * sf(x)
    return stats.norm(location, scale), None, sf, loss


def refine(start, p, sf, whole):
    """scipy's quantile put right: a step or two either way for counts, two steps of the secant for others."""
    x, target = mp.mpf(float(start)), 1 - mp.mpf(p)
    if whole:
        while sf(x) > target:
            x += 1
        while x > 0 and sf(x - 1) <= target:
            x -= 1
        return float(x)
    for _ in range(2):
        if x > mp.mpf(10) ** -250:
            h = x * mp.mpf(10) ** -9
            x += (sf(x) - target) * 2 * h / (sf(x - h) - sf(x + h))
    return float(x)


CASES = [(poisson, (m, 0.0)) for m in (1e-6, 0.3, 4.0, 20.0, 150.0, 12345.6, 1e6, 1e9)]
CASES += [
    (negative_binomial, c)
    for c in ((1e-6, 2e-6), (0.3, 1.2), (4.0, 5.0), (20.0, 1000.0), (150.0, 150.5), (2000.0, 9000.0), (0.5, 500.0), (1e6, 1e9), (1e9, 1e13), (1e9, 2e17))
]
CASES += [
    (gamma, c)
    for c in ((1e-6, 1e-13), (0.02, 0.1), (1.0, 1.0), (4.0, 4.0), (80.0, 9.0), (1e6, 1e7), (1e9, 1e16), (1e9, 1e12))
]
CASES += [(truncated_normal, c) for c in ((0.0, 1.0), (10.0, 2.0), (1.0, 3.0), (-2.0, 1.0), (-50.0, 2.0))]
CASES += [(rectified_normal, c) for c in ((10.0, 2.0), (1.0, 3.0), (-2.0, 1.0), (1e9, 1e5))]


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["kind", "first", "second", "probability", "quantile", "at", "cdf", "sf", "loss"])
    for make, (first, second) in CASES:
        law, pmf, sf, loss = make(first) if make is poisson else make(first, second)
        seen = set()
        for p in PROBABILITIES:
            q = refine(law.ppf(p), p, sf, pmf is not None) if make is not rectified_normal else max(0.0, law.ppf(p))
            at = max(0.0, q)
            if at in seen or at > 0 and at < 1e-280:
                continue
            seen.add(at)
            if at == 0 and pmf is None:
                continue
            x = mp.mpf(at)
            tail = sf(x)
            row = [make.__name__, first, second, p, q, at, 1 - tail, tail, loss(x)]
            out.writerow(row[:6] + [mp.nstr(v, 17) for v in row[6:]])


if __name__ == "__main__":
    main()
