package io.flowcast.models.expiry.shelflife.growth;

/** Share of the best rate that one factor leaves: 1 at its optimum, 0 where nothing grows. */
public sealed interface GammaFactor {
    /**
     * The share.
     *
     * @param value temperature in Celsius, pH or water activity
     * @return from 0 to 1
     */
    double at(double value);

    /**
     * Cardinal values (Rosso et al. 1993, 1995): {@code (x - xmax) (x - xmin)^n / ((xopt - xmin)^(n-1) ((xopt - xmin)(x - xopt) - (xopt
     * - xmax)((n - 1) xopt + xmin - n x)))}; n = 2 for temperature and water activity, 1 for pH.
     *
     * @param minimum below it nothing grows
     * @param optimum above the minimum, below the maximum (or at it)
     * @param maximum above it nothing grows
     * @param n 1 or 2, or another shape above zero
     */
    record Cardinal(double minimum, double optimum, double maximum, double n) implements GammaFactor {
        /** Checks the arguments. */
        public Cardinal {
            require(
                    minimum < optimum && optimum <= maximum,
                    "minimum, optimum and maximum must rise, were " + minimum + ", " + optimum + ", " + maximum);
            require(n > 0 && n <= 10, "n must lie between 0 and 10, was " + n);
        }

        @Override
        public double at(double x) {
            if (x <= minimum || x >= maximum) {
                return x == optimum ? 1 : 0;
            }
            double rise = optimum - minimum;
            double below = Math.pow(rise, n - 1)
                    * (rise * (x - optimum) - (optimum - maximum) * ((n - 1) * optimum + minimum - n * x));
            double above = (x - maximum) * Math.pow(x - minimum, n);
            // at an optimum that is the maximum both parts vanish together
            return below == 0 ? 1 : Math.max(0, Math.min(1, above / below));
        }
    }

    /**
     * The power form of the gamma concept (Zwietering et al. 1992): {@code ((x - xmin) / (xopt - xmin))^n} up to the optimum; beyond it
     * the model says nothing and the factor stays 1.
     *
     * @param minimum below it nothing grows
     * @param optimum above the minimum
     * @param n 2 for temperature, 1 for pH and water activity
     */
    record Power(double minimum, double optimum, double n) implements GammaFactor {
        /** Checks the arguments. */
        public Power {
            require(minimum < optimum, "optimum must be above minimum " + minimum + ", was " + optimum);
            require(n > 0 && n <= 10, "n must lie between 0 and 10, was " + n);
        }

        @Override
        public double at(double x) {
            return x <= minimum ? 0 : Math.min(1, Math.pow((x - minimum) / (optimum - minimum), n));
        }
    }

    /** A factor that does not matter. */
    record None() implements GammaFactor {
        @Override
        public double at(double value) {
            return 1;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
