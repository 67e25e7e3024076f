"""Draws inputs for the functions of stockpyl and writes calls with their answers, in the layout of the reference file.

Run: pip install stockpyl==1.0.2 "numpy<2" && python make_oracle.py OUT.csv [SEED [ROUNDS]]

Answers are stockpyl's (Larry Snyder, MIT licence). An error it raises is written as {"error": type}.
"""

import csv
import io
import contextlib
import json
import math
import random
import signal
import sys
import warnings

import numpy as np
from scipy import stats

import stockpyl.eoq as eoq
import stockpyl.finite_horizon as finite_horizon
import stockpyl.gsm_serial as gsm_serial
import stockpyl.gsm_tree as gsm_tree
import stockpyl.loss_functions as loss_functions
import stockpyl.meio_general as meio_general
import stockpyl.newsvendor as newsvendor
import stockpyl.rq as rq
import stockpyl.ss as ss
import stockpyl.ssm_serial as ssm_serial
import stockpyl.supply_uncertainty as supply_uncertainty
import stockpyl.wagner_whitin as wagner_whitin
from stockpyl.demand_source import DemandSource
from stockpyl.supply_chain_network import SupplyChainNetwork
from stockpyl.supply_chain_node import SupplyChainNode

warnings.simplefilter("ignore")


class TooSlow(Exception):
    pass


def too_slow(*_):
    raise TooSlow


signal.signal(signal.SIGALRM, too_slow)
OUT = sys.argv[1]
RNG = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 8
ROWS = []


def u(low, high):
    return round(RNG.uniform(low, high), RNG.choice([1, 2, 4, 9]))


def log(low, high):
    return float(f"{math.exp(RNG.uniform(math.log(low), math.log(high))):.6g}")


def plain(x):
    if isinstance(x, dict):
        return {str(k): plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple, np.ndarray)):
        return [plain(v) for v in x]
    if isinstance(x, (np.integer,)):
        return int(x)
    if isinstance(x, (np.floating,)):
        return float(x)
    return x


class Frozen:
    """A frozen distribution and how it is written."""

    def __init__(self, name, args=(), kwds=None):
        self.law = getattr(stats, name)(*args, **(kwds or {}))
        self.text = {"dist": name, "args": list(args), "kwds": kwds or {}}


class Net:
    def __init__(self, network, text):
        self.network = network
        self.text = text


def call(function, **inputs):
    given = {k: v.law if isinstance(v, Frozen) else v.network if isinstance(v, Net) else v for k, v in inputs.items()}
    written = {k: v.text if isinstance(v, (Frozen, Net)) else v for k, v in inputs.items()}
    signal.alarm(20)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            answer = plain(function(**given))
    except (ValueError, AssertionError) as raised:
        answer = {"error": type(raised).__name__}
    except Exception:  # a fault of stockpyl itself, or the time is over: no answer to compare with
        return
    finally:
        signal.alarm(0)
    name = function.__module__ + "." + function.__name__
    ROWS.append([name, "drawn", True, json.dumps(plain(written)), json.dumps(answer)])


def continuous():
    loc = u(-3, 20)
    scale = log(0.2, 30)
    return RNG.choice([
        lambda: Frozen("norm", [u(10, 200), u(1, 30)]),
        lambda: Frozen("norm", [], {"loc": loc, "scale": scale}),
        lambda: Frozen("uniform", [loc, scale]),
        lambda: Frozen("expon", [], {"scale": scale}),
        lambda: Frozen("expon", [loc, scale]),
        lambda: Frozen("gamma", [u(0.5, 12)], {"scale": scale}),
        lambda: Frozen("gamma", [u(1, 9), loc, scale]),
        lambda: Frozen("lognorm", [u(0.1, 0.9)], {"scale": log(1, 60)}),
        lambda: Frozen("weibull_min", [u(0.9, 4)], {"scale": scale}),
        lambda: Frozen("beta", [u(1, 5), u(1, 5), loc, scale]),
        lambda: Frozen("triang", [u(0.3, 0.7), 0, scale]),
        lambda: Frozen("logistic", [loc, scale]),
        lambda: Frozen("truncnorm", [-1.5, 2.5, 10, 3]),
        lambda: Frozen("chi2", [u(1, 12)]),
    ])()


