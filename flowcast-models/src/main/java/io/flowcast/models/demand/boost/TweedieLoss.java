package io.flowcast.models.demand.boost;

/** Tweedie deviance with a logarithmic link; a power of 1 is Poisson's. */
final class TweedieLoss implements Loss {
    /** Poisson's curvature is that of a mean e^0.7 times as large: steps up are cut, as the loss is steep there. */
    private static final double CAUTION = Math.exp(0.7);

    private static final double LEAST_MEAN = 1e-9;

    private final double power;
    private final double dispersion;

    TweedieLoss(double power, double dispersion) {
        if (!(power >= 1 && power < 2)) {
            throw new IllegalArgumentException("power from 1 to below 2, not " + power);
        }
        if (!(dispersion > 0 && dispersion <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("dispersion must be above 0, not " + dispersion);
        }
        this.power = power;
        this.dispersion = dispersion;
    }

    @Override
    public String name() {
        return power == 1 ? "poisson(" + dispersion + ")" : "tweedie(" + power + ")";
    }

    @Override
    public Link link() {
        return Link.LOG;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public boolean constantCurvature() {
        return false;
    }

    @Override
    public Evaluator on(TrainingRows rows) {
        for (int r = 0; r < rows.rows(); r++) {
            if (rows.target(r) < 0) {
                throw new IllegalArgumentException("negative target in row " + r + ": a logarithmic link has none");
            }
        }
        return new OnRows(rows);
    }

    private final class OnRows implements Evaluator {
        private final TrainingRows rows;
        /** One count, in units of the rows. */
        private final double one;

        OnRows(TrainingRows rows) {
            this.rows = rows;
            one = Math.scalb(dispersion, -rows.exponent());
        }

        @Override
        public void start(double[] scores) {
            double sum = 0;
            double weight = 0;
            for (int r = 0; r < rows.rows(); r++) {
                sum += (double) rows.weight(r) * rows.target(r);
                weight += rows.weight(r);
            }
            scores[0] = Math.log(Math.max(LEAST_MEAN, sum / weight));
        }

        @Override
        public void derivatives(int from, int to, float[] scores, float[] gradients, float[] curvatures) {
            for (int r = from; r < to; r++) {
                double score = Math.max(-Link.MOST, Math.min(Link.MOST, scores[r]));
                double mean = Math.exp(score);
                double y = rows.target(r);
                if (rows.lowerBound(r)) {
                    y = Hazard.poissonMean(mean, y, one);
                }
                if (power == 1) {
                    gradients[r - from] = (float) (mean - y);
                    curvatures[r - from] = (float) (mean * CAUTION);
                } else {
                    double low = Math.exp((1 - power) * score);
                    double high = low * mean;
                    gradients[r - from] = (float) (high - y * low);
                    curvatures[r - from] = (float) ((2 - power) * high + (power - 1) * y * low);
                }
            }
        }

        @Override
        public double loss(int row, float[] scores, int at) {
            double score = Math.max(-Link.MOST, Math.min(Link.MOST, scores[at]));
            double y = rows.target(row);
            if (rows.lowerBound(row)) {
                y = Math.max(y, Math.exp(score));
            }
            if (power == 1) {
                return Math.exp(score) - y * score;
            }
            double low = Math.exp((1 - power) * score);
            return low * Math.exp(score) / (2 - power) - y * low / (1 - power);
        }
    }
}
