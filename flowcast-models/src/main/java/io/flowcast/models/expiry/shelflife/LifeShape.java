package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.distribution.Distribution;

/** How lives of one product differ, and what is left of one at an age. */
interface LifeShape {
    /**
     * The rest of a life that all but the failed share of the goods reach.
     *
     * @param lifeDays that life, above zero
     * @param ageDays age, at least 0
     * @param capDays no more than this is left; may be infinite
     */
    Distribution rest(double lifeDays, double ageDays, double capDays);

    /** Where the life comes from, for people. */
    String source();

    /** Whether the life was measured, so that a longer label does not lengthen it. */
    boolean measured();

    /** Log-normal with the spread that is assumed where nothing is measured. */
    static LifeShape assumed(ShelfLifeSettings settings) {
        return new LifeShape() {
            @Override
            public Distribution rest(double lifeDays, double ageDays, double capDays) {
                return RemainingDays.of(lifeDays, ageDays, capDays, settings);
            }

            @Override
            public String source() {
                return "catalogue";
            }

            @Override
            public boolean measured() {
                return false;
            }
        };
    }
}
