package io.flowcast.benchmarks.inventory;

import io.flowcast.models.inventory.loss.DemandLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named arguments of one call. */
final class Arguments {
    /** The row does not hold what the call was given. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private final LooseJson text;
    private final Map<String, Object> values;
    private final String test;

    @SuppressWarnings("unchecked") // LooseJson makes objects of text keys only
    Arguments(LooseJson text, String test) {
        this.text = text;
        this.test = test;
        if (!(text.root() instanceof Map<?, ?> map)) {
            throw new Unreadable("inputs are no object");
        }
        values = (Map<String, Object>) map;
    }

    /** Name of the test the call comes from; it names the textbook's instance. */
    String test() {
        return test;
    }

    boolean cut(Object container) {
        return text.cut(container);
    }

    boolean has(String name) {
        Object value = values.get(name);
        return value != null && value != LooseJson.NULL;
    }

    @Nullable
    Object raw(String name) {
        Object value = values.get(name);
        return value == LooseJson.NULL ? null : value;
    }

    double number(String name) {
        if (raw(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new Unreadable((text.cut(values) ? "cut before " : "no number ") + name);
    }

    double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return raw(name) instanceof Boolean flag ? flag : otherwise;
    }

    double[] numbers(String name) {
        if (raw(name) instanceof List<?> list) {
            return numbers(list);
        }
        throw new Unreadable("no list " + name);
    }

    static double[] numbers(List<?> list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i) instanceof Number n ? n.doubleValue() : Double.NaN;
        }
        return numbers;
    }

    /** One value per period: a single number for all, a list of them, or a list with an element before the first. */
    double[] perPeriod(String name, int periods, double otherwise) {
        Object value = raw(name);
        double[] out = new double[periods];
        if (value instanceof List<?> list) {
            if (list.size() != periods && list.size() != periods + 1) {
                throw new IllegalArgumentException(name + " must have " + periods + " elements, has " + list.size());
            }
            double[] all = numbers(list);
            return list.size() == periods ? all : Arrays.copyOfRange(all, 1, periods + 1);
        }
        Arrays.fill(out, value == null ? otherwise : number(name));
        return out;
    }

    /** One value per node index: a single number, an object by index, or a list in the order given. */
    double[] perNode(String name, int[] order) {
        Object value = raw(name);
        double[] out = new double[order.length];
        if (value instanceof Number number) {
            Arrays.fill(out, number.doubleValue());
        } else if (value instanceof Map<?, ?> map) {
            for (int i = 0; i < order.length; i++) {
                out[i] = map.get(String.valueOf(order[i])) instanceof Number n ? n.doubleValue() : Double.NaN;
            }
        } else if (value instanceof List<?> list && list.size() == order.length) {
            return numbers(list);
        } else {
            throw new Unreadable("no values by node: " + name);
        }
        return out;
    }

    int[] whole(String name) {
        return Arrays.stream(numbers(name)).mapToInt(x -> (int) x).toArray();
    }

    /** A distribution of the library scipy, frozen: name, shapes, location and scale. */
    DemandLaw law(String name) {
        Object value = raw(name);
        if (value instanceof Map<?, ?> map && map.containsKey("dist")) {
            return FrozenLaw.of(map);
        }
        throw new Unreadable("no distribution " + name);
    }

    /** Probabilities by value. */
    Map<Double, Double> masses(String name) {
        Map<Double, Double> masses = new java.util.TreeMap<>();
        if (raw(name) instanceof Map<?, ?> map) {
            map.forEach((key, p) -> masses.put(
                    Double.valueOf(String.valueOf(key)), p instanceof Number n ? n.doubleValue() : Double.NaN));
            return masses;
        }
        throw new Unreadable("no probabilities " + name);
    }

    static List<Object> list(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    static List<Object> list(double[] values) {
        List<Object> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
