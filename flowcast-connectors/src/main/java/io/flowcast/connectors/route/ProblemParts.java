package io.flowcast.connectors.route;

import io.flowcast.api.routing.RoutingProblem;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a routing problem beside its dimensions and travel: lists of records, and rules that are one of several words. Each is
 * named as its accessor is; the builder takes it by its type.
 */
final class ProblemParts {

    /**
     * A part.
     *
     * @param name name of the accessor
     * @param type record of the list, or enumeration of the rule
     * @param list whether it is a list
     */
    record Part(String name, Class<?> type, boolean list, Method accessor, Method adder) {

        @Nullable
        Object of(RoutingProblem problem) {
            return call(accessor, problem);
        }

        void add(RoutingProblem.Builder builder, Object value) {
            call(adder, builder, value);
        }

        private static @Nullable Object call(Method method, Object target, Object... arguments) {
            try {
                return method.invoke(target, arguments);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot call " + method, e);
            }
        }
    }

    private ProblemParts() {}

    /** All parts, in the order of their names but for those that others refer to. */
    static Map<String, Part> all() {
        Map<String, Part> parts = new LinkedHashMap<>();
        List<String> first = List.of("depots", "vehicleTypes", "stops", "shipments");
        Map<String, Part> found = new TreeMap<>();
        for (Method accessor : RoutingProblem.class.getMethods()) {
            Class<?> type = type(accessor);
            if (accessor.getDeclaringClass() == RoutingProblem.class && type != null) {
                boolean list = accessor.getReturnType() == List.class;
                found.put(accessor.getName(), new Part(accessor.getName(), type, list, accessor, adder(type)));
            }
        }
        first.forEach(name -> parts.put(name, Objects.requireNonNull(found.get(name))));
        found.forEach(parts::putIfAbsent);
        return parts;
    }

    private static @Nullable Class<?> type(Method accessor) {
        if (accessor.getParameterCount() > 0) {
            return null;
        }
        if (accessor.getReturnType().isEnum()) {
            return accessor.getReturnType();
        }
        boolean records = accessor.getGenericReturnType() instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord();
        return records
                ? (Class<?>) ((ParameterizedType) accessor.getGenericReturnType()).getActualTypeArguments()[0]
                : null;
    }

    private static Method adder(Class<?> type) {
        for (Method method : RoutingProblem.Builder.class.getMethods()) {
            if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == type) {
                return method;
            }
        }
        throw new IllegalStateException("The builder of problems takes no " + type);
    }
}
