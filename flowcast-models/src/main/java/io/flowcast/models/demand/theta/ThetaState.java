package io.flowcast.models.demand.theta;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where a Theta model stands between two cells; changes in place. One instance serves one thread. */
final class ThetaState {
    /** Cells passed. */
    int cells;

    double level;
    /** Mean of the cells passed, for a dynamic line. */
    double mean;

    double intercept;
    double slope;
    /** (1 - alpha)^cells. */
    double power = 1;

    /** Before the first cell; a dynamic line starts at the value of that cell. */
    static ThetaState before(ThetaRule rule, double first) {
        ThetaState state = new ThetaState();
        state.level = rule.start();
        state.mean = first;
        state.intercept = rule.dynamic() ? first : rule.intercept();
        state.slope = rule.dynamic() ? 0 : rule.slope();
        return state;
    }

    ThetaState copy() {
        ThetaState copy = new ThetaState();
        copy.cells = cells;
        copy.level = level;
        copy.mean = mean;
        copy.intercept = intercept;
        copy.slope = slope;
        copy.power = power;
        return copy;
    }

    /** What the line adds to the level in the next cell. */
    double trend(ThetaRule rule) {
        double next = power * (1 - rule.alpha());
        return rule.weight() * (power * intercept + (1 - next) / rule.alpha() * slope);
    }

    /** Passes a cell; one that is not known passes as its mean. */
    void pass(ThetaRule rule, double value) {
        cells++;
        level += rule.alpha() * (value - level);
        power *= 1 - rule.alpha();
        if (rule.dynamic()) {
            int t = cells;
            double before = mean;
            mean += (value - mean) / t;
            if (t > 1) {
                slope = ((t - 2) * slope + 6 * (value - before) / t) / (t + 1);
                intercept = mean - slope * (t + 1) / 2;
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(cells);
        out.writeDouble(level);
        out.writeDouble(mean);
        out.writeDouble(intercept);
        out.writeDouble(slope);
        out.writeDouble(power);
    }

    static ThetaState read(DataInput in) throws IOException {
        ThetaState state = new ThetaState();
        state.cells = in.readInt();
        state.level = in.readDouble();
        state.mean = in.readDouble();
        state.intercept = in.readDouble();
        state.slope = in.readDouble();
        state.power = in.readDouble();
        return state;
    }
}
