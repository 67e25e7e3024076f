/** Words and promises of FlowCast: records, sealed results, the interfaces of the crafts, the service interfaces. */
module io.flowcast.api {
    requires static transitive org.jspecify;

    exports io.flowcast.api.catalog;
    exports io.flowcast.api.demand;
    exports io.flowcast.api.distribution;
    exports io.flowcast.api.expiry;
    exports io.flowcast.api.factor;
    exports io.flowcast.api.finding;
    exports io.flowcast.api.impact;
    exports io.flowcast.api.inventory;
    exports io.flowcast.api.plan;
    exports io.flowcast.api.routing;
    exports io.flowcast.api.run;
    exports io.flowcast.api.signal;
    exports io.flowcast.api.stock;
    exports io.flowcast.api.store;
    exports io.flowcast.api.travel;
}
