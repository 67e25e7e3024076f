package io.flowcast.models.expiry.shelflife.growth;

/**
 * Shape of a growth curve at one steady condition. With y = log10 N, C = y_max - y_0, rate r in log10 units per hour and lag
 * l in hours:
 */
public enum PrimaryModel {
    /**
     * Baranyi and Roberts (1994), eq. 6 with m = 1: {@code ln N = ln N0 + A - ln(1 + (e^A - 1) N0 / Nmax)}, {@code A = ln(1 - e^-h0 +
     * e^(mu t - h0))}, mu = r ln 10, h0 = mu l.
     */
    BARANYI {
        @Override
        double logCount(double hours, double initial, double maximum, double rate, double lag) {
            double mu = rate * LN10;
            return BaranyiForm.logCount(mu * hours, mu * lag, initial, maximum);
        }
    },
    /** Modified Gompertz (Zwietering et al. 1990, table 1): {@code y = y0 + C exp(-exp(r e / C (l - t) + 1))}. */
    GOMPERTZ {
        @Override
        double logCount(double hours, double initial, double maximum, double rate, double lag) {
            double c = maximum - initial;
            return initial + c * Math.exp(-Math.exp(rate * Math.E / c * (lag - hours) + 1));
        }
    },
    /** Modified logistic (Zwietering et al. 1990, table 1): {@code y = y0 + C / (1 + exp(4 r / C (l - t) + 2))}. */
    LOGISTIC {
        @Override
        double logCount(double hours, double initial, double maximum, double rate, double lag) {
            double c = maximum - initial;
            return initial + c / (1 + Math.exp(4 * rate / c * (lag - hours) + 2));
        }
    },
    /** Three phases (Buchanan et al. 1997): nothing until l, then a straight line of slope r, then nothing. */
    THREE_PHASE {
        @Override
        double logCount(double hours, double initial, double maximum, double rate, double lag) {
            return Math.min(maximum, initial + rate * Math.max(0, hours - lag));
        }
    };

    static final double LN10 = Math.log(10);

    abstract double logCount(double hours, double initial, double maximum, double rate, double lag);
}
