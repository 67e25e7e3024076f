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
 * @param replenishedFromDay first day, counted from today, on which orders can come in that are not written yet. From
 *     then on shelves are taken to be filled for everybody who comes, so an old unit that sells replaces a purchase and
 *     is worth its cost, not its price; {@link #NEVER} if what the arrivals of the problem say is all that comes
 * @param saleWorth what a customer at full price who finds nothing is worth to the shop, in purchase costs of the unit: the
 *     number of wasted units that orders weigh a sale with to reach a fill rate. What of it is above the margin counts
 *     against plans that leave the shelf empty; 0 if the lost revenue is all
 * @param standardErrors a discount of today, or a move, must gain at least this many standard errors of that gain on the paths
 *     beyond the search paths, or on all paths where fewer than 16 are beyond them; 0 if it must only be worth more than full
 *     price on all paths
 */
public record ExpirySettings(
        int paths,
        int searchPaths,
        double riskShare,
        double laterGiftProbability,
        double negligibleSaleProbability,
        int quantityParts,
        int transferTargets,
        int replenishedFromDay,
        double saleWorth,
        double standardErrors) {
    /** No orders but those that are known come in. */
    public static final int NEVER = Integer.MAX_VALUE;

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
        require(replenishedFromDay >= 0, "replenishedFromDay", replenishedFromDay);
        require(saleWorth >= 0 && saleWorth < Double.MAX_VALUE, "saleWorth", saleWorth);
        require(standardErrors >= 0 && standardErrors < Double.MAX_VALUE, "standardErrors", standardErrors);
    }

    /**
     * Settings for a shop that gets nothing but the arrivals it knows, and to whom a lost sale is its revenue; gains need
     * not stand out from chance.
     *
     * @param paths see {@link ExpirySettings}
     * @param searchPaths likewise
     * @param riskShare likewise
     * @param laterGiftProbability likewise
     * @param negligibleSaleProbability likewise
     * @param quantityParts likewise
     * @param transferTargets likewise
     */
    public ExpirySettings(
            int paths,
            int searchPaths,
            double riskShare,
            double laterGiftProbability,
            double negligibleSaleProbability,
            int quantityParts,
            int transferTargets) {
        this(
                paths,
                searchPaths,
                riskShare,
                laterGiftProbability,
                negligibleSaleProbability,
                quantityParts,
                transferTargets,
                NEVER,
                0,
                0);
    }

    /**
     * The same for a shop that is replenished.
     *
     * @param fromDay first day on which orders can come in that are not written yet: for a shop that orders every day and
     *     has written today's order, lead time and one day
     * @param worth of a sale in wasted units, 0 if a lost sale is its revenue
     * @return changed settings
     */
    public ExpirySettings replenished(int fromDay, double worth) {
        return new ExpirySettings(
                paths,
                searchPaths,
                riskShare,
                laterGiftProbability,
                negligibleSaleProbability,
                quantityParts,
                transferTargets,
                fromDay,
                worth,
                standardErrors);
    }

    /**
     * The same with another demand on the gain of a discount.
     *
     * @param errors standard errors of the gain that it must reach
     * @return changed settings
     */
    public ExpirySettings gaining(double errors) {
        return new ExpirySettings(
                paths,
                searchPaths,
                riskShare,
                laterGiftProbability,
                negligibleSaleProbability,
                quantityParts,
                transferTargets,
                replenishedFromDay,
                saleWorth,
                errors);
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