def discrete():
    return RNG.choice([
        lambda: Frozen("poisson", [log(0.3, 300)]),
        lambda: Frozen("poisson", [], {"mu": log(1, 40)}),
        lambda: Frozen("nbinom", [u(0.5, 12), u(0.05, 0.9)]),
        lambda: Frozen("geom", [u(0.05, 0.9)]),
        lambda: Frozen("geom", [u(0.05, 0.9), -1]),
        lambda: Frozen("binom", [RNG.randint(1, 80), u(0.05, 0.95)]),
        lambda: Frozen("randint", [RNG.randint(0, 10), RNG.randint(11, 50)]),
    ])()


def masses(most=12):
    values = sorted(RNG.sample(range(0, 40), RNG.randint(2, most)))
    weights = [RNG.random() for _ in values]
    return {v: w / sum(weights) for v, w in zip(values, weights)}


def losses():
    f = loss_functions
    call(f.standard_normal_loss, z=u(-4, 4))
    call(f.standard_normal_second_loss, z=u(-4, 4))
    mean, sd = u(-20, 300), log(0.3, 60)
    call(f.normal_loss, x=mean + sd * u(-3, 4), mean=mean, sd=sd)
    call(f.normal_second_loss, x=mean + sd * u(-3, 4), mean=mean, sd=sd)
    call(f.lognormal_loss, x=log(0.5, 80), mu=u(0, 3), sigma=u(0.1, 1.2))
    call(f.lognormal_loss, x=-u(0, 5), mu=u(0, 3), sigma=u(0.1, 1.2))
    call(f.exponential_loss, x=u(-0.2, 6), mu=log(0.1, 5))
    call(f.exponential_second_loss, x=u(-0.2, 6), mu=log(0.1, 5))
    a, b = log(0.3, 40), log(0.1, 10)
    call(f.gamma_loss, x=a * b * log(0.2, 3), a=a, b=b)
    call(f.gamma_second_loss, x=a * b * log(0.2, 3), a=a, b=b)
    low, width = u(-20, 20), log(0.5, 90)
    call(f.uniform_loss, x=low + width * u(-0.1, 1.1), a=low, b=low + width)
    call(f.uniform_second_loss, x=low + width * u(-0.1, 1.1), a=low, b=low + width)
    mean = log(0.2, 500)
    x = round(mean + math.sqrt(mean) * u(-3, 4))
    call(f.poisson_loss, x=x, mean=mean)
    call(f.poisson_second_loss, x=x, mean=mean)
    call(f.poisson_loss, x=2.5, mean=mean)
    call(f.geometric_loss, x=RNG.randint(0, 40), p=u(0.03, 0.95))
    call(f.geometric_second_loss, x=RNG.randint(0, 40), p=u(0.03, 0.95))
    r, p = log(0.4, 30), u(0.05, 0.95)
    x = max(0, round(r * (1 - p) / p * log(0.2, 3)))
    call(f.negative_binomial_loss, x=x, r=r, p=p)
    call(f.negative_binomial_second_loss, x=x, r=r, p=p)
    mean = log(1, 100)
    sd = math.sqrt(mean * log(1.1, 8))
    call(f.negative_binomial_loss, x=round(mean * log(0.3, 2)), mean=mean, sd=sd)
    call(f.negative_binomial_second_loss, x=round(mean * log(0.3, 2)), mean=mean, sd=sd)
    for _ in range(3):
        law = continuous()
        call(f.continuous_loss, x=float(law.law.ppf(RNG.uniform(0.02, 0.995))), distrib=law)
        law = continuous()
        while law.text["dist"] == "triang":  # stockpyl's quadrature meets the kink, errors of 1e-6
            law = continuous()
        call(f.continuous_second_loss, x=float(law.law.ppf(RNG.uniform(0.02, 0.995))), distrib=law)
        law = discrete()
        call(f.discrete_loss, x=int(law.law.ppf(RNG.uniform(0.02, 0.995))), distrib=law)
        law = discrete()
        call(f.discrete_second_loss, x=int(law.law.ppf(RNG.uniform(0.02, 0.995))), distrib=law)
    call(f.discrete_loss, x=RNG.randint(0, 40), distrib=None, pmf=masses())
    call(f.discrete_second_loss, x=RNG.randint(0, 40), distrib=None, pmf=masses())
    start = u(-2, 0)
    call(f.standard_normal_loss_dict, start=start, stop=start + 1, step=0.1, complementary=RNG.random() < 0.5)


