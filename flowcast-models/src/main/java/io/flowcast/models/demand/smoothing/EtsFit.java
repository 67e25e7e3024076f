package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.internal.SmoothingDependence;
import io.flowcast.models.demand.internal.StepDependence;

/** A form with its parameters: how a state moves on. Immutable. */
final class EtsFit {
    /** Least factor by which one step may change a ratio. */
    private static final double LEAST_TURN = 1e-3;

    final EtsForm form;
    final double alpha;
    /** Absolute smoothing of the trend, at most alpha. */
    final double beta;
    /** Absolute smoothing of the season, at most 1 - alpha. */
    final double gamma;

    final double phi;

    EtsFit(EtsForm form, double alpha, double beta, double gamma, double phi) {
        this.form = form;
        this.alpha = alpha;
        this.beta = beta;
        this.gamma = gamma;
        this.phi = phi;
    }

    /** Level and trend together, before the season. */
    double base(EtsState state) {
        if (form.growth) {
            return state.level * damped(state.trend);
        }
        return form.trend ? state.level + phi * state.trend : state.level;
    }

    /** Expected value of the next step. */
    double mean(EtsState state) {
        double base = base(state);
        return switch (form.season) {
            case NONE -> base;
            case ADDITIVE -> base + state.season[state.phase];
            case MULTIPLICATIVE -> base * state.season[state.phase];
        };
    }

    /** Unit of the error of the next step: the season where it is given, else 1. */
    double errorUnit(EtsState state) {
        return form.givenSeason() ? state.season[state.phase] : 1;
    }

    /**
     * Moves a state over one step.
     *
     * @param state changes in place
     * @param error expected error of the step given what was seen of it, in the units of the series; 0 if nothing was seen
     * @param least a positive level that a form with a multiplicative season must not fall below
     */
    void advance(EtsState state, double error, double least) {
        double base = base(state);
        switch (form.season) {
            case NONE -> move(state, base, error);
            case ADDITIVE -> {
                state.season[state.phase] += gamma * error;
                move(state, base, error);
                nextPhase(state);
            }
            case MULTIPLICATIVE -> {
                double season = state.season[state.phase];
                base = Math.max(base, least);
                state.season[state.phase] = Math.max(1e-3, season + gamma * error / base);
                move(state, base, error / season);
                state.level = Math.max(state.level, least);
                nextPhase(state);
            }
        }
    }

    /** A ratio of one step, damped. */
    private double damped(double ratio) {
        return phi == 1 ? ratio : Math.pow(ratio, phi);
    }

    /** The level one step before a step at which it and the trend give a base. */
    double before(double base, double trend) {
        if (form.growth) {
            return base / damped(trend);
        }
        return form.trend ? base - phi * trend : base;
    }

    private void move(EtsState state, double base, double error) {
        state.level = base + alpha * error;
        if (form.growth) {
            // Sold-out or missing steps may ask for more than the region of the parameters allows: a ratio stays above
            // 0.
            state.trend = damped(state.trend) * Math.max(LEAST_TURN, base > 0 ? 1 + beta * error / base : 1);
        } else if (form.trend) {
            state.trend = phi * state.trend + beta * error;
        }
    }

    private static void nextPhase(EtsState state) {
        state.phase = state.phase + 1 == state.season.length ? 0 : state.phase + 1;
    }

    /** How errors carry over to later steps. */
    StepDependence dependence(EtsState state) {
        return new SmoothingDependence(alpha, beta, phi, gamma, Math.max(1, state.season.length));
    }
}
