package io.flowcast.server.catalog;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.persistence.postgres.SettingStore;
import io.flowcast.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Keeps the settings of plans. */
public final class PlanSettingsStore {

    private static final String NAME = "plan";

    private final SettingStore settings;
    private final Json json;

    /**
     * A view of the settings.
     *
     * @param settings where they are kept
     * @param json how they are written
     */
    public PlanSettingsStore(SettingStore settings, Json json) {
        this.settings = settings;
        this.json = json;
    }

    /** Replaces the settings. */
    public void replace(SettingsDocument document) {
        settings.replace(NAME, new String(json.write(document), StandardCharsets.UTF_8));
    }

    /** The settings, or empty if none were given yet. */
    public Optional<SettingsDocument> find() {
        return settings.find(NAME)
                .map(document -> json.read(document.getBytes(StandardCharsets.UTF_8), SettingsDocument.class));
    }

    /** The settings, or sober ones in the currency of the first site of a catalog. */
    public SettingsDocument orStandard(Catalog catalog) {
        return find().orElseGet(() -> SettingsDocument.of(
                PlanSettings.standard(
                        catalog.sites().isEmpty()
                                ? Currency.getInstance("EUR")
                                : catalog.sites().get(0).currency()),
                Factors.of(List.of())));
    }
}
