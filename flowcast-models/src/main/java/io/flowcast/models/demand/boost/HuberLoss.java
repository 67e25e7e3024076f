package io.flowcast.models.demand.boost;

/** Huber's error with curvature 1 everywhere: a Newton step would be too long where the error is linear. */
final class HuberLoss implements Loss {
    private final double delta;

    HuberLoss(double delta) {
        if (!(delta > 0 && delta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("delta must be above 0, not " + delta);
        }
        this.delta = delta;
    }

    @Override
    public String name() {
        return "huber(" + delta + ")";
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
        float bend = (float) Math.scalb(delta, -rows.exponent());
        Evaluator squared = new SquaredLoss().on(rows);
        return new Evaluator() {
            @Override
            public void start(double[] scores) {
                squared.start(scores);
            }

            @Override
            public void derivatives(int from, int to, float[] scores, float[] gradients, float[] curvatures) {
                for (int r = from; r < to; r++) {
                    float error = scores[r] - rows.target(r);
                    gradients[r - from] = rows.lowerBound(r) && error > 0 ? 0 : Math.max(-bend, Math.min(bend, error));
                }
            }

            @Override
            public double loss(int row, float[] scores, int at) {
                double error = scores[at] - rows.target(row);
                double size = rows.lowerBound(row) && error > 0 ? 0 : Math.abs(error);
                return size <= bend ? size * size : bend * (2 * size - bend);
            }
        };
    }
}
