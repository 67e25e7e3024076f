"""Draws measurements and fits them with scipy (1.x): numbers of KineticFitTest and GrowthFitTest. Run: python make_fits.py"""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import curve_fit

R = 8.31446261815324
rng = np.random.default_rng(20261128)


def show(name, popt, pcov, f, y):
    print(name, [float("%.9g" % v) for v in popt], [float("%.9g" % v) for v in np.sqrt(np.diag(pcov))])


# vitamin C at four temperatures, first order, Ea 75 kJ/mol, k(5 C) = 0.03 per day, 60 mg, noise 0.8
days, temp = (a.ravel() for a in np.meshgrid([0, 2, 5, 9, 14], [2, 5, 10, 18], indexing="ij"))
k = 0.03 * np.exp(-75000 / R * (1 / (temp + 273.15) - 1 / 278.15))
q = np.round(60 * np.exp(-k * days) + rng.normal(0, 0.8, len(days)), 2)
print("days", days.tolist()); print("temp", temp.tolist()); print("quality", q.tolist())
for n in (0, 1, 2):
    def model(x, q0, k5, ea, n=n):
        t, c = x
        k = k5 * np.exp(-ea * 1e5 / R * (1 / (c + 273.15) - 1 / 278.15))
        return np.maximum(0, q0 - k * t) if n == 0 else q0 * np.exp(-k * t) if n == 1 else 1 / (1 / q0 + k * t)
    p0 = [60, 0.03 * 60 ** (1 - n), 0.9]  # the kink at 0 gives order 0 a second, worse optimum at 0.54
    popt, pcov = curve_fit(model, (days, temp), q, p0, ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
    show("order %d" % n, popt, pcov, model, q)
# Arrhenius line
rates = np.array([0.021, 0.034, 0.048, 0.115]); t = np.array([2, 5, 8, 16.0])
x = -(1 / (t + 273.15) - 1 / 278.15) / R
c, cov = np.polyfit(x, np.log(rates), 1, cov="unscaled"); res = np.log(rates) - np.polyval(c, x); s2 = (res ** 2).sum() / 2
print("arrhenius", c.tolist(), np.sqrt(np.diag(cov) * s2).tolist())


def baranyi(t, y0, ym, r, lag):
    mu, h0 = r * np.log(10), r * np.log(10) * lag
    a = mu * t + np.log(np.exp(-mu * t) + np.exp(-h0) - np.exp(-mu * t - h0))
    return y0 + (a - np.log(1 + (np.exp(a) - 1) * 10 ** (y0 - ym))) / np.log(10)


def gompertz(t, y0, ym, r, lag):
    c = ym - y0
    return y0 + c * np.exp(-np.exp(r * np.e / c * (lag - t) + 1))


def logistic(t, y0, ym, r, lag):
    c = ym - y0
    return y0 + c / (1 + np.exp(4 * r / c * (lag - t) + 2))


def three(t, y0, ym, r, lag):
    return np.minimum(ym, y0 + r * np.maximum(0, t - lag))


hours = np.array([0, 6, 12, 18, 24, 30, 36, 42, 48, 60, 72, 84, 96.0])
y = np.round(baranyi(hours, 2.5, 8.6, 0.13, 14) + rng.normal(0, 0.15, len(hours)), 2)
print("hours", hours.tolist()); print("counts", y.tolist())
for f in (baranyi, gompertz, logistic, three):
    popt, pcov = curve_fit(f, hours, y, [2.5, 8.5, 0.13, 12], ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
    show(f.__name__, popt, pcov, f, y)
# secondary models on the roots of rates
t = np.array([3, 6, 9, 13, 18, 23, 28, 32, 35, 38.0])


def cardinal(t, mu, tmin, topt, tmax):
    g = (t - tmax) * (t - tmin) ** 2 / ((topt - tmin) * ((topt - tmin) * (t - topt) - (topt - tmax) * (topt + tmin - 2 * t)))
    return np.where((t > tmin) & (t < tmax), mu * g, 0)


rates = np.round(cardinal(t, 0.42, -1.5, 33, 41) * np.exp(rng.normal(0, 0.05, len(t))), 4)
print("t", t.tolist()); print("rates", rates.tolist())
popt, pcov = curve_fit(lambda t, *p: np.sqrt(cardinal(t, *p)), t, np.sqrt(rates), [0.4, -2, 32, 42], ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
show("cardinal", popt, pcov, None, None)
popt, pcov = curve_fit(lambda t, b, tmin, c, tmax: b * (t - tmin) * (1 - np.exp(c * (t - tmax))), t, np.sqrt(rates), [0.02, -3, 0.3, 42], ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
show("full ratkowsky", popt, pcov, None, None)
popt, pcov = curve_fit(lambda t, b, tmin: b * (t - tmin), t[:6], np.sqrt(rates[:6]), [0.02, -3], ftol=1e-14, xtol=1e-14, gtol=1e-14)
show("ratkowsky", popt, pcov, None, None)
# all counts at once
h, c = (a.ravel() for a in np.meshgrid([0, 24, 48, 72, 120, 168, 240.0], [3, 7, 12], indexing="ij"))


def one(x, y0, ym, h0, b, tmin):
    t, c = x
    m = (b * (c - tmin)) ** 2 * np.log(10) * t
    a = np.log(1 - np.exp(-h0) + np.exp(m - h0))
    return y0 + (a - np.log(1 + (np.exp(a) - 1) * 10 ** (y0 - ym))) / np.log(10)


y = np.round(one((h, c), 2.2, 8.4, 2.5, 0.0235, -4.0) + rng.normal(0, 0.12, len(h)), 2)
print("h", h.tolist()); print("c", c.tolist()); print("y", y.tolist())
popt, pcov = curve_fit(one, (h, c), y, [2.2, 8.4, 2.5, 0.0235, -4], ftol=1e-14, xtol=1e-14, gtol=1e-14, maxfev=100000)
show("one step", popt, pcov, None, None)


# Baranyi and Roberts' equations along a temperature that goes 4 -> 12 -> 2 -> 9 in straight lines of 24 h
def rate(c):
    return (0.0235 * max(0, c + 4)) ** 2 * np.log(10)


def ode(t, z):
    c = np.interp(t, [0, 24, 48, 72], [4, 12, 2, 9])
    q, n = np.exp(z[0]), z[1]
    return [rate(c), rate(c) * q / (1 + q) * (1 - np.exp(n - 8.4 * np.log(10)))]


s = solve_ivp(ode, (0, 72), [-np.log(np.expm1(2.5)), 2.2 * np.log(10)], rtol=1e-12, atol=1e-12, method="DOP853", max_step=0.5)
print("dynamic log10 N", s.y[1, -1] / np.log(10))
