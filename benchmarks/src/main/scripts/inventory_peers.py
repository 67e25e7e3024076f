"""Processor time of stockpyl on the problems of InventorySpeed.

Run: pip install stockpyl==1.0.2 "numpy<2" && python inventory_peers.py
"""

import time

from stockpyl.demand_source import DemandSource
from stockpyl.rq import r_q_loss_function_approximation
from stockpyl.ss import s_s_discrete_exact
from stockpyl.ssm_serial import optimize_base_stock_levels
from stockpyl.wagner_whitin import wagner_whitin


def timed(name, work, count=1):
    start = time.process_time()
    answer = work()
    print(f"{name:40s} {(time.process_time() - start) / count * 1e6:16,.0f} us   {answer}", flush=True)


def min_max():
    return [s_s_discrete_exact(1, 9, 64, True, mean)[2] for mean in (10, 20, 30, 40, 50, 60, 70, 21, 23, 51, 59, 63)]


def chain(holding, lead_time, penalty, demand):
    return optimize_base_stock_levels(num_nodes=len(holding), echelon_holding_cost=holding, lead_time=lead_time,
                                      stockout_cost=penalty, demand_source=demand)


timed("(s,S) exact, one of 12", min_max, 12)
timed("chain of three, normal", lambda: chain([2, 2, 3], [2, 1, 1], 37.12, DemandSource(type="N", mean=5, standard_deviation=1)))
timed("chain of four, Poisson", lambda: chain([0.25] * 4, [1] * 4, 9, DemandSource(type="P", mean=16)))
timed("(r,Q), loss-function approximation", lambda: r_q_loss_function_approximation(0.225, 7.5, 8, 1300, 8, 1 / 26))
timed("lot sizes, 300 periods", lambda: wagner_whitin(300, 1, 500, [(7 * t * t) % 100 for t in range(300)])[1])