def single_period():
    f = newsvendor
    h, p = log(0.05, 50), log(0.05, 500)
    mean = log(1, 2000)
    sd = mean * u(0.05, 0.5)
    call(f.newsvendor_normal, holding_cost=h, stockout_cost=p, demand_mean=mean, demand_sd=sd)
    call(f.newsvendor_normal, holding_cost=h, stockout_cost=p, demand_mean=mean, demand_sd=sd, lead_time=u(0, 6))
    call(f.newsvendor_normal, holding_cost=h, stockout_cost=p, demand_mean=mean, demand_sd=sd, base_stock_level=mean * u(0.5, 2))
    call(f.newsvendor_normal_cost, base_stock_level=mean * u(0.5, 2), holding_cost=h, stockout_cost=p, demand_mean=mean, demand_sd=sd, lead_time=RNG.randint(0, 3))
    call(f.newsvendor_normal, holding_cost=-h, stockout_cost=p, demand_mean=mean, demand_sd=sd)
    mean = log(0.5, 200)
    call(f.newsvendor_poisson, holding_cost=h, stockout_cost=p, demand_mean=mean)
    call(f.newsvendor_poisson, holding_cost=h, stockout_cost=p, demand_mean=mean, base_stock_level=round(mean * u(0.5, 2)))
    call(f.newsvendor_poisson_cost, base_stock_level=round(mean * u(0.5, 2)), holding_cost=h, stockout_cost=p, demand_mean=mean)
    call(f.newsvendor_poisson_cost, base_stock_level=3.5, holding_cost=h, stockout_cost=p, demand_mean=mean)
    for _ in range(3):
        law = continuous()
        call(f.newsvendor_continuous, holding_cost=h, stockout_cost=p, demand_distrib=law)
        call(f.newsvendor_continuous, holding_cost=h, stockout_cost=p, demand_distrib=law, base_stock_level=float(law.law.ppf(RNG.uniform(0.05, 0.99))))
        law = discrete()
        call(f.newsvendor_discrete, holding_cost=h, stockout_cost=p, demand_distrib=law)
        call(f.newsvendor_discrete, holding_cost=h, stockout_cost=p, demand_distrib=law, base_stock_level=int(law.law.ppf(RNG.uniform(0.05, 0.99))))
    call(f.newsvendor_discrete, holding_cost=h, stockout_cost=p, demand_pmf=masses())
    call(f.newsvendor_discrete, holding_cost=h, stockout_cost=p, demand_pmf=masses(), base_stock_level=RNG.randint(0, 40))
    c = log(0.2, 40)
    h, p = log(0.1, 5), log(1, 30)
    mean, sd = log(5, 800), log(0.5, 50)
    gamma = RNG.choice([1.0, 0.98, 0.9])
    m = dict(holding_cost=h, stockout_cost=p, purchase_cost=c, purchase_cost_next_per=c * u(0.9, 1.1), demand_mean=mean, demand_sd=sd, discount_factor=gamma)
    call(f.myopic, **m)
    call(f.myopic_cost, base_stock_level=mean * u(0.5, 1.5), **m)
    call(f.myopic, base_stock_level=mean * u(0.5, 1.5), **m)
    try:
        least = f.myopic(**m)[1]
        call(f.set_myopic_cost_to, cost=least + abs(least) * u(0.01, 0.5), left_half=True, **m)
        call(f.set_myopic_cost_to, cost=least + abs(least) * u(0.01, 0.5), left_half=False, **m)
    except ValueError:
        pass
    r = log(1, 90)
    c = r * u(0.2, 0.9)
    e = dict(revenue=r, purchase_cost=c, salvage_value=c * u(-0.2, 0.9), demand_mean=mean, holding_cost=RNG.choice([0, u(0, 3)]), stockout_cost=RNG.choice([0, u(0, 9)]))
    call(f.newsvendor_normal_explicit, demand_sd=sd, **e)
    call(f.newsvendor_normal_explicit, demand_sd=sd, lead_time=RNG.randint(0, 4), **e)
    call(f.newsvendor_normal_explicit, demand_sd=sd, base_stock_level=mean * u(0.6, 1.5), **e)
    call(f.newsvendor_poisson_explicit, **e)
    call(f.newsvendor_poisson_explicit, lead_time=RNG.randint(0, 4), **e)
    call(f.newsvendor_poisson_explicit, base_stock_level=round(mean * u(0.6, 1.5)), **e)
    f = supply_uncertainty
    d = dict(holding_cost=h, stockout_cost=p, demand=log(1, 3000), disruption_prob=u(0.01, 0.6), recovery_prob=u(0.05, 0.9))
    call(f.newsvendor_with_disruptions, **d)
    call(f.newsvendor_with_disruptions, base_stock_level=d["demand"] * u(0.5, 9), **d)
    y = dict(holding_cost=h, stockout_cost=p, demand=log(5, 900))
    call(f.newsvendor_with_additive_yield_uncertainty, yield_mean=u(-5, 1), yield_sd=u(0.2, 4), **y)
    call(f.newsvendor_with_additive_yield_uncertainty, yield_distribution=continuous(), **y)


