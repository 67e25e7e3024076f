package io.flowcast.benchmarks.inventory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Whether an answer agrees with a reference: numbers to 1e-6 relative, lists and objects part by part. */
final class Agreement {
    private static final double RELATIVE = 1e-6;
    /** Below this both are rounding. */
    private static final double ROUNDING = 1e-12;
    /** The same as a part of the largest number of the answer: what a difference of such numbers cannot tell from 0. */
    private static final double CANCELLED = 1e-14;

    private final LooseJson reference;
    private final double rounding;

    private Agreement(LooseJson reference, double largest) {
        this.reference = reference;
        rounding = Math.max(ROUNDING, CANCELLED * largest);
    }

    /** Compares what the reference holds; of a container that was cut only the parts it has. */
    static boolean agree(LooseJson reference, Object expected, Object ours) {
        return new Agreement(reference, largest(expected)).agree(expected, ours);
    }

    private static double largest(Object value) {
        if (value instanceof Number number) {
            double size = Math.abs(number.doubleValue());
            return Double.isFinite(size) ? size : 0;
        }
        double largest = 0;
        Iterable<?> parts =
                value instanceof List<?> list ? list : value instanceof Map<?, ?> map ? map.values() : List.of();
        for (Object part : parts) {
            largest = Math.max(largest, largest(part));
        }
        return largest;
    }

    /** Whether a number of an answer is not one. */
    static boolean holdsNan(Object value) {
        if (value instanceof Double number) {
            return Double.isNaN(number);
        }
        return value instanceof List<?> list && list.stream().anyMatch(Agreement::holdsNan);
    }

    private boolean agree(Object expected, Object ours) {
        if (expected instanceof Map<?, ?> map) {
            return ours instanceof Map<?, ?> other && objects(map, other);
        }
        if (expected instanceof List<?> list) {
            return ours instanceof List<?> other && lists(list, other);
        }
        if (expected instanceof Number number) {
            return ours instanceof Number other && numbers(number.doubleValue(), other.doubleValue());
        }
        if (LooseJson.isNull(expected)) {
            return LooseJson.isNull(ours) || (ours instanceof Double d && Double.isNaN(d));
        }
        return expected.equals(ours);
    }

    private boolean numbers(double expected, double ours) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, ours) == 0;
        }
        double difference = Math.abs(expected - ours);
        return difference <= RELATIVE * Math.max(Math.abs(expected), Math.abs(ours)) || difference <= rounding;
    }

    private boolean lists(List<?> expected, List<?> ours) {
        if (reference.cut(expected) ? ours.size() < expected.size() : ours.size() != expected.size()) {
            return false;
        }
        Iterator<?> mine = ours.iterator();
        for (Object each : expected) {
            if (!agree(each, mine.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean objects(Map<?, ?> expected, Map<?, ?> ours) {
        if (!reference.cut(expected) && ours.size() != expected.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object mine = ours.get(key);
            if (mine == null) {
                mine = numberKey(ours, key);
            }
            if (mine == null || !agree(entry.getValue(), mine)) {
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
