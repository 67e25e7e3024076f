package io.flowcast.models.expiry.shelflife.survival;

/** exp(-ratio H0(t)) with a baseline that grows in steps. */
record StepSurvival(StepHazard baseline, double ratio) implements SurvivalFunction, StepTimes {
    @Override
    public double survival(double time) {
        return Math.exp(-ratio * baseline.at(time));
    }

    @Override
    public double lastTime() {
        return baseline.lastTime();
    }

    @Override
    public double[] stepTimes() {
        return baseline.times();
    }
}
