package io.flowcast.models.demand.series;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a forecast is made of: named parts, in base units, that add up to its mean in each step.
 *
 * @param units the parts in the order people read them, each with one number for each step
 */
public record Parts(Map<String, double[]> units) {
    /**
     * A forecast of one part.
     *
     * @param name its name
     * @param units one number for each step
     * @return the parts
     */
    public static Parts of(String name, double[] units) {
        return new Parts(Map.of(name, units));
    }

    /**
     * These parts and one more.
     *
     * @param name its name; the numbers are added if it is there already
     * @param more one number for each step
     * @return new parts
     */
    public Parts and(String name, double[] more) {
        Map<String, double[]> result = new LinkedHashMap<>(units);
        double[] sum = more.clone();
        double[] before = units.get(name);
        for (int h = 0; before != null && h < sum.length; h++) {
            sum[h] += before[h];
        }
        result.put(name, sum);
        return new Parts(result);
    }
}
