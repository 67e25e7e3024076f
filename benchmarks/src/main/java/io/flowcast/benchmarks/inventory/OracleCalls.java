package io.flowcast.benchmarks.inventory;

import java.util.HashMap;
import java.util.Map;

/** All functions of the reference that this library answers, by full name. */
final class OracleCalls {
    private OracleCalls() {}

    static Map<String, OracleCall> all() {
        Map<String, OracleCall> calls = new HashMap<>();
        LossCalls.addTo(calls);
        NewsvendorCalls.addTo(calls);
        LotSizingCalls.addTo(calls);
        PolicyCalls.addTo(calls);
        EchelonCalls.addTo(calls);
        MeioCalls.addTo(calls);
        return calls;
    }
}
