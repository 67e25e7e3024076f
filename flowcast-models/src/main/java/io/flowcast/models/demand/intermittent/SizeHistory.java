package io.flowcast.models.demand.intermittent;

/** The last sizes of sales of one row, and how often each came before. Workspaces are kept; one instance serves one thread. */
final class SizeHistory {
    /** Older sizes are forgotten. */
    static final int MOST = 120;

    final double[] size = new double[MOST];
    final double[] log = new double[MOST];
    /** Weights of the sizes as the last one sees them. */
    final double[] weight = new double[MOST];

    /** Weights of the cells they came in. */
    final double[] cell = new double[MOST];

    int count;
    double largest;

    void read(SparseRow row) {
        read(row, row.value().length);
    }

    /** The sizes before a cell. */
    void read(SparseRow row, int end) {
        count = 0;
        largest = 0;
        for (int t = end - 1; t >= 0 && count < MOST; t--) {
            if (row.value()[t] > 0) {
                size[count] = row.value()[t];
                cell[count++] = row.weight()[t];
            }
        }
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            double s = size[i];
            size[i] = size[j];
            size[j] = s;
            double c = cell[i];
            cell[i] = cell[j];
            cell[j] = c;
        }
        for (int i = 0; i < count; i++) {
            log[i] = Math.log(size[i]);
            largest = Math.max(largest, size[i]);
        }
    }

    /**
     * Goes through the sizes, each fading at a rate with every later one.
     *
     * @param retention rate
     * @param each gets for each size: the weights before it, mean and sum of squared deviations of the logs before it, and the weights
     *     before it of the same size; null if only the end counts
     * @return the same at the end, without a size
     */
    Moments walk(double retention, Visitor each) {
        double n = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double same = 0;
            for (int j = 0; j < i; j++) {
                same += size[j] == size[i] ? weight[j] : 0;
            }
            each.visit(i, n, mean, squares, same);
            n *= retention;
            squares *= retention;
            for (int j = 0; j < i; j++) {
                weight[j] *= retention;
            }
            weight[i] = cell[i];
            double difference = log[i] - mean;
            double w = weight[i];
            squares += difference * difference * n * w / (n + w);
            mean += difference * w / (n + w);
            n += w;
        }
        return new Moments(n, mean, squares);
    }

    /** Sees each size before it counts. */
    interface Visitor {
        void visit(int index, double weights, double meanLog, double squares, double same);
    }

    /**
     * What all sizes say.
     *
     * @param weights sum of the weights
     * @param meanLog weighted mean of the logs
     * @param squares weighted sum of their squared deviations
     */
    record Moments(double weights, double meanLog, double squares) {}
}
