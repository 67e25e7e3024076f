package io.flowcast.api.store;

import java.util.List;
import java.util.Optional;

/** Keeps plans. Safe for several threads. */
public interface PlanStore {
    /**
     * Keeps a plan, all or nothing. The same plan again does nothing.
     *
     * @param plan the plan
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    void save(PlanDocument plan);

    /**
     * One part of a plan.
     *
     * @param planId key of the plan
     * @param part name of the part
     * @return its JSON document, or empty if there is no such plan or part
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    Optional<String> part(String planId, String part);

    /**
     * Plans without their parts, newest first.
     *
     * @param limit how many at most
     * @return the plans, with empty parts
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    List<PlanDocument> newest(int limit);
}
