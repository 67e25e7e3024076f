package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;

/**
 * How goods that are given away are shared between recipients that may all take them. Weights and what they received
 * before come from their {@link RecipientStanding}; a rule never lets anybody take more than its capacity, nor goods it
 * may not take.
 */
public sealed interface Fairness {
    /** What is made alike. */
    enum Measure {
        /** Mass received over mass needed: who needs twice as much gets twice as much. */
        FILL_RATE,
        /** Mass received: everybody gets the same until its need is met. */
        QUANTITY
    }

    /**
     * The worst served gets as much as it can, then the next worst, and so on (lexicographic max-min, also called
     * progressive filling): no recipient can be given more without taking from one that has less.
     *
     * @param measure what is made alike; divided by the weight of the recipient
     */
    record MaxMin(Measure measure) implements Fairness {
        /** Checks the measure. */
        public MaxMin {
            Require.present("measure", measure);
        }
    }

    /**
     * Each kind of goods is split in proportion to weighted need among those who may take it; what a full recipient
     * cannot take is split among the others. Who may take more kinds gets more.
     */
    record Proportional() implements Fairness {}

    /**
     * The most value, as long as the share of each recipient in all that is given lies near its fair share: |x_r / X -
     * f_r| &lt;= cap, where f_r is its weighted need over that of all who may take something. A small cap can mean that
     * less is given (Orgut, Ivy, Uzsoy and Wilson 2016, IIE Transactions 48(3)).
     *
     * @param maxShareDeviation largest deviation of a share, from 0 to 1; parts of a unit may exceed it by one unit
     */
    record DeviationCap(double maxShareDeviation) implements Fairness {
        /** Checks the cap. */
        public DeviationCap {
            Require.fraction("maxShareDeviation", maxShareDeviation);
        }
    }

    /**
     * What is done if nobody chooses: max-min of fill rates.
     *
     * @return the rule
     */
    static Fairness standard() {
        return new MaxMin(Measure.FILL_RATE);
    }
}
