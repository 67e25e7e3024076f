package io.flowcast.models.inventory.perishable;

import java.util.ArrayList;
import java.util.List;

/** The ways a delivery splits into days left: multinomial, for each size of the delivery. Immutable. */
final class ArrivalSplit {
    /** For each size, for each way, units by days left. */
    final int[][][] ways;
    /** Probability of each way. */
    final double[][] chance;

    ArrivalSplit(ShelfLife shelfLife, int largest) {
        int life = shelfLife.days();
        ways = new int[largest + 1][][];
        chance = new double[largest + 1][];
        double[] logFactorial = new double[largest + 1];
        for (int n = 1; n <= largest; n++) {
            logFactorial[n] = logFactorial[n - 1] + Math.log(n);
        }
        for (int units = 0; units <= largest; units++) {
            List<int[]> found = new ArrayList<>();
            split(new int[life], 0, units, found);
            List<int[]> possible = new ArrayList<>();
            List<Double> chances = new ArrayList<>();
            for (int[] way : found) {
                double log = logFactorial[units];
                boolean never = false;
                for (int j = 0; j < life; j++) {
                    double p = shelfLife.onArrival(units, j + 1);
                    if (way[j] > 0) {
                        never |= p == 0;
                        log += way[j] * Math.log(Math.max(p, Double.MIN_NORMAL)) - logFactorial[way[j]];
                    }
                }
                if (!never) {
                    possible.add(way);
                    chances.add(Math.exp(log));
                }
            }
            ways[units] = possible.toArray(new int[0][]);
            double sum = chances.stream().mapToDouble(Double::doubleValue).sum();
            chance[units] = chances.stream().mapToDouble(p -> p / sum).toArray();
        }
    }

    private static void split(int[] way, int from, int rest, List<int[]> found) {
        if (from == way.length - 1) {
            way[from] = rest;
            found.add(way.clone());
            return;
        }
        for (int n = 0; n <= rest; n++) {
            way[from] = n;
            split(way, from + 1, rest - n, found);
        }
    }
}
