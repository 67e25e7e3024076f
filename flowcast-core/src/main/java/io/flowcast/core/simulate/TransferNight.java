package io.flowcast.core.simulate;

/** What lies where at the end of a simulated day, and how to move it. A policy must not keep it. */
public final class TransferNight {
    private final ItemRun[] sites;
    int day;

    TransferNight(ItemRun[] sites) {
        this.sites = sites;
    }

    /**
     * Number of sites, in the group's order.
     *
     * @return at least 2
     */
    public int sites() {
        return sites.length;
    }

    /**
     * The day that has closed.
     *
     * @return from 0
     */
    public int day() {
        return day;
    }

    /**
     * Stock of all ages.
     *
     * @param site place in the group
     * @return base units
     */
    public long onHand(int site) {
        return site(site).onHand;
    }

    /**
     * Stock of one age.
     *
     * @param site place in the group
     * @param remainingDays days it can still be sold from the next morning on, at least 1
     * @return base units, 0 beyond the life at this site
     */
    public long stock(int site, int remainingDays) {
        ItemRun run = site(site);
        return remainingDays >= 1 && remainingDays <= run.stock.length ? run.stock[remainingDays - 1] : 0;
    }

    /**
     * Moves units; they are on the shelf of the other site next morning and keep their age.
     *
     * @param from site that gives
     * @param to another site
     * @param remainingDays days they can still be sold from the next morning on
     * @param units from 0 to what is there
     */
    public void move(int from, int to, int remainingDays, long units) {
        ItemRun giver = site(from);
        ItemRun taker = site(to);
        if (from == to) {
            throw new IllegalArgumentException("to must be another site than from, was " + to);
        }
        if (units < 0 || units > stock(from, remainingDays)) {
            throw new IllegalArgumentException("units must lie between 0 and the " + stock(from, remainingDays)
                    + " there are of " + remainingDays + " days, was " + units);
        }
        if (units == 0) {
            return;
        }
        if (remainingDays > taker.stock.length) {
            throw new IllegalArgumentException("remainingDays must be at most " + taker.stock.length
                    + ", the life at the other site, was " + remainingDays);
        }
        giver.stock[remainingDays - 1] -= units;
        giver.onHand -= units;
        giver.movedOut += units;
        taker.stock[remainingDays - 1] += units;
        taker.onHand += units;
        taker.movedIn += units;
    }

    private ItemRun site(int site) {
        if (site < 0 || site >= sites.length) {
            throw new IllegalArgumentException("site must lie between 0 and " + (sites.length - 1) + ", was " + site);
        }
        return sites[site];
    }
}
