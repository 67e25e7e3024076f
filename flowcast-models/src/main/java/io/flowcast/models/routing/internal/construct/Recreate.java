package io.flowcast.models.routing.internal.construct;

import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Puts stops back one by one, each at its cheapest place, in an order drawn anew each time: at random, bulky first, far from the
 * depot first, near first, narrow windows first, early windows first, late windows first.
 *
 * <p>Source: Christiaens and Vanden Berghe 2020, Transportation Science 54(2), Algorithm 3 and section 6.4 for the weights. A stop
 * that may be left out is put back where that is cheaper than its prize, and sometimes where it is not.
 *
 * <p>Cost: one {@link Insertion} search over all routes per stop.
 */
public final class Recreate {

    private static final int[] WEIGHTS_PLAIN = {4, 4, 2, 1};
    private static final int[] WEIGHTS_TIMED = {4, 4, 2, 1, 2, 2, 2};

    private static final double GENEROUS_RATE = 0.3;
    private static final double LEAD_RATE = 0.3;
    private static final double CHOICE_RATE = 0.3;

    private final FlatProblem p;
    private final Insertion insertion;
    private final double[] farness;
    private final double[] key;
    private final int[] pool;

    /**
     * Recreation of the routes of one search.
     *
     * @param problem the problem
     * @param insertion how the place of a stop is found
     */
    public Recreate(FlatProblem problem, Insertion insertion) {
        p = problem;
        this.insertion = insertion;
        farness = new double[p.stops];
        key = new double[p.stops];
        pool = new int[p.stops];
        for (int i = 0; i < p.stops; i++) {
            farness[i] = Double.MAX_VALUE;
            for (int t = 0; t < p.types; t++) {
                if (p.firstSlot[t] < p.firstSlot[t + 1]) {
                    FlatTravel travel = p.travel[p.profile[t]];
                    int start = p.location[p.start(p.firstSlot[t])];
                    farness[i] = Math.min(farness[i], travel.distanceMetres(start, p.location[i]));
                }
            }
        }
    }

    /**
     * Tries to serve the given stops.
     *
     * @param stops stops that are not served; of a shipment both ends or one
     * @param count how many of them count
     * @param random source of the order
     * @param stopped asked before each insertion; leaves the rest unserved once it says true
     */
    public void insert(int[] stops, int count, SplittableRandom random, BooleanSupplier stopped) {
        int size = 0;
        for (int k = 0; k < count; k++) {
            int stop = stops[k];
            if (stop < p.customers && (p.partner[stop] < 0 || p.shipmentPickup[stop])) {
                pool[size++] = stop;
            }
        }
        order(size, random);
        double generosity = p.hasOptional ? drawGenerosity(random) : 1;
        for (int k = 0; k < size && !stopped.getAsBoolean(); k++) {
            int stop = p.rules.groups == 0 ? pool[k] : choose(pool[k], random);
            long rise = p.rules.together && leads(stop, random) ? lead(stop, random) : insertion.search(stop);
            if (rise < Insertion.NONE && (p.required[stop] || rise < generosity * insertion.worth(stop))) {
                insertion.apply(stop);
            }
        }
    }

    /** Whether others must follow a stop to its vehicle, and this time it is to look for one that is not its own best. */
    private boolean leads(int stop, SplittableRandom random) {
        int[] companions = p.rules.companions(stop);
        return companions.length > 0 && random.nextDouble() < LEAD_RATE;
    }

    /** The cheapest place in a vehicle drawn at random: the best one for a stop may have no room for those that must follow. */
    private long lead(int stop, SplittableRandom random) {
        insertion.forget();
        int type = random.nextInt(p.types);
        int vehicles = p.firstSlot[type + 1] - p.firstSlot[type];
        long rise =
                vehicles == 0 ? Insertion.NONE : insertion.search(stop, p.firstSlot[type] + random.nextInt(vehicles));
        return rise < Insertion.NONE ? rise : insertion.search(stop);
    }

    /** The one of a stop's alternatives that finds the cheapest place, or now and then any: what is dear here may be cheap with others. */
    private int choose(int stop, SplittableRandom random) {
        int[] choices = p.rules.choices(stop);
        if (choices.length > 0 && random.nextDouble() < CHOICE_RATE) {
            return choices[random.nextInt(choices.length)];
        }
        int cheapest = stop;
        long least = Insertion.NONE;
        for (int choice : choices) {
            long rise = insertion.search(choice);
            if (rise < least) {
                least = rise;
                cheapest = choice;
            }
        }
        return cheapest;
    }

    /**
     * Stops that pay only together would never be put in one by one, so now and then a stop may cost more than its prize: by a factor
     * 1/u with u uniform in (0, 1]. Whether it paid is for the search to decide.
     */
    private static double drawGenerosity(SplittableRandom random) {
        return random.nextDouble() < GENEROUS_RATE ? 1 / (1 - random.nextDouble()) : 1;
    }

    private void order(int size, SplittableRandom random) {
        int rule = draw(p.timed ? WEIGHTS_TIMED : WEIGHTS_PLAIN, random);
        for (int k = 0; k < size; k++) {
            int stop = pool[k];
            int at = stop * p.stride;
            long opens = p.own[at + FlatProblem.EARLIEST];
            long closes = p.own[at + FlatProblem.LATEST];
            key[k] = switch (rule) {
                case 0 -> random.nextDouble();
                case 1 -> -p.bulk[stop];
                case 2 -> -farness[stop];
                case 3 -> farness[stop];
                case 4 -> (double) closes - opens;
                case 5 -> opens;
                default -> -closes;
            };
        }
        sort(size);
    }

    private static int draw(int[] weights, SplittableRandom random) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int rule = 0;
        while (left >= weights[rule]) {
            left -= weights[rule++];
        }
        return rule;
    }

    /** Shell sort with Ciura's gaps: no allocation, and short pools are the rule. Ties keep to the stop index. */
    private void sort(int size) {
        for (int gap = size > 57 ? firstGap(size) : size > 10 ? 10 : size > 4 ? 4 : 1; gap > 0; gap = nextGap(gap)) {
            for (int i = gap; i < size; i++) {
                int stop = pool[i];
                double value = key[i];
                int at = i;
                while (at >= gap && after(key[at - gap], pool[at - gap], value, stop)) {
                    key[at] = key[at - gap];
                    pool[at] = pool[at - gap];
                    at -= gap;
                }
                key[at] = value;
                pool[at] = stop;
            }
        }
    }

    private static boolean after(double keyA, int stopA, double keyB, int stopB) {
        return keyA > keyB || (keyA == keyB && stopA > stopB);
    }

    private static int firstGap(int size) {
        int gap = 57;
        while (gap * 9 / 4 < size) {
            gap = gap * 9 / 4;
        }
        return gap;
    }

    private static int nextGap(int gap) {
        if (gap > 57) {
            return Math.max(57, gap * 4 / 9);
        }
        return switch (gap) {
            case 57 -> 23;
            case 23 -> 10;
            case 10 -> 4;
            case 4 -> 1;
            default -> 0;
        };
    }
}
