package io.flowcast.models.expiry.shelflife.growth;

import io.flowcast.models.expiry.shelflife.internal.LeastSquares;
import io.flowcast.models.expiry.shelflife.internal.Refusal;
import io.flowcast.models.expiry.shelflife.kinetics.TemperatureTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * Fits growth models by least squares with standard errors.
 *
 * <p>In two steps: {@link #primary} fits a curve at each condition, {@link #ratkowsky}, {@link #fullRatkowsky} or {@link
 * #cardinal} the rates of the curves, on the scale of their square roots, which evens out their variance (Ratkowsky et al.
 * 1983). In one step: {@link #oneStep} fits all counts at all temperatures at once, which is more exact where curves are few;
 * {@link #alongTraces} does it for temperatures that change.
 */
public final class GrowthFit {
    private static final String SOURCE = "growth fit";

    private GrowthFit() {}

    /**
     * A fitted curve.
     *
     * @param curve the curve
     * @param estimates initial, maximum, rate, lag with their errors
     */
    public record Primary(GrowthCurve curve, Estimates estimates) {}

    /**
     * A fitted secondary model.
     *
     * @param rate the model
     * @param estimates its parameters with their errors
     */
    public record Secondary(GrowthRate rate, Estimates estimates) {}

    /**
     * Everything fitted at once.
     *
     * @param rate the secondary model
     * @param initialLog10 log10 count at the start
     * @param maximumLog10 log10 count that is never passed
     * @param lagWork h0
     * @param estimates all parameters with their errors
     */
    public record OneStep(
            GrowthRate rate, double initialLog10, double maximumLog10, double lagWork, Estimates estimates) {
        /**
         * The growth under changing temperatures.
         *
         * @param surroundings pH and water activity; its temperature stands for gaps of a logger
         * @return the model
         */
        public DynamicGrowth dynamic(GrowthCondition surroundings) {
            return new DynamicGrowth(rate, surroundings, initialLog10, maximumLog10, lagWork, PrimaryModel.BARANYI);
        }
    }

    /**
     * Fits one curve.
     *
     * @param model its shape
     * @param hours times, at least 0
     * @param logCounts log10 counts, at least five
     * @return the curve; its parameters are named initial, maximum, rate, lag
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters, for example
     *     since the counts never level off
     */
    public static Primary primary(PrimaryModel model, double[] hours, double[] logCounts) {
        check(hours, logCounts, 5);
        LeastSquares squares = new LeastSquares(SOURCE, logCounts, p -> {
            double[] curve = new double[hours.length];
            boolean wrong = p[1] <= p[0] || p[2] <= 0 || p[3] < 0;
            for (int i = 0; i < curve.length; i++) {
                curve[i] = wrong ? Double.MAX_VALUE : model.logCount(hours[i], p[0], p[1], p[2], p[3]);
            }
            return curve;
        });
        LeastSquares.Result result = squares.fit(primaryStarts(hours, logCounts));
        double[] p = result.parameters();
        return new Primary(
                new GrowthCurve(model, p[0], p[1], p[2], p[3]),
                Estimates.of(List.of("initial", "maximum", "rate", "lag"), result));
    }

    private static void check(double[] hours, double[] logCounts, int least) {
        Refusal refusal = new Refusal(SOURCE);
        refusal.check(
                hours.length == logCounts.length && hours.length >= least,
                -1,
                "fit.too-few-observations",
                "logCounts",
                logCounts.length + " for " + hours.length + " times",
                "Maybe the plates of some hours were not counted; at least " + least + " counts are needed.");
        refusal.throwIfAny();
        for (int i = 0; i < hours.length; i++) {
            refusal.check(
                    hours[i] >= 0 && hours[i] < Double.POSITIVE_INFINITY,
                    i,
                    "fit.bad-time",
                    "hours",
                    hours[i],
                    "Maybe times count from another moment.");
            refusal.check(
                    Math.abs(logCounts[i]) < 100,
                    i,
                    "fit.bad-count",
                    "logCount",
                    logCounts[i],
                    "Maybe counts were given instead of their log10, or a plate had none.");
        }
        refusal.throwIfAny();
    }

    /** Starts from the steepest stretch of the data and from half and twice its slope. */
    private static double[][] primaryStarts(double[] hours, double[] logCounts) {
        double low = Arrays.stream(logCounts).min().orElse(0);
        double high = Arrays.stream(logCounts).max().orElse(1);
        high = high > low ? high : low + 1;
        Integer[] order = new Integer[hours.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(hours[a], hours[b]));
        double span = Math.max(1e-9, hours[order[order.length - 1]] - hours[order[0]]);
        double rate = (high - low) / span;
        double middle = span / 2;
        int window = Math.max(2, hours.length / 5);
        for (int k = 0; k + window < order.length; k++) {
            double time = hours[order[k + window]] - hours[order[k]];
            double slope = time <= 0 ? 0 : (logCounts[order[k + window]] - logCounts[order[k]]) / time;
            if (slope > rate) {
                rate = slope;
                middle = (hours[order[k + window]] + hours[order[k]]) / 2;
            }
        }
        List<double[]> starts = new ArrayList<>();
        for (double factor : new double[] {1, 0.6, 1.6, 3}) {
            double lag = Math.max(1e-3 * span, middle - (high - low) / 2 / (factor * rate));
            starts.add(new double[] {low + 0.02 * (high - low), high, factor * rate, lag});
            starts.add(new double[] {low, high + 0.3 * (high - low), factor * rate, lag / 4 + 1e-3 * span});
        }
        return starts.toArray(double[][]::new);
    }

    /**
     * Fits the square root model to rates below the optimum.
     *
     * @param celsius temperatures, at least three
     * @param rates log10 units per hour, at least 0
     * @return the model; its parameters are named b, tmin
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static Secondary ratkowsky(double[] celsius, double[] rates) {
        checkRates(celsius, rates, 3);
        double[] line = line(celsius, roots(rates));
        LeastSquares.Result result = new LeastSquares(
                        SOURCE,
                        roots(rates),
                        p -> rootsOf(celsius, p[0] <= 0 ? null : Ratkowsky.squareRoot(p[0], p[1])))
                .fit(new double[] {line[0], line[1]}, new double[] {line[0] * 1.3, line[1] + 2});
        double[] p = result.parameters();
        return new Secondary(Ratkowsky.squareRoot(p[0], p[1]), Estimates.of(List.of("b", "tmin"), result));
    }

    /**
     * Fits the square root model over all temperatures.
     *
     * @param celsius temperatures, at least five, some above the optimum
     * @param rates log10 units per hour, at least 0
     * @return the model; its parameters are named b, tmin, c, tmax
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static Secondary fullRatkowsky(double[] celsius, double[] rates) {
        checkRates(celsius, rates, 5);
        double warmest = Arrays.stream(celsius).max().orElse(40);
        double coldest = Arrays.stream(celsius).min().orElse(0);
        double top = Arrays.stream(roots(rates)).max().orElse(1);
        List<double[]> starts = new ArrayList<>();
        for (double c : new double[] {0.1, 0.3, 1}) {
            for (double beyond : new double[] {0.5, 3}) {
                double b = 1.3 * top / Math.max(1, warmest - coldest);
                starts.add(new double[] {b, coldest - 2, c, warmest + beyond});
            }
        }
        LeastSquares.Result result = new LeastSquares(SOURCE, roots(rates), p -> {
                    boolean wrong = p[0] <= 0 || p[2] <= 0 || p[3] <= p[1] || Math.abs(p[1]) > 200;
                    return rootsOf(celsius, wrong ? null : new Ratkowsky(p[0], p[1], p[2], p[3]));
                })
                .fit(starts.toArray(double[][]::new));
        double[] p = result.parameters();
        return new Secondary(
                new Ratkowsky(p[0], p[1], p[2], p[3]), Estimates.of(List.of("b", "tmin", "c", "tmax"), result));
    }

    /**
     * Fits the cardinal temperature model.
     *
     * @param celsius temperatures, at least five, some above the optimum
     * @param rates log10 units per hour, at least 0
     * @return the model; its parameters are named rate, tmin, topt, tmax
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static Secondary cardinal(double[] celsius, double[] rates) {
        checkRates(celsius, rates, 5);
        LeastSquares.Result result = new LeastSquares(SOURCE, roots(rates), p -> {
                    boolean wrong = p[0] <= 0 || p[1] >= p[2] || p[2] >= p[3];
                    return rootsOf(celsius, wrong ? null : GammaConcept.cardinalTemperature(p[0], p[1], p[2], p[3]));
                })
                .fit(cardinalStarts(celsius, rates));
        double[] p = result.parameters();
        return new Secondary(
                GammaConcept.cardinalTemperature(p[0], p[1], p[2], p[3]),
                Estimates.of(List.of("rate", "tmin", "topt", "tmax"), result));
    }

    /**
     * Fits cardinal temperatures and cardinal pH values together.
     *
     * @param conditions temperature and pH of each rate, at least eight
     * @param rates log10 units per hour, at least 0
     * @return the model; its parameters are named rate, tmin, topt, tmax, phmin, phopt, phmax
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static Secondary cardinalTemperatureAndPh(List<GrowthCondition> conditions, double[] rates) {
        double[] celsius =
                conditions.stream().mapToDouble(GrowthCondition::celsius).toArray();
        checkRates(celsius, rates, 8);
        double[] ph = conditions.stream().mapToDouble(GrowthCondition::ph).toArray();
        LeastSquares squares = new LeastSquares(SOURCE, roots(rates), p -> {
            boolean wrong = p[0] <= 0 || p[1] >= p[2] || p[2] >= p[3] || p[4] >= p[5] || p[5] >= p[6];
            double[] values = new double[rates.length];
            GrowthRate model = wrong ? null : cardinals(p);
            for (int i = 0; i < values.length; i++) {
                values[i] = model == null ? Double.MAX_VALUE : Math.sqrt(model.ratePerHour(conditions.get(i)));
            }
            return values;
        });
        double[][] byTemperature = cardinalStarts(celsius, rates);
        double[][] byPh = cardinalStarts(ph, rates);
        List<double[]> starts = new ArrayList<>();
        for (double[] t : byTemperature) {
            for (double[] a : byPh) {
                starts.add(new double[] {t[0], t[1], t[2], t[3], a[1], a[2], a[3]});
            }
        }
        LeastSquares.Result result = squares.fit(starts.toArray(double[][]::new));
        return new Secondary(
                cardinals(result.parameters()),
                Estimates.of(List.of("rate", "tmin", "topt", "tmax", "phmin", "phopt", "phmax"), result));
    }

    private static GrowthRate cardinals(double[] p) {
        return new GammaConcept(
                p[0],
                new GammaFactor.Cardinal(p[1], p[2], p[3], 2),
                new GammaFactor.Cardinal(p[4], p[5], p[6], 1),
                new GammaFactor.None());
    }

    private static double[][] cardinalStarts(double[] x, double[] rates) {
        int best = 0;
        for (int i = 0; i < rates.length; i++) {
            best = rates[i] > rates[best] ? i : best;
        }
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(1);
        double width = Math.max(1e-6, high - low);
        List<double[]> starts = new ArrayList<>();
        for (double out : new double[] {0.03, 0.2}) {
            double optimum = Math.max(low + 0.1 * width, Math.min(high - 0.03 * width, x[best]));
            starts.add(new double[] {rates[best] * 1.05, low - out * width, optimum, high + out * width});
        }
        return starts.toArray(double[][]::new);
    }

    /**
     * Fits counts at several temperatures at once: Baranyi's curve with one initial and one maximum count and one h0, its rate by
     * the square root model below the optimum.
     *
     * @param hours times, at least 0
     * @param celsius temperature of each count
     * @param logCounts log10 counts, at least eight
     * @return the fit; its parameters are named initial, maximum, h0, b, tmin
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static OneStep oneStep(double[] hours, double[] celsius, double[] logCounts) {
        check(hours, logCounts, 8);
        return OneStepFit.steady(hours, celsius, logCounts);
    }

    /**
     * Fits counts of samples that lay at changing temperatures: as {@link #oneStep}, with the work of each sample taken along its
     * logger.
     *
     * @param traces temperatures of the sample of each count, from the start to the count
     * @param surroundings pH and water activity; its temperature stands for gaps of the loggers
     * @param logCounts log10 counts, at least eight
     * @return the fit; its parameters are named initial, maximum, h0, b, tmin
     * @throws io.flowcast.api.finding.InvalidInputException if numbers are wrong or do not tell the parameters
     */
    public static OneStep alongTraces(List<TemperatureTrace> traces, GrowthCondition surroundings, double[] logCounts) {
        double[] hours = traces.stream().mapToDouble(trace -> 24 * trace.days()).toArray();
        check(hours, logCounts, 8);
        return OneStepFit.along(traces, surroundings, hours, logCounts);
    }

    private static void checkRates(double[] celsius, double[] rates, int least) {
        Refusal refusal = new Refusal(SOURCE);
        refusal.check(
                celsius.length == rates.length && rates.length >= least,
                -1,
                "fit.too-few-observations",
                "rates",
                rates.length + " for " + celsius.length + " conditions",
                "Maybe measure at more temperatures; at least " + least + " are needed.");
        refusal.throwIfAny();
        refusal.check(
                Arrays.stream(rates).anyMatch(rate -> rate != 0),
                -1,
                "fit.bad-rate",
                "rates",
                "all 0",
                "Maybe nothing grew at these conditions: measure where it is warmer.");
        for (int i = 0; i < rates.length; i++) {
            refusal.check(
                    rates[i] >= 0 && rates[i] < 1e6,
                    i,
                    "fit.bad-rate",
                    "rate",
                    rates[i],
                    "Maybe the count fell at this condition; give 0 where nothing grows.");
            refusal.check(
                    celsius[i] > -273.15 && celsius[i] < 1000,
                    i,
                    "temperature.bad-reading",
                    "celsius",
                    celsius[i],
                    "Maybe the unit is not Celsius.");
        }
        refusal.throwIfAny();
    }

    private static double[] roots(double[] rates) {
        return Arrays.stream(rates).map(Math::sqrt).toArray();
    }

    private static double[] rootsOf(double[] celsius, @Nullable GrowthRate model) {
        double[] values = new double[celsius.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = model == null ? Double.MAX_VALUE : Math.sqrt(model.ratePerHour(GrowthCondition.at(celsius[i])));
        }
        return values;
    }

    /** Slope and where the line crosses 0. */
    private static double[] line(double[] x, double[] y) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(x[i], y[i]);
        }
        double slope = regression.getSlope();
        slope = slope > 0 ? slope : 0.01;
        double mean = Arrays.stream(x).average().orElse(0);
        double level = Arrays.stream(y).average().orElse(0);
        return new double[] {slope, Math.max(-100, mean - level / slope)};
    }
}
