package io.flowcast.core.factor;

import io.flowcast.api.expiry.Pathway;
import java.util.List;
import java.util.Map;

/**
 * Which of several published factors to take.
 *
 * @param productionSources names of tables of production in order of preference: {@code poore-2018}, {@code clark-2022}
 * @param disposalVintage vintage of EPA Hub table 9: {@code 2020}, {@code 2021} or {@code 2024}
 * @param disposalRow row of the table for each pathway; a pathway that is not there has no factor, as feed in this table
 * @param meals {@code meals.usda} or {@code meals.fao}
 * @param recipientLoss whether donated food that is lost at recipients is counted
 */
public record FactorChoice(
        List<String> productionSources,
        String disposalVintage,
        Map<Pathway, String> disposalRow,
        String meals,
        boolean recipientLoss) {
    /** Copies the arguments. */
    public FactorChoice {
        productionSources = List.copyOf(productionSources);
        disposalRow = Map.copyOf(disposalRow);
    }

    /**
     * Global means first, the Hub of 2024, dry digestion with curing, meals of 1.2 pounds, loss at recipients counted.
     *
     * @return a choice to start from
     */
    public static FactorChoice standard() {
        return new FactorChoice(
                List.of("poore-2018", "clark-2022"),
                "2024",
                Map.of(
                        Pathway.LANDFILL, "landfill",
                        Pathway.INCINERATION, "incineration",
                        Pathway.COMPOST, "compost",
                        Pathway.DIGESTION, "digestion-dry-cured"),
                "meals.usda",
                true);
    }
}
