package io.flowcast.core.measure;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Notes every factor that is used and with which amount on each side, so that a figure can be followed down to it. */
final class FactorLedger {
    private final Factors factors;
    private final FindingCollector findings;
    private final Set<String> missing = new HashSet<>();
    private final Map<Use, double[]> amounts = new TreeMap<>();

    private record Use(Figure figure, Factor factor, String unit) implements Comparable<Use> {
        private static final Comparator<Use> ORDER = Comparator.comparing(Use::figure)
                .thenComparing(use -> use.factor().id())
                .thenComparing(Use::unit);

        @Override
        public int compareTo(Use other) {
            return ORDER.compare(this, other);
        }
    }

    FactorLedger(Factors factors, FindingCollector findings) {
        this.factors = factors;
        this.findings = findings;
    }

    /** The first factor of a list of keys that is there. */
    Optional<Factor> first(List<String> ids) {
        for (String id : ids) {
            Optional<Factor> factor = factors.find(id);
            if (factor.isPresent()) {
                return factor;
            }
        }
        return Optional.empty();
    }

    /**
     * Amount times factor; 0 with a finding where the factor is missing. Side 0 is the plan, 1 the baseline; of several
     * keys the first that is there counts.
     */
    double apply(Figure figure, List<String> ids, double amount, String unit, int side) {
        if (amount == 0) {
            return 0;
        }
        Factor factor = first(ids).orElse(null);
        if (factor == null) {
            String general = ids.get(ids.size() - 1);
            if (missing.add(figure + " " + general)) {
                findings.add(
                        Severity.WARNING,
                        "impact.missing-factor",
                        Place.of("factors"),
                        "factor",
                        general,
                        "Maybe the list of factors is older than the catalog; " + figure.label()
                                + " counts nothing for it.");
            }
            return 0;
        }
        amounts.computeIfAbsent(new Use(figure, factor, unit), use -> new double[2])[side] += amount;
        return amount * factor.value();
    }

    /** Emissions of driving; a factor in another unit than kilometres counts nothing and is a finding. */
    double applyPerKilometre(String id, double kilometres, int side) {
        Factor factor = factors.find(id).orElse(null);
        if (factor != null && !factor.unit().endsWith("/km")) {
            if (missing.add("unit of " + id)) {
                findings.add(
                        Severity.WARNING,
                        "impact.transport-unit",
                        Place.of("factors", id),
                        "unit",
                        factor.unit(),
                        "Maybe it is a factor of freight: a vehicle needs one in kgCO2e/km; driving counts nothing for it.");
            }
            return 0;
        }
        return apply(Figure.TRANSPORT, List.of(id), kilometres, "km", side);
    }

    /** As {@link #apply}, for figures that are counted only where there is a factor. */
    double applyIfKnown(Figure figure, List<String> ids, double amount, String unit, int side) {
        return first(ids).isPresent() ? apply(figure, ids, amount, unit, side) : 0;
    }

    /** Whether any factor begins with a prefix. */
    boolean any(String prefix) {
        return factors.any(prefix);
    }

    List<FactorUse> uses() {
        List<FactorUse> uses = new ArrayList<>();
        amounts.forEach(
                (use, sides) -> uses.add(new FactorUse(use.figure.label(), use.factor, sides[0], sides[1], use.unit)));
        return uses;
    }
}
