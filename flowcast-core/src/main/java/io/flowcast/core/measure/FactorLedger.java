package io.flowcast.core.measure;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.impact.FactorUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notes every factor that is used and with which amount on each side, so that a figure can be followed down to it. */
final class FactorLedger {
    private final Factors factors;
    private final FindingCollector findings;
    private final Set<String> missing = new HashSet<>();
    private final Map<Use, double[]> amounts = new TreeMap<>();

    private record Use(String figure, String factorId, String unit) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            int c = figure.compareTo(other.figure);
            return c != 0 ? c : factorId.compareTo(other.factorId);
        }
    }

    FactorLedger(Factors factors, FindingCollector findings) {
        this.factors = factors;
        this.findings = findings;
    }

    /** Amount times factor; 0 with a finding where the factor is missing. Side 0 is the plan, 1 the baseline. */
    double apply(String figure, String factorId, double amount, String unit, int side) {
        Factor factor = factors.find(factorId).orElse(null);
        if (factor == null) {
            if (amount > 0 && missing.add(factorId)) {
                findings.add(
                        Severity.WARNING,
                        "impact.missing-factor",
                        Place.of("factors"),
                        "factor",
                        factorId,
                        "Maybe the list of factors is older than the catalog; " + figure + " counts nothing for it.");
            }
            return 0;
        }
        amounts.computeIfAbsent(new Use(figure, factorId, unit), use -> new double[2])[side] += amount;
        return amount * factor.value();
    }

    List<FactorUse> uses() {
        List<FactorUse> uses = new ArrayList<>();
        amounts.forEach((use, sides) -> factors.find(use.factorId)
                .ifPresent(factor -> uses.add(new FactorUse(use.figure, factor, sides[0], sides[1], use.unit))));
        return uses;
    }
}
