#!/usr/bin/env python3
"""Other route planners on one VRPLIB instance, for `./flowcast bench routes --solver pyvrp|hygese|vroom`.

Processor seconds of this process are limited and counted, reading excluded. Versions that were measured: pip install pyvrp==0.14.1 hygese==0.1.0
pyvroom==1.15.2. Ends with code 4 for a problem that the solver cannot express.
"""
import argparse
import datetime
import importlib.metadata
import json
import sys
import time
import warnings

import numpy as np
import vrplib

UNSUPPORTED = 4
SCALE = {"nint": 1, "dimacs": 10, "exact": 1000}
PYVRP_ROUNDING = {"nint": "round", "dimacs": "dimacs", "exact": "exact"}

p = argparse.ArgumentParser()
p.add_argument("--solver", choices=["pyvrp", "hygese", "vroom"], required=True)
p.add_argument("--instance", required=True)
p.add_argument("--objective", choices=list(SCALE), required=True)
p.add_argument("--seconds", type=float, required=True)
p.add_argument("--seed", type=int, default=1)
p.add_argument("--solution", required=True)
p.add_argument("--json", required=True)
a = p.parse_args()


def refuse(why):
    print(f"{a.solver} cannot express {why}", file=sys.stderr)
    sys.exit(UNSUPPORTED)


def finish(routes, cpu, wall, iterations, package):
    """routes: customers of each vehicle as it is numbered in the file, empty ones included."""
    with open(a.solution, "w") as out:
        for number, visits in enumerate(routes, 1):
            out.write(f"Route #{number}: {' '.join(map(str, visits))}\n")
    figures = {
        "cpuSeconds": cpu,
        "wallSeconds": wall,
        "iterations": iterations,
        "version": package + " " + importlib.metadata.version(package),
    }
    with open(a.json, "w") as out:
        json.dump(figures, out)


def rounded(values):
    values = np.asarray(values, dtype=float) * SCALE[a.objective]
    cut = np.floor(values) if a.objective == "dimacs" else np.floor(values + 0.5)
    return cut.astype(np.int64)


def pyvrp_run():
    import pyvrp

    class CpuSeconds:
        def __init__(self):
            self.start = time.process_time()

        def __call__(self, best_cost):
            return time.process_time() - self.start >= a.seconds

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = pyvrp.read(a.instance, PYVRP_ROUNDING[a.objective])
    cpu, wall = time.process_time(), time.perf_counter()
    result = pyvrp.solve(data, stop=CpuSeconds(), seed=a.seed, collect_stats=False, display=False)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    clients = [c.location for c in data.clients()]
    depots = [d.location for d in data.depots()]
    pickups = [s.pickup.location for s in data.shipments()]
    deliveries = [s.delivery.location for s in data.shipments()]
    routes = [[] for _ in range(data.num_vehicles)]
    free = {t: list(map(int, kind.name.split(","))) for t, kind in enumerate(data.vehicle_types())}
    for route in result.best.routes():
        visits = []
        for activity in route:
            if activity.is_client():
                visits.append(clients[activity.idx])
            elif activity.is_depot():
                visits.append(depots[activity.idx])
            elif activity.is_pickup():
                visits.append(pickups[activity.idx])
            else:
                visits.append(deliveries[activity.idx])
        while visits and visits[0] in depots:
            visits.pop(0)
        while visits and visits[-1] in depots:
            visits.pop()
        routes[free[route.vehicle_type()].pop(0)] = visits
    finish(routes, cpu, wall, result.num_iterations, "pyvrp")


def hygese_run():
    import hygese

    instance = vrplib.read_instance(a.instance)
    for key, what in {
        "time_window": "time windows",
        "release_time": "release times",
        "prize": "prizes",
        "backhaul": "backhauls",
        "pickup_and_delivery": "pickup and delivery",
        "vehicles_reload_depot": "reloads",
        "vehicles_allowed_clients": "barred customers",
        "vehicles_fixed_cost": "fixed costs",
        "vehicles_depot": "several depots",
        "vehicles_max_duration": "longest routes",
        "vehicles_max_distance": "longest routes",
    }.items():
        if key in instance:
            refuse(what)
    if np.ndim(instance["capacity"]) > 0:
        refuse("a mixed fleet")
    data = {
        "distance_matrix": rounded(instance["edge_weight"]).astype(float),
        "demands": instance["demand"],
        "vehicle_capacity": instance["capacity"],
        "num_vehicles": int(instance.get("vehicles", instance["dimension"] - 1)),
        "depot": 0,
    }
    if "node_coord" in instance:
        # SWAP* works on polar sectors and needs coordinates; they must not be negative.
        points = instance["node_coord"] - np.minimum(instance["node_coord"].min(axis=0), 0)
        data["x_coordinates"], data["y_coordinates"] = points[:, 0], points[:, 1]
    # The solver's clock is the processor time of the process.
    settings = hygese.AlgorithmParameters(timeLimit=a.seconds, nbIter=2**31 - 1, seed=a.seed)
    cpu, wall = time.process_time(), time.perf_counter()
    result = hygese.Solver(parameters=settings, verbose=False).solve_cvrp(data)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    finish(result.routes, cpu, wall, 0, "hygese")


def vroom_run():
    import vroom

    instance = vrplib.read_instance(a.instance)
    for key, what in {
        "release_time": "release times",
        "prize": "prizes",
        "backhaul": "backhauls that come last",
        "vehicles_reload_depot": "reloads",
        "vehicles_allowed_clients": "barred customers",
        "vehicles_fixed_cost": "fixed costs",
        "vehicles_unit_distance_cost": "costs of distance that differ",
        "vehicles_max_duration": "longest routes with service",
        "pickup_and_delivery": "pickup and delivery through pyvroom 1.15.2, whose ShipmentStep cannot be made",
    }.items():
        if key in instance:
            refuse(what)
    n = instance["dimension"]
    depots = list(instance.get("depot", [0]))
    starts = instance.get("vehicles_depot")
    starts = [depots[0]] * int(instance.get("vehicles", n - len(depots))) if starts is None else list(starts - 1)
    capacity = np.broadcast_to(instance["capacity"], len(starts))
    service = np.broadcast_to(instance.get("service_time", 0), n)
    windows = instance.get("time_window")
    problem = vroom.Input()
    problem.set_durations_matrix(profile="car", matrix_input=rounded(instance["edge_weight"]).astype(np.uint32))

    def opening(node):
        return [] if windows is None else [tuple(int(v) for v in rounded(windows[node]))]

    for v, depot in enumerate(starts):
        window = opening(depot)
        extra = {"time_window": window[0]} if window else {}
        problem.add_vehicle(
            vroom.Vehicle(v, start=int(depot), end=int(depot), capacity=[int(capacity[v])], **extra)
        )
    for node in range(n):
        if node in depots:
            continue
        problem.add_job(
            vroom.Job(
                node,
                location=node,
                default_service=int(rounded(service[node])),
                delivery=[int(instance["demand"][node])],
                time_windows=opening(node),
            )
        )
    # VROOM has no clock but that of the wall: on a busy machine it gets less than the others, and cpuSeconds says how much.
    cpu, wall = time.process_time(), time.perf_counter()
    result = problem.solve(exploration_level=5, nb_threads=1, timeout=datetime.timedelta(seconds=a.seconds))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    routes = [[] for _ in starts]
    for step in result.routes.itertuples():
        if step.type == "job":
            routes[int(step.vehicle_id)].append(int(step.id))
    finish(routes, cpu, wall, 0, "pyvroom")


{"pyvrp": pyvrp_run, "hygese": hygese_run, "vroom": vroom_run}[a.solver]()
