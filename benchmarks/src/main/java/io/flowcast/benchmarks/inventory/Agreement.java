package io.flowcast.benchmarks.inventory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Whether an answer agrees with a reference: numbers to 1e-6 relative, lists and objects part by part. */
final class Agreement {
    private static final double RELATIVE = 1e-6;
    /** Below this both are rounding. */
    private static final double ROUNDING = 1e-12;

    private Agreement() {}

    /** Compares what the reference holds; of a container that was cut only the parts it has. */
    static boolean agree(LooseJson reference, Object expected, Object ours) {
        if (expected instanceof Map<?, ?> map) {
            return ours instanceof Map<?, ?> other && objects(reference, map, other);
        }
        if (expected instanceof List<?> list) {
            return ours instanceof List<?> other && lists(reference, list, other);
        }
        if (expected instanceof Number number) {
            return ours instanceof Number other && numbers(number.doubleValue(), other.doubleValue());
        }
        if (LooseJson.isNull(expected)) {
            return LooseJson.isNull(ours) || (ours instanceof Double d && Double.isNaN(d));
        }
        return expected.equals(ours);
    }

    static boolean numbers(double expected, double ours) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, ours) == 0;
        }
        double difference = Math.abs(expected - ours);
        return difference <= RELATIVE * Math.max(Math.abs(expected), Math.abs(ours)) || difference <= ROUNDING;
    }

    private static boolean lists(LooseJson reference, List<?> expected, List<?> ours) {
        if (reference.cut(expected) ? ours.size() < expected.size() : ours.size() != expected.size()) {
            return false;
        }
        Iterator<?> mine = ours.iterator();
        for (Object each : expected) {
            if (!agree(reference, each, mine.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean objects(LooseJson reference, Map<?, ?> expected, Map<?, ?> ours) {
        if (!reference.cut(expected) && ours.size() != expected.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object mine = ours.get(key);
            if (mine == null) {
                mine = numberKey(ours, key);
            }
            if (mine == null || !agree(reference, entry.getValue(), mine)) {
                return false;
            }
        }
        return true;
    }

    /** A key that is the same number, written in another way. */
    private static @org.jspecify.annotations.Nullable Object numberKey(Map<?, ?> ours, String key) {
        try {
            double wanted = Double.parseDouble(key);
            for (Map.Entry<?, ?> entry : ours.entrySet()) {
                double is = Double.parseDouble(String.valueOf(entry.getKey()));
                if (Math.abs(is - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))) {
                    return entry.getValue();
                }
            }
        } catch (NumberFormatException notNumbers) {
            return null;
        }
        return null;
    }
}