def lots():
    f = eoq
    K, h, d = log(0.5, 5000), log(0.01, 90), log(0.5, 1e5)
    call(f.economic_order_quantity, fixed_cost=K, holding_cost=h, demand_rate=d)
    call(f.economic_order_quantity, fixed_cost=K, holding_cost=h, demand_rate=d, order_quantity=log(1, 5000))
    call(f.economic_order_quantity, fixed_cost=K, holding_cost=0, demand_rate=d)
    p = log(0.02, 300)
    call(f.economic_order_quantity_with_backorders, fixed_cost=K, holding_cost=h, stockout_cost=p, demand_rate=d)
    call(f.economic_order_quantity_with_backorders, fixed_cost=K, holding_cost=h, stockout_cost=p, demand_rate=d, order_quantity=log(1, 5000), stockout_fraction=u(0, 1))
    call(f.economic_production_quantity, fixed_cost=K, holding_cost=h, demand_rate=d, production_rate=d * u(0.95, 4))
    call(f.economic_production_quantity, fixed_cost=K, holding_cost=h, demand_rate=d, production_rate=d * u(1.1, 4), order_quantity=log(1, 5000))
    n = RNG.randint(1, 6)
    breakpoints = [0] + sorted(RNG.sample(range(1, 4000), n - 1))
    costs = sorted((u(1, 50) for _ in range(n)), reverse=True)
    x = dict(fixed_cost=K, holding_cost_rate=u(0.05, 0.6), demand_rate=d, breakpoints=breakpoints, unit_costs=costs)
    call(f.economic_order_quantity_with_all_units_discounts, **x)
    call(f.economic_order_quantity_with_incremental_discounts, **x)
    n = RNG.randint(1, 9)
    call(f.joint_replenishment_problem_silver_heuristic, shared_fixed_cost=log(1, 900), individual_fixed_costs=[log(1, 900) for _ in range(n)],
         holding_costs=[log(0.1, 90) for _ in range(n)], demand_rates=[log(1, 9000) for _ in range(n)])
    f = supply_uncertainty
    q = dict(fixed_cost=log(1, 500), holding_cost=log(0.1, 20), stockout_cost=log(1, 90), demand_rate=log(5, 5000), disruption_rate=log(0.2, 5), recovery_rate=log(1, 40))
    call(f.eoq_with_disruptions, **q)
    call(f.eoq_with_disruptions, approximate=True, **q)
    call(f.eoq_with_disruptions_cost, order_quantity=log(1, 3000), **q)
    call(f.eoq_with_disruptions_cost, order_quantity=log(1, 3000), approximate=True, **q)
    y = dict(fixed_cost=K, holding_cost=h, demand_rate=d)
    call(f.eoq_with_additive_yield_uncertainty, yield_mean=u(-40, 10), yield_sd=u(0, 30), **y)
    call(f.eoq_with_additive_yield_uncertainty, yield_mean=u(-40, 10), yield_sd=u(0, 30), order_quantity=log(100, 3000), **y)
    call(f.eoq_with_multiplicative_yield_uncertainty, yield_mean=u(0.3, 1), yield_sd=u(0, 0.5), **y)
    call(f.eoq_with_multiplicative_yield_uncertainty, yield_mean=u(0.3, 1), yield_sd=u(0, 0.5), order_quantity=log(10, 3000), **y)
    f = wagner_whitin
    n = RNG.randint(1, 14)
    demand = [RNG.choice([0, RNG.randint(1, 200), u(1, 90)]) for _ in range(n)]
    call(f.wagner_whitin, num_periods=n, holding_cost=u(0.1, 4), fixed_cost=u(5, 800), demand=demand)
    call(f.wagner_whitin, num_periods=n, holding_cost=[u(0.1, 4) for _ in range(n)], fixed_cost=[0] + [u(5, 800) for _ in range(n)],
         demand=[0] + demand, purchase_cost=[u(0, 9) for _ in range(n)])
    call(f.wagner_whitin, num_periods=n, holding_cost=1, fixed_cost=RNG.randint(10, 300), demand=RNG.randint(1, 90), purchase_cost=2)


