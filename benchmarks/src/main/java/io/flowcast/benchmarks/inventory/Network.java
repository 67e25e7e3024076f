package io.flowcast.benchmarks.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A supply network as stockpyl writes it: nodes with an index, neighbours and attributes, those at their default left out. */
final class Network {
    private final List<Map<?, ?>> nodes = new ArrayList<>();
    private final Map<Integer, Integer> position = new HashMap<>();

    static Network of(Arguments a, String name) {
        if (!(a.raw(name) instanceof Map<?, ?> map) || !(map.get("_nodes") instanceof List<?> list)) {
            throw new Arguments.Unreadable("no network " + name);
        }
        if (a.cut(list)) {
            throw new Arguments.Unreadable("the file cuts the network off after " + list.size() + " nodes");
        }
        Network network = new Network();
        for (Object each : list) {
            if (each instanceof Map<?, ?> node && node.get("_index") instanceof Number index) {
                network.position.put(index.intValue(), network.nodes.size());
                network.nodes.add(node);
            } else {
                throw new Arguments.Unreadable("a node without index");
            }
        }
        return network;
    }

    int size() {
        return nodes.size();
    }

    int index(int i) {
        return nodes.get(i).get("_index") instanceof Number n ? n.intValue() : -1;
    }

    /** Positions of the neighbours, suppliers or customers. */
    int[] neighbours(int i, boolean suppliers) {
        Object list = nodes.get(i).get(suppliers ? "_predecessor_indices" : "_successor_indices");
        if (!(list instanceof List<?> indices)) {
            return new int[0];
        }
        List<Integer> found = new ArrayList<>();
        for (Object each : indices) {
            if (each instanceof Number n) {
                Integer at = position.get(n.intValue());
                if (at == null) {
                    throw new Arguments.Unreadable("no node " + each);
                }
                found.add(at);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    @Nullable
    Double number(int i, String name) {
        return nodes.get(i).get(name) instanceof Number n ? n.doubleValue() : null;
    }

    double number(int i, String name, double otherwise) {
        Double value = number(i, name);
        return value == null ? otherwise : value;
    }

    Demands.@Nullable Source demand(int i) {
        return nodes.get(i).get("demand_source") instanceof Map<?, ?> source ? Demands.of(source) : null;
    }

    /** Whether every node has at most one supplier and one customer. */
    boolean chain() {
        int sources = 0;
        for (int i = 0; i < size(); i++) {
            if (neighbours(i, true).length > 1 || neighbours(i, false).length > 1) {
                return false;
            }
            sources += neighbours(i, true).length == 0 ? 1 : 0;
        }
        return sources == 1;
    }

    /** Positions from the node without suppliers down to the one without customers; they must form a chain. */
    int[] downstream() {
        int at = -1;
        for (int i = 0; i < size(); i++) {
            if (neighbours(i, true).length == 0) {
                at = i;
            }
        }
        int[] chain = new int[size()];
        for (int k = 0; k < chain.length; k++) {
            if (at < 0) {
                throw new IllegalArgumentException("the network is no chain");
            }
            chain[k] = at;
            int[] next = neighbours(at, false);
            if (next.length > 1) {
                throw new IllegalArgumentException("the network is no chain");
            }
            at = next.length == 0 ? -1 : next[0];
        }
        return chain;
    }
}
