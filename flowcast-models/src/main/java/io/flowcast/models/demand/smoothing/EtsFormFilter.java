package io.flowcast.models.demand.smoothing;

/** Says which forms a search may try. */
@FunctionalInterface
interface EtsFormFilter {
    boolean allows(EtsForm form);
}
