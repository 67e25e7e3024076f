package io.flowcast.models.expiry.shelflife.growth;

/**
 * What microbes feel.
 *
 * @param celsius temperature
 * @param ph acidity, from 0 to 14
 * @param waterActivity aw, from 0 to 1
 */
public record GrowthCondition(double celsius, double ph, double waterActivity) {
    /** Checks the arguments. */
    public GrowthCondition {
        require(celsius > -273.15 && celsius < 1000, "celsius", celsius);
        require(ph >= 0 && ph <= 14, "ph", ph);
        require(waterActivity >= 0 && waterActivity <= 1, "waterActivity", waterActivity);
    }

    private static void require(boolean condition, String name, double value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * Temperature alone, at pH 7 and aw 1.
     *
     * @param celsius temperature
     * @return the condition
     */
    public static GrowthCondition at(double celsius) {
        return new GrowthCondition(celsius, 7, 1);
    }

    GrowthCondition withCelsius(double other) {
        return new GrowthCondition(other, ph, waterActivity);
    }
}
