package io.flowcast.models.expiry.shelflife.survival;

/** On which scale the confidence interval of a survival probability is symmetric (Kalbfleisch and Prentice 2002, section 1.4.1). */
public enum ConfidenceType {
    /** S plus or minus z times its standard error, cut off at 0 and 1. */
    PLAIN,
    /** On the scale of log S, cut off at 1. */
    LOG,
    /** On the scale of log(-log S); never leaves 0 to 1, best for small samples. */
    LOG_LOG;

    /** Bound on one side: {@code deviations} is z for the upper and -z for the lower bound. */
    double bound(double survival, double deviationOfLog, double deviations) {
        if (survival >= 1) {
            return 1;
        }
        double bound = switch (this) {
            case PLAIN -> survival + deviations * survival * deviationOfLog;
            case LOG -> survival * Math.exp(deviations * deviationOfLog);
            case LOG_LOG ->
                Math.exp(-Math.exp(Math.log(-Math.log(survival)) + deviations * deviationOfLog / Math.log(survival)));
        };
        return Math.max(0, Math.min(1, bound));
    }
}
