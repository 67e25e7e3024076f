package io.flowcast.benchmarks.shelflife;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.models.expiry.shelflife.kinetics.ActivationEnergy;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import io.flowcast.models.expiry.shelflife.kinetics.MeanKineticTemperature;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sections of a file of temperature kinetics, to 1e-4 relative. */
final class KineticsCheck {
    private static final double RELATIVE = 1e-4;
    private static final Set<String> SECTIONS = Set.of("mkt", "q10", "q10_history", "arrhenius", "Ea_from_Q10");

    private final Tally tally;

    KineticsCheck(Tally tally) {
        this.tally = tally;
    }

    static boolean knows(String section) {
        return SECTIONS.contains(section);
    }

    void check(String section, JsonNode rows) {
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            String name = "row " + i;
            switch (section) {
                case "mkt" -> compare(section, name, row, "mkt_c", meanKinetic(row));
                case "q10" ->
                    compare(
                            section,
                            name,
                            row,
                            "life_days",
                            q10(row.get("Q10").asDouble(), row.get("ref_temp_c").asDouble())
                                    .life(
                                            row.get("ref_life_days").asDouble(),
                                            row.get("temp_c").asDouble()));
                case "q10_history" -> compare(section, name, row, "fraction_used", history(row));
                case "arrhenius" ->
                    compare(
                            section,
                            name,
                            row,
                            "life_d",
                            new AgeingRate(
                                            new TemperatureLaw.Arrhenius(
                                                    1000 * row.get("Ea_kJ").asDouble()),
                                            row.get("ref_c").asDouble())
                                    .life(
                                            row.get("ref_life_d").asDouble(),
                                            row.get("temp_c").asDouble()));
                default ->
                    compare(
                            section,
                            name,
                            row,
                            "Ea_J_per_mol",
                            ActivationEnergy.fromQ10(
                                    row.get("Q10").asDouble(),
                                    row.get("T1_c").asDouble(),
                                    row.get("T2_c").asDouble()));
            }
        }
    }

    private void compare(String section, String name, JsonNode row, String field, double ours) {
        tally.compare(section, name, row.get(field).asDouble(), ours, RELATIVE);
    }

    private static AgeingRate q10(double factor, double reference) {
        return new AgeingRate(new TemperatureLaw.Q10(factor), reference);
    }

    private static double meanKinetic(JsonNode row) {
        double[] temperatures = numbers(row.get("temps_c"));
        JsonNode weights = row.path("weights");
        return weights.isArray()
                ? MeanKineticTemperature.of(temperatures, numbers(weights))
                : MeanKineticTemperature.of(temperatures);
    }

    /** Reference life, temperature and Q10 as fields, or as the layout's note says them: 10 d at 4 C, Q10 = 3. */
    private static double history(JsonNode row) {
        double life = row.path("ref_life_days").asDouble(noted(row, "ref\\s+([0-9.]+)\\s*d", 10));
        double reference = row.path("ref_temp_c").asDouble(noted(row, "at\\s+(-?[0-9.]+)\\s*C", 4));
        AgeingRate rate = q10(row.path("Q10").asDouble(noted(row, "Q10\\s*=\\s*([0-9.]+)", 3)), reference);
        double used = 0;
        for (JsonNode step : row.get("history_h_c")) {
            used += step.get(0).asDouble() / 24 * rate.at(step.get(1).asDouble()) / life;
        }
        return used;
    }

    private static double noted(JsonNode row, String pattern, double otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(row.path("note").asText(""));
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }
}
