package io.flowcast.models.demand.boost;

import java.util.Arrays;

/** Finds the best split of a leaf in its histogram; one object for each thread. */
final class SplitSearch {
    private final BoostSettings settings;
    private final Binning binning;
    private final int channels;
    /** Channel of the curvature, or -1 where each row has curvature 1. */
    private final int curvature;

    private final double[] units;
    private final long[] total;
    private final long[] left;
    private final long[] missing;
    private long[] order = new long[256];
    private final Split one;

    private double parentGain;
    private double low;
    private double high;

    SplitSearch(BoostSettings settings, Binning binning, int channels, boolean constantCurvature, double[] units) {
        this.settings = settings;
        this.binning = binning;
        this.channels = channels;
        this.curvature = constantCurvature ? -1 : 1;
        this.units = units;
        total = new long[channels];
        left = new long[channels];
        missing = new long[channels];
        one = new Split(channels);
    }

    /** Gradient sum of a channel in its unit. */
    double gradient(long[] sums, int channel) {
        return (channel == 0 ? sums[0] >> Histograms.COUNT_BITS : sums[channel]) * units[channel];
    }

    double curvature(long[] sums) {
        return curvature < 0 ? sums[0] & Histograms.COUNT_MASK : sums[curvature] * units[curvature];
    }

    private double score(long[] sums, double ridge) {
        double squares = 0;
        for (int c = 0; c < channels; c++) {
            if (c != curvature) {
                double g = gradient(sums, c);
                squares += g * g;
            }
        }
        return squares == 0 ? 0 : squares / (curvature(sums) + ridge);
    }

    /** Starts on a leaf: its sums and the limits that monotone constraints set to its values. */
    void leaf(long[] sums, double lowest, double highest) {
        System.arraycopy(sums, 0, total, 0, channels);
        parentGain = score(total, settings.l2);
        low = lowest;
        high = highest;
    }

    /** Compares the splits of a feature with the best one so far. */
    void scan(int feature, long[] h, Split best) {
        FeatureBins bins = binning.features[feature];
        one.clear();
        int base = binning.slots[feature] * channels;
        if (bins.categorical) {
            scanCategories(h, base, bins.bins());
        } else {
            scanNumbers(h, base, bins.bins(), feature < settings.monotone.length ? settings.monotone[feature] : 0);
        }
        if (one.feature == 0) {
            one.feature = feature;
            best.offer(one);
        }
    }

    private double threshold() {
        // what is left of a gain of nothing after rounding is no gain
        return settings.leastGain + 1e-10 * parentGain;
    }

    private void scanNumbers(long[] h, int base, int bins, int sign) {
        for (int c = 0; c < channels; c++) {
            missing[c] = h[base + c];
        }
        boolean hasMissing = (missing[0] & Histograms.COUNT_MASK) != 0;
        if (channels == 1 && sign == 0 && low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
            pass1(h, base, bins, 0, hasMissing);
            if (hasMissing) {
                pass1(h, base, bins, missing[0], true);
            }
            return;
        }
        pass(h, base, bins, false, hasMissing, sign);
        if (hasMissing) {
            pass(h, base, bins, true, true, sign);
        }
    }

    /** One gradient with curvature 1. */
    private void pass1(long[] h, int base, int bins, long start, boolean hasMissing) {
        int leastRows =
                Math.max(settings.leastRows, (int) Math.min(Integer.MAX_VALUE, Math.ceil(settings.leastCurvature)));
        long whole = total[0];
        int rows = (int) (whole & Histograms.COUNT_MASK);
        double unit = units[0];
        double ridge = settings.l2;
        double wholeGradient = (whole >> Histograms.COUNT_BITS) * unit;
        double bestScore = Math.max(one.gain, threshold()) + parentGain;
        int bestBin = -1;
        long bestLeft = 0;
        // without missing values the last bin leaves nothing for the right side
        int end = base + bins - (hasMissing && start == 0 ? 0 : 1);
        long sum = start;
        for (int i = base + 1; i < end; i++) {
            long v = h[i];
            if (v == 0) {
                continue;
            }
            sum += v;
            int n = (int) (sum & Histograms.COUNT_MASK);
            if (n < leastRows) {
                continue;
            }
            int rest = rows - n;
            if (rest < leastRows) {
                break;
            }
            double g = (sum >> Histograms.COUNT_BITS) * unit;
            double r = wholeGradient - g;
            double score = g * g / (n + ridge) + r * r / (rest + ridge);
            if (score > bestScore) {
                bestScore = score;
                bestBin = i - base;
                bestLeft = sum;
            }
        }
        if (bestBin >= 0) {
            one.feature = 0;
            one.bin = bestBin;
            one.gain = bestScore - parentGain;
            one.left[0] = bestLeft;
            int n = (int) (bestLeft & Histograms.COUNT_MASK);
            one.missingLeft = hasMissing ? start != 0 : 2 * n >= rows;
        }
    }

