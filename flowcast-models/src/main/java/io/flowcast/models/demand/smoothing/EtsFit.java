package io.flowcast.models.demand.smoothing;

/** Result of a search: the chosen form with its parameters, and its state after the last observation. */
final class EtsFit {
    final EtsForm form;
    final double alpha;
    /** Absolute smoothing of the trend, at most alpha. */
    final double beta;
    /** Absolute smoothing of the season, at most 1 - alpha. */
    final double gamma;

    final double phi;
    /** State before the first observation, in the units of the series. */
    final EtsState initial;

    /** -2 log likelihood up to the constant that Hyndman et al. leave out, in the units of the series. */
    final double minusTwoLogLikelihood;

    final double aicc;

    EtsFit(
            EtsForm form,
            double alpha,
            double beta,
            double gamma,
            double phi,
            EtsState initial,
            double minusTwoLogLikelihood,
            double aicc) {
        this.form = form;
        this.alpha = alpha;
        this.beta = beta;
        this.gamma = gamma;
        this.phi = phi;
        this.initial = initial;
        this.minusTwoLogLikelihood = minusTwoLogLikelihood;
        this.aicc = aicc;
    }
}
