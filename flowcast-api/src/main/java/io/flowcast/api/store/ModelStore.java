package io.flowcast.api.store;

import io.flowcast.api.internal.Require;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Keeps fitted models, in versions that are never changed. Safe for several threads. */
public interface ModelStore {
    /**
     * Keeps a model as the next version of its name.
     *
     * @param name what the model is for
     * @param forecaster name of the forecaster that can load it
     * @param content what {@link io.flowcast.api.demand.FittedDemand#save} wrote
     * @return the version, counted from 1
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    int save(String name, String forecaster, byte[] content);

    /**
     * The newest version of a model.
     *
     * @param name what the model is for
     * @return the model, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    Optional<StoredModel> latest(String name);

    /**
     * One version of a model.
     *
     * @param name what the model is for
     * @param version the version
     * @return the model, or empty if there is none
     * @throws io.flowcast.api.finding.SourceException if the store does not answer
     */
    Optional<StoredModel> version(String name, int version);

    /**
     * A model that was kept.
     *
     * @param name what the model is for
     * @param version version, counted from 1
     * @param forecaster name of the forecaster that can load it
     * @param createdAt when it was kept
     * @param content what was saved; not copied
     */
    record StoredModel(String name, int version, String forecaster, Instant createdAt, byte[] content) {
        /** Checks the arguments. */
        public StoredModel {
            Require.text("name", name);
            Require.positive("version", (long) version);
            Require.text("forecaster", forecaster);
            Require.present("createdAt", createdAt);
            Require.present("content", content);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StoredModel o
                    && name.equals(o.name)
                    && version == o.version
                    && forecaster.equals(o.forecaster)
                    && createdAt.equals(o.createdAt)
                    && Arrays.equals(content, o.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, version);
        }
    }
}