def policies():
    f = rq
    d = log(10, 3000)
    sd = d * (0.03 + u(0, 0.4))
    x = dict(holding_cost=log(0.05, 10), stockout_cost=log(5, 200), demand_mean=d, demand_sd=sd, lead_time=RNG.choice([1 / 12, 1, u(0.02, 3)]))
    K = log(2, 300)
    Q = math.sqrt(2 * K * d / x["holding_cost"])
    mu = d * x["lead_time"]
    call(f.r_q_cost, reorder_point=mu * u(0.8, 1.4), order_quantity=Q * u(0.5, 2), fixed_cost=K, **x)
    call(f.r_q_optimal_r_for_q, order_quantity=Q * u(0.5, 2), **x)
    call(f.r_q_eoqb_approximation, fixed_cost=K, **x)
    call(f.r_q_eoqss_approximation, fixed_cost=K, **x)
    call(f.r_q_loss_function_approximation, fixed_cost=K, **x)
    call(f.r_q_eil_approximation, fixed_cost=K, **x)
    y = dict(holding_cost=log(0.5, 30), stockout_cost=log(5, 300), fixed_cost=log(1, 200), demand_mean=log(0.5, 60), lead_time=u(0.1, 2))
    mu = y["demand_mean"] * y["lead_time"]
    call(f.r_q_cost_poisson, reorder_point=round(mu * u(0.5, 1.8)), order_quantity=RNG.randint(1, 40), **y)
    call(f.r_q_poisson_exact, **y)
    f = ss
    z = dict(holding_cost=log(0.5, 8), stockout_cost=log(2, 90), fixed_cost=log(1, 60))
    mean = log(0.8, 14)
    s = round(mean * u(0.5, 1.5))
    call(f.s_s_cost_discrete, reorder_point=s, order_up_to_level=s + RNG.randint(1, 30), use_poisson=True, demand_mean=mean, **z)
    call(f.s_s_discrete_exact, use_poisson=True, demand_mean=mean, **z)
    for most in (4, 12, 30):
        weights = [RNG.random() for _ in range(most + 1)]
        pmf = [w / sum(weights) for w in weights]
        wide = dict(use_poisson=False, demand_hi=most + 120, demand_pmf=pmf + [0.0] * 120)
        call(f.s_s_discrete_exact, **wide, **z)
        s = RNG.randint(0, most)
        call(f.s_s_cost_discrete, reorder_point=s, order_up_to_level=s + RNG.randint(1, most), use_poisson=False, demand_hi=most, demand_pmf=pmf, **z)
    weights = [RNG.random() for _ in range(60)]
    call(f.s_s_discrete_exact, use_poisson=False, demand_hi=59, demand_pmf=[w / sum(weights) for w in weights], **z)
    call(f.s_s_power_approximation, demand_mean=log(2, 300), demand_sd=log(1, 80), **z)
    f = finite_horizon
    n = RNG.randint(1, 5)
    mean = u(4, 18)
    b = dict(num_periods=n, holding_cost=u(0.5, 2), stockout_cost=u(8, 40), terminal_holding_cost=u(0.2, 2), terminal_stockout_cost=u(8, 40),
             purchase_cost=u(0, 2), demand_mean=mean, demand_sd=mean * u(0.1, 0.3), discount_factor=RNG.choice([0.95, 0.98]))
    call(f.finite_horizon_dp, fixed_cost=RNG.choice([0, u(1, 30)]), initial_inventory_level=RNG.randint(-3, 9), **b)
    call(f.myopic_bounds, fixed_cost=RNG.choice([0, u(1, 30)]), **b)
    c = dict(num_periods=n, holding_cost=[u(0.5, 2) for _ in range(n)], stockout_cost=[u(8, 40) for _ in range(n)], terminal_holding_cost=1,
             terminal_stockout_cost=u(8, 40), purchase_cost=[u(0.5, 1) for _ in range(n)], fixed_cost=[u(1, 9) for _ in range(n)],
             demand_mean=[u(3, 12) for _ in range(n)], demand_sd=[u(0.5, 3) for _ in range(n)], discount_factor=0.95)
    call(f.finite_horizon_dp, **c)
    call(f.myopic_bounds, **c)