    private void pass(long[] h, int base, int bins, boolean missingLeft, boolean hasMissing, int sign) {
        for (int c = 0; c < channels; c++) {
            left[c] = missingLeft ? missing[c] : 0;
        }
        int rows = (int) (total[0] & Histograms.COUNT_MASK);
        int end = bins - (hasMissing && !missingLeft ? 0 : 1);
        double wholeCurvature = curvature(total);
        double ridge = settings.l2;
        double best = Math.max(one.gain, threshold()) + parentGain;
        for (int b = 1; b < end; b++) {
            int at = base + b * channels;
            if ((h[at] & Histograms.COUNT_MASK) == 0) {
                continue;
            }
            for (int c = 0; c < channels; c++) {
                left[c] += h[at + c];
            }
            int n = (int) (left[0] & Histograms.COUNT_MASK);
            if (n < settings.leastRows) {
                continue;
            }
            if (rows - n < settings.leastRows) {
                break;
            }
            double hl = curvature(left);
            double hr = wholeCurvature - hl;
            if (hl < settings.leastCurvature || hr < settings.leastCurvature) {
                continue;
            }
            double score = splitScore(hl, hr, ridge, sign);
            if (score > best) {
                best = score;
                one.feature = 0;
                one.bin = b;
                one.gain = score - parentGain;
                one.missingLeft = hasMissing ? missingLeft : 2 * n >= rows;
                System.arraycopy(left, 0, one.left, 0, channels);
            }
        }
    }

    private double splitScore(double hl, double hr, double ridge, int sign) {
        if (sign != 0 || low != Double.NEGATIVE_INFINITY || high != Double.POSITIVE_INFINITY) {
            return boundedScore(hl, hr, ridge, sign);
        }
        double a = 0;
        double b = 0;
        for (int c = 0; c < channels; c++) {
            if (c != curvature) {
                double g = gradient(left, c);
                double r = gradient(total, c) - g;
                a += g * g;
                b += r * r;
            }
        }
        return a / (hl + ridge) + b / (hr + ridge);
    }

    /** Gain with leaf values inside their limits; none where the two sides are in the wrong order. */
    private double boundedScore(double hl, double hr, double ridge, int sign) {
        double gl = gradient(left, 0);
        double gr = gradient(total, 0) - gl;
        double vl = Math.max(low, Math.min(high, -gl / (hl + ridge)));
        double vr = Math.max(low, Math.min(high, -gr / (hr + ridge)));
        if ((sign > 0 && vl > vr) || (sign < 0 && vl < vr)) {
            return Double.NEGATIVE_INFINITY;
        }
        return -(2 * gl * vl + (hl + ridge) * vl * vl) - (2 * gr * vr + (hr + ridge) * vr * vr);
    }

    /** Orders categories by gradient (Fisher, Journal of the American Statistical Association 53, 1958) and tries the beginnings of that order from both ends. */
    private void scanCategories(long[] h, int base, int bins) {
        int rows = (int) (total[0] & Histograms.COUNT_MASK);
        double wholeCurvature = curvature(total);
        if (bins <= 5) {
            for (int b = 0; b < bins; b++) {
                System.arraycopy(h, base + b * channels, left, 0, channels);
                int n = (int) (left[0] & Histograms.COUNT_MASK);
                double hl = curvature(left);
                double hr = wholeCurvature - hl;
                if (n >= settings.leastRows
                        && rows - n >= settings.leastRows
                        && hl >= settings.leastCurvature
                        && hr >= settings.leastCurvature) {
                    double score = splitScore(hl, hr, settings.l2, 0);
                    if (score - parentGain > Math.max(one.gain, threshold())) {
                        takeSet(score - parentGain, bins);
                        one.set[b >> 6] |= 1L << b;
                    }
                }
            }
            return;
        }
        if (order.length < bins) {
            order = new long[bins];
        }
        int used = 0;
        for (int b = 0; b < bins; b++) {
            int at = base + b * channels;
            if ((h[at] & Histograms.COUNT_MASK) == 0) {
                continue;
            }
            System.arraycopy(h, at, left, 0, channels);
            double hb = curvature(left);
            if ((left[0] & Histograms.COUNT_MASK) < settings.categorySmoothing) {
                continue;
            }
            float key = (float) (gradient(left, 0) / (hb + settings.categorySmoothing)) + 0.0f;
            int bits = Float.floatToRawIntBits(key);
            order[used++] = (long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32 | b;
        }
        Arrays.sort(order, 0, used);
        int most = Math.min(settings.mostCategories, (used + 1) / 2);
        double ridge = settings.l2 + settings.categoryL2;
        for (int direction = 0; direction < 2; direction++) {
            Arrays.fill(left, 0);
            int group = 0;
            for (int i = 0; i < used && i < most; i++) {
                int at = base + (int) order[direction == 0 ? i : used - 1 - i] * channels;
                for (int c = 0; c < channels; c++) {
                    left[c] += h[at + c];
                }
                group += (int) (h[at] & Histograms.COUNT_MASK);
                int n = (int) (left[0] & Histograms.COUNT_MASK);
                double hl = curvature(left);
                double hr = wholeCurvature - hl;
                if (n < settings.leastRows || hl < settings.leastCurvature) {
                    continue;
                }
                if (rows - n < Math.max(settings.leastRows, settings.leastCategoryRows)
                        || hr < settings.leastCurvature) {
                    break;
                }
                if (group < settings.leastCategoryRows) {
                    continue;
                }
                group = 0;
                double score = splitScore(hl, hr, ridge, 0);
                if (score - parentGain > Math.max(one.gain, threshold())) {
                    takeSet(score - parentGain, bins);
                    for (int j = 0; j <= i; j++) {
                        int b = (int) order[direction == 0 ? j : used - 1 - j];
                        one.set[b >> 6] |= 1L << b;
                    }
                }
            }
        }
    }

    private void takeSet(double gain, int bins) {
        one.feature = 0;
        one.bin = -1;
        one.gain = gain;
        one.missingLeft = false;
        one.setWords = (bins + 63) >> 6;
        if (one.set.length < one.setWords) {
            one.set = new long[one.setWords];
        }
        Arrays.fill(one.set, 0, one.setWords, 0);
        System.arraycopy(left, 0, one.left, 0, channels);
    }
}
