package io.flowcast.models.demand.coldstart;

import io.flowcast.api.demand.DemandPanel;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row is: its product, its site and the attributes of the panel. An attribute of numbers (a price) becomes a band: fifths of the fitted rows. Immutable.
 *
 * @param attributes names of the attributes
 * @param edges upper ends of the bands of each attribute, empty for one in words
 */
record Facts(List<String> attributes, List<double[]> edges) {
    private static final int BANDS = 5;
    private static final String NONE = "";

    static Facts of(DemandPanel panel) {
        List<String> names = List.copyOf(panel.attributes().keySet());
        List<double[]> edges = new ArrayList<>();
        for (String name : names) {
            edges.add(edges(panel.attributes().get(name)));
        }
        return new Facts(names, edges);
    }

    private static double[] edges(@Nullable List<String> column) {
        if (column == null || column.isEmpty()) {
            return new double[0];
        }
        double[] numbers = new double[column.size()];
        for (int r = 0; r < numbers.length; r++) {
            numbers[r] = number(column.get(r));
            if (Double.isNaN(numbers[r])) {
                return new double[0];
            }
        }
        double[] distinct = Arrays.stream(numbers).distinct().sorted().toArray();
        if (distinct.length <= 2 * BANDS) {
            return new double[0];
        }
        Arrays.sort(numbers);
        double[] edges = new double[BANDS - 1];
        for (int b = 0; b < edges.length; b++) {
            edges[b] = numbers[(b + 1) * numbers.length / BANDS];
        }
        return edges;
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Number of factors: product, site and the attributes. */
    int factors() {
        return attributes.size() + 2;
    }

    /** Values of the factors of a row; an attribute the panel does not have is like none seen before. */
    String[] of(DemandPanel panel, int row) {
        String[] names = new String[factors()];
        names[0] = panel.key(row).productId();
        names[1] = panel.key(row).siteId();
        for (int a = 0; a < attributes.size(); a++) {
            List<String> column = panel.attributes().get(attributes.get(a));
            names[a + 2] = column == null ? NONE : band(column.get(row), edges.get(a));
        }
        return names;
    }

    private static String band(String value, double[] edges) {
        if (edges.length == 0) {
            return value;
        }
        double number = number(value);
        if (Double.isNaN(number)) {
            return NONE;
        }
        int band = 0;
        while (band < edges.length && number >= edges[band]) {
            band++;
        }
        return "band " + band;
    }

    void write(ModelOutput out) throws IOException {
        out.data().writeInt(attributes.size());
        for (int a = 0; a < attributes.size(); a++) {
            out.text(attributes.get(a));
            out.doubles(edges.get(a));
        }
    }

    static Facts read(ModelInput in) throws IOException {
        List<String> names = new ArrayList<>();
        List<double[]> edges = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            names.add(in.text());
            edges.add(in.doubles());
        }
        return new Facts(names, edges);
    }
}
