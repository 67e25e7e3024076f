package io.flowcast.models.demand.intermittent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a rate of demand moves with the cells, parameters included. Immutable. */
interface RateRule {
    /** The rule and its parameters, as the field writes it. */
    String label();

    /** A rate that has seen nothing. */
    Rate start();

    /** How much of a surprise stays in the rate. */
    double memory();

    void write(DataOutput out) throws IOException;

    /** A rate on its way through a series. Serves one thread. */
    interface Rate {
        /** Expected demand of the next cell; NaN as long as there has been no cell to learn from. */
        double mean();

        /** Moves past a cell; NaN tells nothing and no time passes with it. */
        void take(double value);
    }

    static RateRule read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case CrostonRule.KIND -> CrostonRule.read(in);
            case TsbRule.KIND -> TsbRule.read(in);
            case BlockRule.KIND -> BlockRule.read(in);
            default -> throw new IOException("no rule of intermittent demand has the number " + kind);
        };
    }
}
