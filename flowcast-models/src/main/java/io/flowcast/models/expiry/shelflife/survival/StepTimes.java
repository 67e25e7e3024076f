package io.flowcast.models.expiry.shelflife.survival;

/** A survival function that falls in steps (or in straight lines) only between known times. */
interface StepTimes {
    /**
     * Times at which the function bends or falls.
     *
     * @return a copy, in order
     */
    double[] stepTimes();
}
