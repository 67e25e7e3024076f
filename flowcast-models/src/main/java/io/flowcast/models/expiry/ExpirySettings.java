package io.flowcast.models.expiry;

/**
 * How an expiry plan is searched for, and what it assumes of the days after today.
 *
 * @param paths sample paths on which what was decided is valued, at least 16
 * @param searchPaths how many of them, the first ones, decisions are searched for on, at least 16
 * @param riskShare a lot is worth a search if more than this share of it is expected to expire at full price
 * @param laterGiftProbability probability that what is left of a lot on a later day can still be given away then; the
 *     lower it is, the earlier goods are given
 * @param negligibleSaleProbability a unit that sells with less than this probability counts as waste: it is given away if
 *     that costs no more than throwing it away, whatever its price
 * @param quantityParts a lot is split in parts no finer than this part of it, at least 4
 * @param transferTargets how many other sites are looked at closely for a lot
 */
public record ExpirySettings(
        int paths,
        int searchPaths,
        double riskShare,
        double laterGiftProbability,
        double negligibleSaleProbability,
        int quantityParts,
        int transferTargets) {
    /** Checks the arguments. */
    public ExpirySettings {
        require(paths >= 16, "paths", paths);
        require(searchPaths >= 16 && searchPaths <= paths, "searchPaths", searchPaths);
        require(riskShare >= 0 && riskShare <= 1, "riskShare", riskShare);
        require(laterGiftProbability >= 0 && laterGiftProbability <= 1, "laterGiftProbability", laterGiftProbability);
        require(
                negligibleSaleProbability >= 0 && negligibleSaleProbability < 1,
                "negligibleSaleProbability",
                negligibleSaleProbability);
        require(quantityParts >= 4, "quantityParts", quantityParts);
        require(transferTargets >= 0, "transferTargets", transferTargets);
    }

    private static void require(boolean condition, String name, double value) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }

    /**
     * Sober settings: 256 paths, 96 of them for the search, lots that lose more than 1 %, nine in ten later gifts find
     * room, a unit in twenty is no sale, lots in 64 parts, three targets.
     *
     * @return settings to start from
     */
    public static ExpirySettings standard() {
        return new ExpirySettings(256, 96, 0.01, 0.9, 0.05, 64, 3);
    }
}
