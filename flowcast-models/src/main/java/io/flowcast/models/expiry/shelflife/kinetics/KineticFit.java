package io.flowcast.models.expiry.shelflife.kinetics;

import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.models.expiry.shelflife.internal.LeastSquares;
import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Rates and activation energies from measurements. */
public final class KineticFit {
    private static final String SOURCE = "kinetic fit";

    private KineticFit() {}

    /**
     * Rate constants at several temperatures on a straight line: {@code ln k = ln k_ref - Ea / R (1 / T - 1 / Tref)}.
     *
     * @param activationEnergyJoulesPerMole Ea
     * @param energyError standard error of Ea
     * @param logRateAtReference ln k at the reference temperature
     * @param logRateError standard error of it
     * @param referenceCelsius the reference temperature
     * @param rSquared share of the variance of ln k that the line explains
     */
    public record ArrheniusLine(
            double activationEnergyJoulesPerMole,
            double energyError,
            double logRateAtReference,
            double logRateError,
            double referenceCelsius,
            double rSquared) {
        /**
         * Logarithm of the rate at infinite temperature, ln A of {@code k = A exp(-Ea / (R T))}.
         *
         * @return ln A
         */
        public double logPreExponential() {
            return logRateAtReference
                    + activationEnergyJoulesPerMole
                            / AgeingRate.GAS_CONSTANT
                            / (referenceCelsius + AgeingRate.ZERO_CELSIUS_IN_KELVIN);
        }

        /**
         * Rate constant at a temperature.
         *
         * @param celsius the temperature
         * @return k
         */
        public double rate(double celsius) {
            return Math.exp(
                    logRateAtReference - activationEnergyJoulesPerMole * inverseKelvin(celsius, referenceCelsius));
        }
    }

    /**
     * All measurements at all temperatures in one fit.
     *
     * @param order the order of the reaction
     * @param initial quality when fresh, with its standard error
     * @param initialError standard error of it
     * @param ratePerDay k at the reference temperature
     * @param rateError standard error of it
     * @param activationEnergyJoulesPerMole Ea
     * @param energyError standard error of Ea
     * @param referenceCelsius the reference temperature
     * @param residualError standard deviation of measurements about the curve
     * @param aicc Akaike's criterion for small samples; the smallest of several orders is the best supported
     */
    public record OneStep(
            ReactionOrder order,
            double initial,
            double initialError,
            double ratePerDay,
            double rateError,
            double activationEnergyJoulesPerMole,
            double energyError,
            double referenceCelsius,
            double residualError,
            double aicc) {
        /**
         * The loss with its end of life.
         *
         * @param limit quality at which life ends
         * @return the loss, ready for histories of temperature
         */
        public QualityLoss lossTo(double limit) {
            if (!(activationEnergyJoulesPerMole > 0)) {
                throw Refusal.of(
                        SOURCE,
                        "fit.negative-energy",
                        "activationEnergyJoulesPerMole",
                        activationEnergyJoulesPerMole,
                        "Maybe the temperatures of the samples were mixed up: warm ones keep better here.");
            }
            return new QualityLoss(
                    order,
                    initial,
                    limit,
                    ratePerDay,
                    new AgeingRate(new TemperatureLaw.Arrhenius(activationEnergyJoulesPerMole), referenceCelsius));
        }
    }

    private static double inverseKelvin(double celsius, double reference) {
        return (1 / (celsius + AgeingRate.ZERO_CELSIUS_IN_KELVIN) - 1 / (reference + AgeingRate.ZERO_CELSIUS_IN_KELVIN))
                / AgeingRate.GAS_CONSTANT;
    }

