package io.flowcast.models.expiry.shelflife.kinetics;

/**
 * How a quality falls at one temperature: {@code dQ/dt = -k Q^n}.
 *
 * <p>{@code Q = Q0 - k t} for n = 0, {@code Q = Q0 exp(-k t)} for n = 1, else {@code Q^(1-n) = Q0^(1-n) - (1-n) k t}; for n below 1 the
 * quality is used up at a moment and stays at 0 (Labuza 1984). A negative k lets something grow instead: a colour, an acid.
 *
 * @param n the order, finite; 0, 1 and 2 are the usual ones
 */
public record ReactionOrder(double n) {
    /** Loss at a steady speed: browning, many sensory scores. */
    public static final ReactionOrder ZERO = new ReactionOrder(0);
    /** Loss in proportion to what is left: vitamins, microbes that die. */
    public static final ReactionOrder FIRST = new ReactionOrder(1);
    /** Loss by two molecules that meet. */
    public static final ReactionOrder SECOND = new ReactionOrder(2);

    /** Closer to first order than this, the power form has no digits left. */
    private static final double NEAR_ONE = 1e-9;

    /** Checks the order. */
    public ReactionOrder {
        if (!(Math.abs(n) <= 10)) {
            throw new IllegalArgumentException("n must lie between -10 and 10, was " + n);
        }
    }

    /**
     * Quality after a time.
     *
     * @param initial Q0, above zero
     * @param rate k, in quality^(1-n) per unit of time; finite
     * @param time at least 0
     * @return Q, at least 0; the largest number where growth of an order above 1 has run away
     */
    public double quality(double initial, double rate, double time) {
        positive("initial", initial);
        finite("rate", rate);
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time must be finite and at least 0, was " + time);
        }
        if (rate == 0 || time == 0) {
            return initial;
        }
        if (Math.abs(n - 1) < NEAR_ONE) {
            return Math.min(Double.MAX_VALUE, initial * Math.exp(-rate * time));
        }
        double power = 1 - n;
        double inner = 1 - power * rate * time * Math.pow(initial, -power);
        if (inner <= 0) {
            return power > 0 ? 0 : Double.MAX_VALUE;
        }
        return Math.min(Double.MAX_VALUE, initial * Math.exp(Math.log(inner) / power));
    }

    /**
     * Time until quality has come to a limit.
     *
     * @param initial Q0, above zero
     * @param limit where life ends, above zero, or 0 for orders below 1
     * @param rate k, not 0
     * @return the time; 0 if the limit is passed at the start, infinite if it is never reached
     */
    public double timeTo(double initial, double limit, double rate) {
        positive("initial", initial);
        finite("rate", rate);
        if (!(limit >= 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("limit must be finite and at least 0, was " + limit);
        }
        boolean passed = rate > 0 ? limit >= initial : rate < 0 && limit <= initial;
        if (passed) {
            return 0;
        }
        if (rate == 0 || (limit == 0 && n >= 1)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Math.abs(n - 1) < NEAR_ONE) {
            return Math.log(initial / limit) / rate;
        }
        double power = 1 - n;
        double change = limit == 0 ? -1 : Math.expm1(power * Math.log(limit / initial));
        return -change * Math.pow(initial, power) / (power * rate);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }
}
