/** Words and promises of FlowCast: records, sealed results, the interfaces of the crafts, the service interfaces. */
module io.flowcast.api {
    requires static org.jspecify;
}
