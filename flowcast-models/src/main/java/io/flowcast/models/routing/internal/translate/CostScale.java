package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.Alternatives;
import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.VehicleType;

/**
 * How many cost units one unit of cost is: the smallest power of ten that makes every rate and prize whole, or, if there is none, the
 * largest one that cannot overflow. The search compares exact sums that way, and equal plans cost the same in whatever order they are summed.
 */
final class CostScale {

    private static final double LARGEST_SCALED_RATE = 1e8;
    private static final double LARGEST_SCALED_AMOUNT = 1e15;
    private static final int MOST_DIGITS = 9;
    private static final double ROUNDING = 1e-12;

    private final RoutingProblem problem;

    CostScale(RoutingProblem problem) {
        this.problem = problem;
    }

    double choose() {
        double scale = 1;
        for (int digits = 0; digits < MOST_DIGITS; digits++) {
            if (fits(scale * 10, false) && !fits(scale, true)) {
                scale *= 10;
            }
        }
        return scale;
    }

    /** Whether all amounts stay in bounds at this scale, or, if {@code whole}, become whole numbers. */
    private boolean fits(double scale, boolean whole) {
        double prizes = 0;
        boolean ok = true;
        for (VehicleType type : problem.vehicleTypes()) {
            ok &= fits(type.fixedCost(), scale, LARGEST_SCALED_AMOUNT, whole);
            ok &= fits(type.costPerMetre(), scale, LARGEST_SCALED_RATE, whole);
            ok &= fits(type.costPerSecond(), scale, LARGEST_SCALED_RATE, whole);
            ok &= fits(type.overtimeCostPerSecond(), scale, LARGEST_SCALED_RATE, whole);
        }
        for (Stop stop : Translation.allStops(problem)) {
            double prize = stop.prize().orElse(0);
            ok &= fits(stop.costPerSecondOnBoard(), scale, LARGEST_SCALED_RATE, whole);
            ok &= fits(prize, scale, LARGEST_SCALED_AMOUNT, whole);
            prizes += prize;
        }
        for (Alternatives group : problem.alternatives()) {
            double prize = group.prize().orElse(0);
            ok &= fits(prize, scale, LARGEST_SCALED_AMOUNT, whole);
            prizes += prize * group.stopIds().size();
        }
        return ok && (whole || prizes * scale <= LARGEST_SCALED_AMOUNT);
    }

    private static boolean fits(double value, double scale, double largest, boolean whole) {
        double scaled = value * scale;
        return whole ? Math.abs(scaled - Math.rint(scaled)) <= ROUNDING * Math.max(1, scaled) : scaled <= largest;
    }
}
