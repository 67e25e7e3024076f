package io.flowcast.models.inventory.perishable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same problems solved in the plainest way: every customer and every unit one by one, states as lists, no sum shared. Only
 * for tiny problems.
 */
final class PlainIteration {
    private final PerishableProblem problem;
    private final int life;
    private final int lead;
    private final Map<List<Integer>, Double> values = new HashMap<>();

    PlainIteration(PerishableProblem problem) {
        this.problem = problem;
        life = problem.shelfLife().days();
        lead = problem.leadPeriods();
    }

    /** Discounted cost from the empty shop in phase 0 after so many sweeps. */
    double cost(int sweeps) {
        List<List<Integer>> states = new ArrayList<>();
        all(new ArrayList<>(), states);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            Map<List<Integer>, Double> next = new HashMap<>();
            for (List<Integer> state : states) {
                double best = Double.POSITIVE_INFINITY;
                for (int order = 0; order <= problem.maxOrder(); order += problem.packUnits()) {
                    best = Math.min(best, problem.costs().ofOrder(order) + play(state, order));
                }
                next.put(state, best);
            }
            values.putAll(next);
        }
        List<Integer> empty = new ArrayList<>(java.util.Collections.nCopies(1 + life - 1 + lead, 0));
        return values.getOrDefault(empty, 0.0);
    }

    /** Phase, old ages from one day left on, then freshest and pipeline (lead numbers). */
    private void all(List<Integer> start, List<List<Integer>> found) {
        if (start.size() == life + lead) {
            found.add(List.copyOf(start));
            return;
        }
        int most = start.isEmpty() ? problem.phases() - 1 : problem.maxOrder();
        for (int value = 0; value <= most; value++) {
            start.add(value);
            all(start, found);
            start.remove(start.size() - 1);
        }
    }

    private double play(List<Integer> state, int order) {
        int[] stock = new int[life];
        for (int i = 0; i < life - 1; i++) {
            stock[i] = state.get(1 + i);
        }
        if (lead == 0) {
            return deliver(stock, order, 1, way -> sell(state, way, order));
        }
        stock[life - 1] = state.get(life);
        return sell(state, stock, order);
    }

    private interface After {
        double value(int[] stock);
    }

    /** Units come one by one, each with its own days left. */
    private double deliver(int[] stock, int units, double p, After after) {
        if (p == 0) {
            return 0;
        }
        if (!problem.shelfLife().randomOnArrival()) {
            int[] now = stock.clone();
            now[life - 1] += units;
            return p * after.value(now);
        }
        return deliverOne(stock, units, units, p, after);
    }

    private double deliverOne(int[] stock, int size, int rest, double p, After after) {
        if (rest == 0) {
            int[] now = stock.clone();
            for (int i = 0; i < life; i++) {
                now[i] = Math.min(problem.maxOrder(), now[i]);
            }
            return p * after.value(now);
        }
        double sum = 0;
        for (int left = 1; left <= life; left++) {
            double chance = problem.shelfLife().onArrival(size, left);
            if (chance > 0) {
                int[] now = stock.clone();
                now[left - 1]++;
                sum += deliverOne(now, size, rest - 1, p * chance, after);
            }
        }
        return sum;
    }

    private double sell(List<Integer> state, int[] stock, int order) {
        double[] demand = problem.demand(state.get(0));
        double sum = 0;
        for (int d = 0; d < demand.length; d++) {
            if (demand[d] > 0) {
                sum += customers(state, stock, order, d, demand[d]);
            }
        }
        return sum;
    }

    private double customers(List<Integer> state, int[] stock, int order, int rest, double p) {
        int onHand = java.util.Arrays.stream(stock).sum();
        if (rest == 0 || onHand == 0) {
            return p * problem.costs().shortage() * rest + night(state, stock, order, 1, p);
        }
        double sum = 0;
        double share = problem.newestFirstShare();
        if (share < 1) {
            int[] now = stock.clone();
            int i = 0;
            while (now[i] == 0) {
                i++;
            }
            now[i]--;
            sum += customers(state, now, order, rest - 1, p * (1 - share));
        }
        if (share > 0) {
            int[] now = stock.clone();
            int i = life - 1;
            while (now[i] == 0) {
                i--;
            }
            now[i]--;
            sum += customers(state, now, order, rest - 1, p * share);
        }
        return sum;
    }

    /** Spoiling of one age after the other, then expiry and arrival. */
    private double night(List<Integer> state, int[] stock, int order, int age, double p) {
        if (age < life) {
            double chance = problem.shelfLife().spoiling(age + 1);
            double sum = 0;
            double[] spread = new double[stock[age] + 1];
            SaleRow.binomial(stock[age], chance, spread);
            for (int gone = 0; gone <= stock[age]; gone++) {
                if (spread[gone] > 0) {
                    int[] now = stock.clone();
                    now[age] -= gone;
                    double lost = problem.costs().waste()
                            + (problem.costs().holdingOfExpired()
                                    ? problem.costs().holding()
                                    : 0);
                    sum += p * spread[gone] * gone * lost + night(state, now, order, age + 1, p * spread[gone]);
                }
            }
            return sum;
        }
        int kept = java.util.Arrays.stream(stock).sum() - stock[0];
        double cost = stock[0] * problem.costs().waste()
                + (kept + (problem.costs().holdingOfExpired() ? stock[0] : 0))
                        * problem.costs().holding();
        int[] aged = new int[life];
        System.arraycopy(stock, 1, aged, 0, life - 1);
        List<Integer> next = new ArrayList<>();
        next.add((state.get(0) + 1) % problem.phases());
        if (lead == 0) {
            for (int i = 0; i < life - 1; i++) {
                next.add(aged[i]);
            }
            return p * (cost + problem.discount() * values.getOrDefault(next, 0.0));
        }
        List<Integer> pipeline = new ArrayList<>(state.subList(life + 1, state.size()));
        pipeline.add(order);
        int due = pipeline.remove(0);
        double later = deliver(aged, due, 1, now -> {
            List<Integer> full = new ArrayList<>(next);
            for (int i = 0; i < life; i++) {
                full.add(now[i]);
            }
            full.addAll(pipeline);
            return values.getOrDefault(full, 0.0);
        });
        return p * (cost + problem.discount() * later);
    }
}
