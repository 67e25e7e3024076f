package io.flowcast.models.demand.theta;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Parameters of a Theta model of a series without season, in units of its size.
 *
 * <pre>
 *   mu_t = l_(t-1) + w ((1 - a)^(t-1) A + (1 - (1 - a)^t) / a B),    l_t = l_(t-1) + a (y_t - l_(t-1)),    w = 1 - 1/theta
 * </pre>
 *
 * (Fiorucci et al. 2016). A and B are intercept and slope of the least squares line through the series: through all of it, or, if the line
 * is dynamic, through what has been seen up to t - 1 (ibid.).
 *
 * @param dynamic whether the line is that of the cells seen so far
 * @param alpha a, the weight of a new value in the level
 * @param weight w, from 0 (theta 1: exponential smoothing) to 1 (theta infinite)
 * @param start l_0
 * @param intercept A of the whole series; of no meaning if the line is dynamic
 * @param slope B of the whole series
 */
record ThetaRule(boolean dynamic, double alpha, double weight, double start, double intercept, double slope) {
    void write(DataOutput out) throws IOException {
        out.writeBoolean(dynamic);
        out.writeDouble(alpha);
        out.writeDouble(weight);
        out.writeDouble(start);
        out.writeDouble(intercept);
        out.writeDouble(slope);
    }

    static ThetaRule read(DataInput in) throws IOException {
        return new ThetaRule(
                in.readBoolean(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
