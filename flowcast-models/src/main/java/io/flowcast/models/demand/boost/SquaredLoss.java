package io.flowcast.models.demand.boost;

/** Squared error, half of it, so that the curvature is 1. */
final class SquaredLoss implements Loss {
    @Override
    public String name() {
        return "squared";
    }

    @Override
    public Link link() {
        return Link.IDENTITY;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public boolean constantCurvature() {
        return true;
    }

    @Override
    public Evaluator on(TrainingRows rows) {
        return new OnRows(rows);
    }

    private static final class OnRows implements Evaluator {
        private final TrainingRows rows;
        private final boolean bounded;
        private double spread;

        OnRows(TrainingRows rows) {
            this.rows = rows;
            this.bounded = rows.hasLowerBounds();
        }

        @Override
        public void start(double[] scores) {
            double sum = 0;
            double weight = 0;
            for (int r = 0; r < rows.rows(); r++) {
                sum += (double) rows.weight(r) * rows.target(r);
                weight += rows.weight(r);
            }
            scores[0] = sum / weight;
        }

        /** Spread of the errors by the same EM step: a bound above the mean has the second moment of a truncated normal. */
        @Override
        public void beginRound(float[] scores) {
            if (!bounded) {
                return;
            }
            double before = spread;
            double sum = 0;
            double weight = 0;
            for (int r = 0; r < rows.rows(); r++) {
                double error = rows.target(r) - scores[r];
                double square = error * error;
                if (rows.lowerBound(r)) {
                    if (before == 0) {
                        continue;
                    }
                    double z = error / before;
                    square = before * before * (1 + z * Hazard.normal(z));
                }
                sum += rows.weight(r) * square;
                weight += rows.weight(r);
            }
            spread = weight > 0 ? Math.sqrt(sum / weight) : 0;
        }

        @Override
        public void derivatives(int from, int to, float[] scores, float[] gradients, float[] curvatures) {
            for (int r = from; r < to; r++) {
                gradients[r - from] = scores[r] - rows.target(r);
            }
            if (bounded) {
                for (int r = from; r < to; r++) {
                    if (rows.lowerBound(r)) {
                        gradients[r - from] = spread > 0
                                ? (float) (-spread * Hazard.normal((rows.target(r) - scores[r]) / spread))
                                : Math.min(0, scores[r] - rows.target(r));
                    }
                }
            }
        }

        @Override
        public double loss(int row, float[] scores, int at) {
            double error = scores[at] - rows.target(row);
            return rows.lowerBound(row) && error > 0 ? 0 : error * error;
        }
    }
}