def demand_source(kinds):
    kind = RNG.choice(kinds)
    if kind == "N":
        kwds = dict(type="N", mean=u(3, 90), standard_deviation=u(0.5, 12))
    elif kind == "P":
        kwds = dict(type="P", mean=log(1, 14))
    elif kind == "UC":
        low = u(0, 9)
        kwds = dict(type="UC", lo=low, hi=low + u(1, 20))
    elif kind == "UD":
        low = RNG.randint(0, 5)
        kwds = dict(type="UD", lo=low, hi=low + RNG.randint(1, 9))
    elif kind == "NB":
        kwds = dict(type="NB", n=RNG.randint(1, 6), p=u(0.2, 0.8))
    else:
        values = sorted(RNG.sample(range(0, 15), 4))
        kwds = dict(type="CD", demand_list=values, probabilities=[0.25, 0.25, 0.125, 0.375])
    return DemandSource(**kwds), kwds


def chain_network(kinds):
    n = RNG.randint(1, 3)
    source, written = demand_source(kinds)
    whole = written["type"] not in ("N", "P")
    network = SupplyChainNetwork()
    nodes = []
    for k in range(n, 0, -1):
        attributes = dict(echelon_holding_cost=u(0.2, 5), stockout_cost=u(10, 99) if k == 1 else 0,
                          shipment_lead_time=RNG.randint(1 if k == 1 else 0, 2) if whole else RNG.choice([0.25, 0.5, 1, 2]))
        node = SupplyChainNode(index=k, network=network, **attributes)
        if k == 1:
            node.demand_source = source
        network.add_node(node)
        text = {"_index": k, **attributes, "demand_source": written if k == 1 else {}}
        if k < n:
            text["_predecessor_indices"] = [k + 1]
        if k > 1:
            text["_successor_indices"] = [k - 1]
        nodes.append(text)
    network.add_edges_from_list([(k + 1, k) for k in range(1, n)])
    total = sum(t["shipment_lead_time"] for t in nodes)
    return Net(network, {"_nodes": nodes, "_products": []}), n, source.mean, total


