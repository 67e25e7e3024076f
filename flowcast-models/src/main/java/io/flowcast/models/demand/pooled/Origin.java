package io.flowcast.models.demand.pooled;

/**
 * A row as it is seen from one point in time: seasonal part, level, slopes and noise of the cells before it, the local forecast they give, and what the
 * networks are told. Workspace of one thread.
 */
final class Origin {
    private final Layout layout;
    final Seasonal seasonal;
    final Levels levels = new Levels();
    private double[] adjusted = new double[0];
    private int length;
    /** Slope of a line through all adjusted values; half of it is the drift of the Theta method. */
    double slope;
    /** What the networks are told. */
    final float[] inputs;

    Origin(Layout layout) {
        this.layout = layout;
        seasonal = new Seasonal(layout.seasons());
        inputs = new float[layout.inputs()];
    }

    /** Looks at the first cells of an array of logarithms. */
    void look(double[] logs, int count) {
        if (adjusted.length < count) {
            adjusted = new double[Math.max(count, 2 * adjusted.length)];
        }
        length = count;
        seasonal.estimate(logs, count);
        for (int t = 0; t < count; t++) {
            adjusted[t] = logs[t] - seasonal.at(t);
        }
        levels.run(adjusted, count);
        slope = slopeOf(0, count);
        tell();
    }

    private double slopeOf(int from, int to) {
        double middle = (from + to - 1) / 2.0;
        double product = 0;
        double squares = 0;
        for (int t = from; t < to; t++) {
            product += (t - middle) * adjusted[t];
            squares += (t - middle) * (t - middle);
        }
        return squares > 0 ? product / squares : 0;
    }

    /** The local forecast of a step, as a logarithm. */
    double local(int step) {
        return levels.mean + 0.5 * slope * step + seasonal.at(length - 1 + step);
    }

    private void tell() {
        double noise = levels.noise;
        int n = 0;
        for (int i = 0; i < layout.window(); i++) {
            int t = length - layout.window() + i;
            inputs[n++] = t < 0 ? 0 : (float) asinh((adjusted[t] - levels.mean) / noise);
        }
        int m = layout.season();
        double near = slopeOf(Math.max(0, length - (m > 1 ? 2 * m + 1 : 6)), length);
        inputs[n++] = (float) asinh(slope * layout.horizon() / noise);
        inputs[n++] = (float) asinh(near * layout.horizon() / noise);
        for (int k = 0; k < Levels.COUNT; k++) {
            inputs[n++] = (float) asinh((levels.level[k] - levels.mean) / noise);
        }
        double strength = 0;
        for (int h = 1; h <= layout.horizon(); h++) {
            double part = seasonal.at(length - 1 + h);
            strength += Math.abs(part) / layout.horizon();
            inputs[n++] = (float) asinh(part / noise);
        }
        double roughness = 0;
        for (int t = 1; t < length; t++) {
            roughness += Math.abs(adjusted[t] - adjusted[t - 1]) / (length - 1);
        }
        inputs[n++] = (float) Math.log(noise);
        inputs[n++] = (float) levels.weight;
        inputs[n++] = (float) Math.log(length);
        inputs[n++] = (float) asinh(strength / noise);
        inputs[n] = (float) (roughness / noise);
    }

    /** How many of the first inputs change their sign when a row goes down where it went up. */
    static int signed(Layout layout) {
        return layout.window() + 2 + Levels.COUNT + layout.horizon();
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), x);
    }
}
