package io.flowcast.core.simulate;

/** Decides, in a simulation, which units go from one site to another overnight. One object plays one run of one group. */
@FunctionalInterface
public interface TransferPolicy {
    /**
     * Asked at the end of every day but the last, after sales and expiry.
     *
     * @param night stock of all sites; valid during the call only
     */
    void closed(TransferNight night);

    /** Makes the policies of a simulation; called by several threads. */
    @FunctionalInterface
    interface Factory {
        /**
         * A policy for one run of one group.
         *
         * @param group number of the group
         * @param run number of the run
         * @return a policy that has seen nothing yet
         */
        TransferPolicy create(int group, int run);
    }
}
