package io.flowcast.models.inventory.lotsizing;

import java.util.function.DoubleUnaryOperator;

/** Minimum of a function with one valley (Kiefer 1953). */
final class GoldenSection {
    private static final double RATIO = 0.5 * (Math.sqrt(5) - 1);
    private static final double SQUARE = 0.5 * (3 - Math.sqrt(5));

    private GoldenSection() {}

    static double minimum(DoubleUnaryOperator f, double from, double to, double tolerance) {
        double a = from;
        double b = to;
        double width = b - a;
        if (!(tolerance > 0) || width <= tolerance) {
            return 0.5 * (a + b);
        }
        int steps = (int) Math.ceil(Math.log(tolerance / width) / Math.log(RATIO));
        double left = a + SQUARE * width;
        double right = a + RATIO * width;
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        for (int i = 1; i < steps; i++) {
            width *= RATIO;
            if (atLeft < atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = a + SQUARE * width;
                atLeft = f.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + RATIO * width;
                atRight = f.applyAsDouble(right);
            }
        }
        return atLeft < atRight ? 0.5 * (a + right) : 0.5 * (left + b);
    }
}
