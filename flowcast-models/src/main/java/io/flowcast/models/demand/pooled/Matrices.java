package io.flowcast.models.demand.pooled;

/**
 * Products of small matrices for a batch of cases. A matrix of activities has one array for each unit, with one number for each case, so that the
 * innermost loops run over long contiguous arrays with the same index and compile to vector instructions.
 */
final class Matrices {
    private Matrices() {}

    /** Adds weights times inputs: y_j += sum_i w[offset + j step + i stride] x_i. */
    static void addProduct(
            float[] w, int offset, int step, int stride, float[][] x, int inputs, float[][] y, int outputs, int cases) {
        for (int j = 0; j < outputs; j++) {
            int at = offset + j * step;
            float[] yj = y[j];
            int i = 0;
            for (; i + 3 < inputs; i += 4, at += 4 * stride) {
                addFour(
                        w[at],
                        x[i],
                        w[at + stride],
                        x[i + 1],
                        w[at + 2 * stride],
                        x[i + 2],
                        w[at + 3 * stride],
                        x[i + 3],
                        yj,
                        cases);
            }
            for (; i < inputs; i++, at += stride) {
                addOne(w[at], x[i], yj, cases);
            }
        }
    }

    private static void addFour(
            float w0,
            float[] x0,
            float w1,
            float[] x1,
            float w2,
            float[] x2,
            float w3,
            float[] x3,
            float[] y,
            int cases) {
        for (int b = 0; b < cases; b++) {
            y[b] += w0 * x0[b] + w1 * x1[b] + (w2 * x2[b] + w3 * x3[b]);
        }
    }

    private static void addOne(float w0, float[] x0, float[] y, int cases) {
        for (int b = 0; b < cases; b++) {
            y[b] += w0 * x0[b];
        }
    }

    /** Sums over cases: g[offset + j inputs + i] = sum_b d_j[b] x_i[b]. */
    static void outerProduct(float[][] d, int outputs, float[][] x, int inputs, float[] g, int offset, int cases) {
        for (int j = 0; j < outputs; j += 2) {
            boolean two = j + 1 < outputs;
            float[] d0 = d[j];
            float[] d1 = two ? d[j + 1] : d[j];
            int row0 = offset + j * inputs;
            int row1 = two ? row0 + inputs : row0;
            int i = 0;
            for (; i + 3 < inputs; i += 4) {
                dotTile(d0, d1, x[i], x[i + 1], x[i + 2], x[i + 3], g, row0 + i, row1 + i, cases);
            }
            for (; i < inputs; i++) {
                g[row0 + i] = dot(d0, x[i], cases);
                g[row1 + i] = dot(d1, x[i], cases);
            }
        }
    }

    /** Eight sums at once: sums of floats do not become vector instructions, but independent ones run side by side. */
    private static void dotTile(
            float[] d0,
            float[] d1,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] x3,
            float[] g,
            int row0,
            int row1,
            int cases) {
        float a0 = 0;
        float a1 = 0;
        float a2 = 0;
        float a3 = 0;
        float b0 = 0;
        float b1 = 0;
        float b2 = 0;
        float b3 = 0;
        for (int b = 0; b < cases; b++) {
            float p = d0[b];
            float q = d1[b];
            float x0b = x0[b];
            float x1b = x1[b];
            float x2b = x2[b];
            float x3b = x3[b];
            a0 += p * x0b;
            a1 += p * x1b;
            a2 += p * x2b;
            a3 += p * x3b;
            b0 += q * x0b;
            b1 += q * x1b;
            b2 += q * x2b;
            b3 += q * x3b;
        }
        g[row1] = b0;
        g[row1 + 1] = b1;
        g[row1 + 2] = b2;
        g[row1 + 3] = b3;
        g[row0] = a0;
        g[row0 + 1] = a1;
        g[row0 + 2] = a2;
        g[row0 + 3] = a3;
    }

    private static float dot(float[] d, float[] x, int cases) {
        float sum = 0;
        for (int b = 0; b < cases; b++) {
            sum += d[b] * x[b];
        }
        return sum;
    }

    /** Sum of an array's first cells. */
    static float sum(float[] d, int cases) {
        float sum = 0;
        for (int b = 0; b < cases; b++) {
            sum += d[b];
        }
        return sum;
    }
}