    /**
     * Activation energy from rate constants at several temperatures by linear regression of ln k on 1 / T. Centring at a
     * reference temperature takes the correlation out of ln A and Ea (van Boekel 2008).
     *
     * @param celsius temperatures, at least three
     * @param rates rate constants, above zero
     * @param referenceCelsius temperature for which the rate is reported
     * @return the line
     * @throws io.flowcast.api.finding.InvalidInputException if a rate is not above zero, or temperatures are alike
     */
    public static ArrheniusLine arrhenius(double[] celsius, double[] rates, double referenceCelsius) {
        Refusal refusal = new Refusal(SOURCE);
        refusal.check(
                celsius.length == rates.length && celsius.length >= 3,
                -1,
                "fit.too-few-observations",
                "rates",
                rates.length + " for " + celsius.length + " temperatures",
                "Maybe measure at one more temperature: a line through two points has no error.");
        refusal.throwIfAny();
        checkTemperature(refusal, -1, referenceCelsius);
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < rates.length; i++) {
            refusal.check(
                    rates[i] > 0 && rates[i] < Double.POSITIVE_INFINITY,
                    i,
                    "fit.bad-rate",
                    "rate",
                    rates[i],
                    "Maybe nothing was lost at this temperature; leave it out or fit all data in one step.");
            checkTemperature(refusal, i, celsius[i]);
            // in 1000/(J/mol) so that both axes are of the same size
            regression.addData(1000 * inverseKelvin(celsius[i], referenceCelsius), Math.log(rates[i]));
        }
        refusal.check(
                Arrays.stream(celsius).distinct().count() >= 2,
                -1,
                "fit.one-temperature",
                "celsius",
                celsius[0],
                "Maybe all samples lay in one store; an activation energy needs two temperatures.");
        refusal.throwIfAny();
        double rSquared = regression.getRSquare();
        return new ArrheniusLine(
                -1000 * regression.getSlope(),
                1000 * regression.getSlopeStdErr(),
                regression.getIntercept(),
                regression.getInterceptStdErr(),
                referenceCelsius,
                Double.isNaN(rSquared) ? 1 : rSquared);
    }

    private static void checkTemperature(Refusal refusal, int row, double celsius) {
        refusal.check(
                celsius > -AgeingRate.ZERO_CELSIUS_IN_KELVIN && celsius < 1000,
                row,
                "temperature.bad-reading",
                "celsius",
                celsius,
                "Maybe the unit is not Celsius.");
    }

    /**
     * Initial quality, rate and activation energy from all measurements at once by nonlinear least squares; errors of
     * single-temperature rates do not pile up (van Boekel 2008; "one-step").
     *
     * @param order the order of the reaction
     * @param days when each measurement was made, at least 0
     * @param celsius temperature of its sample
     * @param quality what was measured
     * @param referenceCelsius temperature for which the rate is reported, best in the middle of those measured
     * @return the fit
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or cannot tell the parameters
     */
    public static OneStep oneStep(
            ReactionOrder order, double[] days, double[] celsius, double[] quality, double referenceCelsius) {
        int n = quality.length;
        Refusal refusal = new Refusal(SOURCE);
        refusal.check(
                days.length == n && celsius.length == n && n >= 4,
                -1,
                "fit.too-few-observations",
                "quality",
                n + " for " + days.length + " times and " + celsius.length + " temperatures",
                "Maybe measure more often: three parameters need at least four measurements.");
        refusal.throwIfAny();
        checkTemperature(refusal, -1, referenceCelsius);
        refusal.check(
                Arrays.stream(quality).anyMatch(q -> q > 0),
                -1,
                "fit.bad-quality",
                "quality",
                "none above 0",
                "Maybe the loss was given instead of what is left.");
        for (int i = 0; i < n; i++) {
            refusal.check(
                    days[i] >= 0 && days[i] < Double.POSITIVE_INFINITY,
                    i,
                    "fit.bad-time",
                    "days",
                    days[i],
                    "Maybe times count from another day.");
            checkTemperature(refusal, i, celsius[i]);
            refusal.check(
                    Double.isFinite(quality[i]),
                    i,
                    "fit.bad-quality",
                    "quality",
                    quality[i],
                    "Maybe a cell was empty; leave the measurement out.");
        }
        refusal.check(
                Arrays.stream(celsius).distinct().count() >= 2,
                -1,
                "fit.one-temperature",
                "celsius",
                celsius[0],
                "Maybe all samples lay in one store; an activation energy needs two temperatures.");
        refusal.throwIfAny();
        double[] inverse = new double[n];
        for (int i = 0; i < n; i++) {
            inverse[i] = -1e5 * inverseKelvin(celsius[i], referenceCelsius);
        }
        // parameters: ln initial, rate per day, Ea in 100 kJ/mol
        LeastSquares squares = new LeastSquares(SOURCE, quality, p -> {
            double[] curve = new double[n];
            double initial = Math.exp(Math.min(300, p[0]));
            for (int i = 0; i < n; i++) {
                double rate = p[1] * Math.exp(Math.min(300, p[2] * inverse[i]));
                curve[i] = Double.isFinite(rate) ? order.quality(initial, rate, days[i]) : Double.MAX_VALUE;
            }
            return curve;
        });
        double top = Math.log(Math.max(1e-12, start(days, quality)));
        double rate = slope(order, days, quality, Math.exp(top));
        LeastSquares.Result result = squares.fit(
                new double[] {top, rate, 0.5},
                new double[] {top, rate, 1},
                new double[] {top, rate / 4, 0.8},
                new double[] {top, rate * 4, 0.8});
        double[] p = result.parameters();
        double[] errors = result.errors();
        double initial = Math.exp(p[0]);
        return new OneStep(
                order,
                initial,
                initial * errors[0],
                p[1],
                errors[1],
                1e5 * p[2],
                1e5 * errors[2],
                referenceCelsius,
                result.residualError(),
                result.aicc());
    }

    /**
     * The best supported of orders 0, 1 and 2 by Akaike's criterion.
     *
     * @param days when each measurement was made
     * @param celsius temperature of its sample
     * @param quality what was measured
     * @param referenceCelsius temperature for which the rate is reported
     * @return the fit of that order
     * @throws io.flowcast.api.finding.InvalidInputException as {@link #oneStep} does
     */
    public static OneStep bestOrder(double[] days, double[] celsius, double[] quality, double referenceCelsius) {
        OneStep best = oneStep(ReactionOrder.ZERO, days, celsius, quality, referenceCelsius);
        for (ReactionOrder order : new ReactionOrder[] {ReactionOrder.FIRST, ReactionOrder.SECOND}) {
            OneStep other = oneStep(order, days, celsius, quality, referenceCelsius);
            best = other.aicc() < best.aicc() ? other : best;
        }
        return best;
    }

    private static double start(double[] days, double[] quality) {
        double earliest = Arrays.stream(days).min().orElse(0);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < days.length; i++) {
            if (days[i] == earliest) {
                sum += quality[i];
                count++;
            }
        }
        return sum / count;
    }

    private static double slope(ReactionOrder order, double[] days, double[] quality, double initial) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < days.length; i++) {
            if (days[i] > 0) {
                double middle = Math.max(1e-12, (initial + Math.abs(quality[i])) / 2);
                sum += (initial - quality[i]) / days[i] / Math.pow(middle, order.n());
                count++;
            }
        }
        return count == 0 || sum == 0 ? 1e-3 : sum / count;
    }
}
