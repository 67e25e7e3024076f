package io.flowcast.models.expiry.donation;

import java.util.Arrays;
import java.util.List;

/**
 * Maximum flow of mass from kinds to those who may take them, by shortest augmenting layers (Dinic 1970). Node 0 is the
 * source, then the kinds, the recipients and the sink. Differences below the crumb are rounding.
 */
final class MassFlow {
    private final List<GiftAllocation.Kind> kinds;
    private final double[] given;
    private final int recipients;
    private final double crumb;
    /** Flow by kind and place in its takers. */
    private final double[][] flow;

    private final double[] used;
    private final double[] received;
    private final int[][] kindsOf;
    private final int[][] placeOf;
    private final int[] layerOfKind;
    private final int[] layerOfRecipient;
    private final int[] nextOfKind;
    private final int[] nextOfRecipient;
    private double[] limit = {};

    MassFlow(List<GiftAllocation.Kind> kinds, double[] given, int recipients, double crumb) {
        this.kinds = kinds;
        this.given = given;
        this.recipients = recipients;
        this.crumb = crumb;
        flow = new double[kinds.size()][];
        int[] count = new int[recipients];
        for (int g = 0; g < flow.length; g++) {
            flow[g] = new double[kinds.get(g).takers().length];
            for (int r : kinds.get(g).takers()) {
                count[r]++;
            }
        }
        kindsOf = new int[recipients][];
        placeOf = new int[recipients][];
        for (int r = 0; r < recipients; r++) {
            kindsOf[r] = new int[count[r]];
            placeOf[r] = new int[count[r]];
        }
        Arrays.fill(count, 0);
        for (int g = 0; g < flow.length; g++) {
            int[] takers = kinds.get(g).takers();
            for (int i = 0; i < takers.length; i++) {
                kindsOf[takers[i]][count[takers[i]]] = g;
                placeOf[takers[i]][count[takers[i]]++] = i;
            }
        }
        used = new double[flow.length];
        received = new double[recipients];
        layerOfKind = new int[flow.length];
        layerOfRecipient = new int[recipients];
        nextOfKind = new int[flow.length];
        nextOfRecipient = new int[recipients];
    }

    /** The most that can be handed out if each recipient takes at most its limit. */
    double run(double[] limits) {
        start(limits);
        return push();
    }

    /** Hands nothing out yet. */
    void start(double[] limits) {
        limit = limits;
        for (double[] of : flow) {
            Arrays.fill(of, 0);
        }
        Arrays.fill(used, 0);
        Arrays.fill(received, 0);
    }

    /** Offers more of a kind beside all that is handed out; what finds no room is taken back. */
    double more(int kind, double mass) {
        given[kind] = used[kind] + mass;
        double sent = push();
        given[kind] = used[kind];
        return sent;
    }

    private double push() {
        double sent = 0;
        while (layers()) {
            Arrays.fill(nextOfKind, 0);
            Arrays.fill(nextOfRecipient, 0);
            for (int g = 0; g < flow.length; g++) {
                while (layerOfKind[g] == 0 && given[g] - used[g] > crumb) {
                    double more = fromKind(g, given[g] - used[g]);
                    if (more <= 0) {
                        break;
                    }
                    used[g] += more;
                    sent += more;
                }
            }
        }
        return sent;
    }

    /** Layers of the residual graph from the source; whether the sink is reached. */
    private boolean layers() {
        Arrays.fill(layerOfKind, -1);
        Arrays.fill(layerOfRecipient, -1);
        int[] queue = new int[flow.length + recipients];
        int head = 0;
        int tail = 0;
        for (int g = 0; g < flow.length; g++) {
            if (given[g] - used[g] > crumb) {
                layerOfKind[g] = 0;
                queue[tail++] = g;
            }
        }
        boolean reached = false;
        while (head < tail) {
            int node = queue[head++];
            if (node < flow.length) {
                for (int r : kinds.get(node).takers()) {
                    if (layerOfRecipient[r] < 0) {
                        layerOfRecipient[r] = layerOfKind[node] + 1;
                        queue[tail++] = flow.length + r;
                        reached |= limit[r] - received[r] > crumb;
                    }
                }
            } else {
                int r = node - flow.length;
                for (int k = 0; k < kindsOf[r].length; k++) {
                    int g = kindsOf[r][k];
                    if (layerOfKind[g] < 0 && flow[g][placeOf[r][k]] > crumb) {
                        layerOfKind[g] = layerOfRecipient[r] + 1;
                        queue[tail++] = g;
                    }
                }
            }
        }
        return reached;
    }

    private double fromKind(int g, double mass) {
        int[] takers = kinds.get(g).takers();
        for (; nextOfKind[g] < takers.length; nextOfKind[g]++) {
            int i = nextOfKind[g];
            int r = takers[i];
            if (layerOfRecipient[r] == layerOfKind[g] + 1) {
                double sent = fromRecipient(r, mass);
                if (sent > 0) {
                    flow[g][i] += sent;
                    return sent;
                }
            }
        }
        return 0;
    }

    private double fromRecipient(int r, double mass) {
        double room = limit[r] - received[r];
        if (room > crumb) {
            double sent = Math.min(room, mass);
            received[r] += sent;
            return sent;
        }
        for (; nextOfRecipient[r] < kindsOf[r].length; nextOfRecipient[r]++) {
            int g = kindsOf[r][nextOfRecipient[r]];
            int i = placeOf[r][nextOfRecipient[r]];
            if (layerOfKind[g] == layerOfRecipient[r] + 1 && flow[g][i] > crumb) {
                double sent = fromKind(g, Math.min(mass, flow[g][i]));
                if (sent > 0) {
                    flow[g][i] -= sent;
                    return sent;
                }
            }
        }
        return 0;
    }

    /** Recipients from which a limit that is not reached can be reached in the residual graph. */
    boolean[] shortSide() {
        boolean[] side = new boolean[recipients];
        boolean[] seen = new boolean[flow.length];
        int[] queue = new int[recipients];
        int tail = 0;
        for (int r = 0; r < recipients; r++) {
            if (limit[r] - received[r] > crumb) {
                side[r] = true;
                queue[tail++] = r;
            }
        }
        for (int head = 0; head < tail; head++) {
            for (int g : kindsOf[queue[head]]) {
                if (!seen[g]) {
                    seen[g] = true;
                    int[] takers = kinds.get(g).takers();
                    for (int i = 0; i < takers.length; i++) {
                        if (!side[takers[i]] && flow[g][i] > crumb) {
                            side[takers[i]] = true;
                            queue[tail++] = takers[i];
                        }
                    }
                }
            }
        }
        return side;
    }

    /** All mass that a set of recipients may take. */
    double reach(boolean[] set) {
        double mass = 0;
        for (int g = 0; g < flow.length; g++) {
            for (int r : kinds.get(g).takers()) {
                if (set[r]) {
                    mass += given[g];
                    break;
                }
            }
        }
        return mass;
    }

    double[][] flows() {
        double[][] all = new double[flow.length][recipients];
        for (int g = 0; g < flow.length; g++) {
            int[] takers = kinds.get(g).takers();
            for (int i = 0; i < takers.length; i++) {
                all[g][takers[i]] = flow[g][i];
            }
        }
        return all;
    }
}
