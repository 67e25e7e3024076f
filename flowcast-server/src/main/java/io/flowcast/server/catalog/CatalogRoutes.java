package io.flowcast.server.catalog;

import io.flowcast.api.store.CatalogStore;
import io.flowcast.server.http.Doc;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.Json;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import io.flowcast.server.http.Scope;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** The routes of the catalog and the settings. */
public final class CatalogRoutes {

    private static final String SUBJECT = "catalog";
    private static final int MAXIMUM_CATALOG_BYTES = 128 << 20;

    private final CatalogStore catalogs;
    private final PlanSettingsStore settings;
    private final Exchange exchange;
    private final Json json;

    /**
     * Makes the handlers.
     *
     * @param catalogs where the catalog is kept
     * @param settings where the settings are kept
     * @param exchange how answers are written
     * @param json how the documents are read
     */
    public CatalogRoutes(CatalogStore catalogs, PlanSettingsStore settings, Exchange exchange, Json json) {
        this.catalogs = catalogs;
        this.settings = settings;
        this.exchange = exchange;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/catalog", "getCatalog")
                        .about(SUBJECT, "What is sold, where and by whom")
                        .needs(Scope.CATALOG_READ, RateClass.READ)
                        .gives(200, CatalogDocument.class, "The catalog; empty if there is none yet.")
                        .handledBy(this::getCatalog),
                Route.put("/v1/catalog", "replaceCatalog")
                        .about(SUBJECT, "Replace the catalog, all or nothing")
                        .description(
                                "Everything that is wrong is reported at once, up to 1,000 places. Keys must occur once;"
                                        + " whether the parts fit together is checked by each plan.")
                        .needs(Scope.CATALOG_WRITE, RateClass.HEAVY)
                        .takes(CatalogDocument.class, "The new catalog.")
                        .gives(200, CatalogSize.class, "The catalog was replaced.")
                        .handledBy(this::replaceCatalog),
                Route.get("/v1/settings", "getSettings")
                        .about(SUBJECT, "What the company decides once")
                        .needs(Scope.CATALOG_READ, RateClass.READ)
                        .gives(200, SettingsDocument.class, "The settings; sober ones if none were given yet.")
                        .handledBy(context -> exchange.reply(context, 200, settings.orStandard(catalogs.read()))),
                Route.put("/v1/settings", "replaceSettings")
                        .about(SUBJECT, "Replace the settings")
                        .needs(Scope.CATALOG_WRITE, RateClass.WRITE)
                        .takes(SettingsDocument.class, "The new settings.")
                        .gives(200, SettingsDocument.class, "The settings as they are now.")
                        .handledBy(this::replaceSettings));
    }

    /** How much a catalog holds. */
    public record CatalogSize(
            @Doc("Number of products.") int products,
            @Doc("Number of sites.") int sites,
            @Doc("Number of suppliers.") int suppliers,
            @Doc("Number of lanes.") int lanes,
            @Doc("Number of listings.") int listings,
            @Doc("Number of kinds of vehicle.") int vehicles,
            @Doc("Number of recipients.") int recipients) {}

    private void getCatalog(Context context) {
        exchange.reply(context, 200, CatalogDocument.of(catalogs.read()));
    }

    private void replaceCatalog(Context context) throws IOException {
        CatalogDocument document = CatalogReader.read(exchange.bytes(context, MAXIMUM_CATALOG_BYTES), json);
        catalogs.replace(document.toCatalog());
        exchange.reply(
                context,
                200,
                new CatalogSize(
                        document.products().size(),
                        document.sites().size(),
                        document.suppliers().size(),
                        document.lanes().size(),
                        document.listings().size(),
                        document.vehicles().size(),
                        document.recipients().size()));
    }

    private void replaceSettings(Context context) throws IOException {
        SettingsDocument document = exchange.body(context, SettingsDocument.class);
        settings.replace(document);
        exchange.reply(context, 200, document);
    }
}