def chains():
    f = ssm_serial
    grid = dict(x_num=RNG.choice([60, 100]), d_num=RNG.choice([10, 15]))
    for kinds in (["N"], ["P"], ["UD", "CD", "NB"], ["UC"]):
        network, n, mean, total = chain_network(kinds)
        call(f.optimize_base_stock_levels, network=network, **grid)
        call(f.newsvendor_heuristic, network=network, weight=RNG.choice([0.5, 0.3]), round_type=RNG.choice([None, "up", "down", "nearest"]))
        if kinds == ["UC"]:
            # at the default of 1 - 6.7e-16 the quantile of a sum of uniforms is rounding noise in stockpyl
            grid = dict(grid, sum_ltd_upper_tail_prob=1e-6)
        levels = {k: round(mean * total * k / n * u(0.8, 1.5)) + 1 for k in range(1, n + 1)}
        call(f.expected_cost, echelon_S=levels, network=network, **grid)
        call(f.expected_holding_cost, echelon_S=levels, network=network, **grid)
    n = RNG.randint(1, 4)
    order = RNG.sample(range(1, 20), n)
    lists = RNG.sample(order, n)
    call(f.optimize_base_stock_levels, num_nodes=n, node_order_in_system=order, node_order_in_lists=lists,
         echelon_holding_cost=[u(0.2, 5) for _ in range(n)], lead_time=[RNG.choice([0.5, 1, 2]) for _ in range(n)],
         stockout_cost=u(9, 90), demand_mean=u(5, 80), demand_standard_deviation=u(1, 9), x_num=80, d_num=12)
    call(f.newsvendor_heuristic, num_nodes=n, echelon_holding_cost={k: u(0.2, 5) for k in range(1, n + 1)}, lead_time=1.5,
         stockout_cost=u(9, 90), demand_mean=u(5, 80), demand_standard_deviation=u(1, 9))
    call(gsm_serial.optimize_committed_service_times, num_nodes=n, local_holding_cost=[u(1, 9) for _ in range(n)],
         processing_time=[RNG.randint(0, 7) for _ in range(n)], demand_bound_constant=[u(0.5, 3) for _ in range(n)],
         external_outbound_cst=RNG.randint(0, 3), external_inbound_cst=RNG.randint(0, 4), demand_mean=u(0, 50), demand_standard_deviation=u(1, 20))


def trees():
    n = RNG.randint(1, 9)
    network = SupplyChainNetwork()
    names = list(range(1, n + 1))
    if RNG.random() < 0.5:
        RNG.shuffle(names)
    arcs = []
    for i in range(1, n):
        j = RNG.randrange(i)
        arcs.append((names[i], names[j]) if RNG.random() < 0.5 else (names[j], names[i]))
    sinks = {k for k in names if all(a != k for a, _ in arcs)}
    sources = {k for k in names if all(b != k for _, b in arcs)}
    nodes = []
    for k in names:
        attributes = dict(local_holding_cost=u(0.5, 9), processing_time=RNG.randint(0, 8))
        text = {"_index": k, **attributes}
        if k in sources or RNG.random() < 0.1:
            attributes["external_inbound_cst"] = text["external_inbound_cst"] = RNG.randint(0, 4)
        if k in sinks:
            attributes["external_outbound_cst"] = text["external_outbound_cst"] = RNG.randint(0, 4)
            if RNG.random() < 0.9:
                attributes["demand_bound_constant"] = text["demand_bound_constant"] = u(0.5, 3)
        node = SupplyChainNode(index=k, network=network, **attributes)
        if k in sinks:
            kwds = dict(type="N", mean=u(0, 50), standard_deviation=u(1, 20))
            node.demand_source = DemandSource(**kwds)
            text["demand_source"] = kwds
        network.add_node(node)
        nodes.append(text)
    network.add_edges_from_list(arcs)
    for k, text in zip(names, nodes):
        text["_predecessor_indices"] = network.nodes_by_index[k].predecessor_indices()
        text["_successor_indices"] = network.nodes_by_index[k].successor_indices()
    call(gsm_tree.optimize_committed_service_times, tree=Net(network, {"_nodes": nodes}))
    call(meio_general.truncate_and_discretize, node_indices=[1, 2], truncation_lo={1: RNG.randint(0, 5), 2: 1}, truncation_hi=RNG.randint(6, 30),
         discretization_num=RNG.randint(1, 12))
    call(meio_general.truncate_and_discretize, node_indices=[1, 2], truncation_hi=RNG.randint(6, 30), discretization_step={1: 2, 2: 3})


for _ in range(ROUNDS):
    losses()
    single_period()
    lots()
    policies()
    chains()
    trees()
    trees()

with open(OUT, "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["function", "upstream_test", "upstream_test_passed", "inputs_json", "output_json"])
    writer.writerows(ROWS)
print(len(ROWS), "rows")
