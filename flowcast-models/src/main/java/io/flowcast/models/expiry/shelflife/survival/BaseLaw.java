package io.flowcast.models.expiry.shelflife.survival;

import org.apache.commons.math3.special.Erf;

/**
 * The law of W in {@code log T = location + scale W}, by logarithms, so that nothing runs out of numbers in a tail.
 *
 * <p>{@code slope} is f'/f and {@code bend} is f''/f; all that the likelihood of a censored record needs follows from them.
 */
enum BaseLaw {
    /** Smallest extreme value: S(z) = exp(-e^z). */
    EXTREME {
        @Override
        double logDensity(double z) {
            return z - Math.exp(z);
        }

        @Override
        double slope(double z) {
            return 1 - Math.exp(z);
        }

        @Override
        double bend(double z) {
            double slope = 1 - Math.exp(z);
            return slope * slope - Math.exp(z);
        }

        @Override
        double logSurvival(double z) {
            return -Math.exp(z);
        }

        @Override
        double logBelow(double z) {
            return logOneMinusExp(-Math.exp(z));
        }

        @Override
        double upperQuantile(double logSurvival) {
            return Math.log(-logSurvival);
        }
    },
    /** Standard normal. */
    NORMAL {
        @Override
        double logDensity(double z) {
            return -z * z / 2 - HALF_LOG_TWO_PI;
        }

        @Override
        double slope(double z) {
            return -z;
        }

        @Override
        double bend(double z) {
            return z * z - 1;
        }

        @Override
        double logSurvival(double z) {
            if (z > FAR) {
                double square = 1 / (z * z);
                return -z * z / 2
                        - Math.log(z)
                        - HALF_LOG_TWO_PI
                        + Math.log1p(square * (-1 + square * (3 + square * (-15 + square * 105))));
            }
            return Math.log(Erf.erfc(z / Math.sqrt(2)) / 2);
        }

        @Override
        double logBelow(double z) {
            return logSurvival(-z);
        }

        @Override
        double upperQuantile(double logSurvival) {
            if (logSurvival > -Math.log(2)) {
                return -upperQuantile(Math.min(-Math.log(2), logOneMinusExp(logSurvival)));
            }
            double survival = Math.exp(logSurvival);
            double z = survival > 1e-12 ? -Math.sqrt(2) * Erf.erfInv(2 * survival - 1) : Math.sqrt(-2 * logSurvival);
            // Newton on the logarithm, which is nearly a parabola in the tail
            for (int step = 0; step < 5; step++) {
                double log = logSurvival(z);
                z += (log - logSurvival) / Math.exp(logDensity(z) - log);
            }
            return z;
        }
    },
    /** Standard logistic: S(z) = 1 / (1 + e^z). */
    LOGISTIC {
        @Override
        double logDensity(double z) {
            return logSurvival(z) + logBelow(z);
        }

        @Override
        double slope(double z) {
            return -Math.tanh(z / 2);
        }

        @Override
        double bend(double z) {
            double slope = Math.tanh(z / 2);
            return slope * slope - 2 * Math.exp(logDensity(z));
        }

        @Override
        double logSurvival(double z) {
            return z > 0 ? -z - Math.log1p(Math.exp(-z)) : -Math.log1p(Math.exp(z));
        }

        @Override
        double logBelow(double z) {
            return logSurvival(-z);
        }

        @Override
        double upperQuantile(double logSurvival) {
            return logOneMinusExp(logSurvival) - logSurvival;
        }
    };

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    /** From here on the series of Mills' ratio is exact to 1e-12, and erfc nears the end of its numbers. */
    private static final double FAR = 30;

    abstract double logDensity(double z);

    abstract double slope(double z);

    abstract double bend(double z);

    abstract double logSurvival(double z);

    abstract double logBelow(double z);

    /** The z with this logarithm of survival, below 0. */
    abstract double upperQuantile(double logSurvival);

    static double logOneMinusExp(double negative) {
        return negative > -Math.log(2) ? Math.log(-Math.expm1(negative)) : Math.log1p(-Math.exp(negative));
    }

    /** log(F(to) - F(from)) with from below to, on the side of the tail that keeps its digits. */
    double logBetween(double from, double to) {
        double large = from > 0 ? logSurvival(from) : logBelow(to);
        double small = from > 0 ? logSurvival(to) : logBelow(from);
        return large + logOneMinusExp(Math.min(-Double.MIN_NORMAL, small - large));
    }
}
