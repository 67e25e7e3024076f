package io.flowcast.api.expiry;

import io.flowcast.api.internal.Require;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which ways out are better than others, and which of them count as waste: a choice of the user. Destinations within a
 * tier rank equally; one that no tier names is not ranked.
 *
 * @param name name for people, with its edition
 * @param source who published it
 * @param tiers the tiers, best first; no destination in two of them
 * @param countedAsWaste destinations whose mass is food loss and waste by the rules the user reports under
 */
public record WasteHierarchy(String name, String source, List<Tier> tiers, Set<Destination> countedAsWaste) {
    /** Checks and copies the arguments. */
    public WasteHierarchy {
        Require.text("name", name);
        Require.text("source", source);
        tiers = List.copyOf(tiers);
        Set<Destination> seen = EnumSet.noneOf(Destination.class);
        for (Tier tier : tiers) {
            for (Destination destination : tier.destinations()) {
                Require.that(seen.add(destination), destination + " must not stand in two tiers of " + name);
            }
        }
        Set<Destination> counted = EnumSet.noneOf(Destination.class);
        counted.addAll(countedAsWaste);
        countedAsWaste = Collections.unmodifiableSet(counted);
    }

    /**
     * A tier.
     *
     * @param name name for people
     * @param destinations what belongs to it
     */
    public record Tier(String name, Set<Destination> destinations) {
        /** Checks and copies the arguments. */
        public Tier {
            Require.text("name", name);
            Set<Destination> copy = EnumSet.noneOf(Destination.class);
            copy.addAll(destinations);
            destinations = Collections.unmodifiableSet(copy);
        }
    }

    /**
     * The Wasted Food Scale of the US EPA (2023), as far as its pathways are known here. All that is not eaten by people
     * counts as waste, feed too, as the destinations of the Food Loss and Waste Protocol do.
     *
     * @return the scale
     */
    public static WasteHierarchy epaWastedFoodScale() {
        return new WasteHierarchy(
                "EPA Wasted Food Scale 2023",
                "US EPA, From Field to Bin, October 2023",
                List.of(
                        new Tier(
                                "prevent, donate, upcycle",
                                EnumSet.of(Destination.PREVENTED, Destination.DONATED, Destination.UPCYCLED)),
                        new Tier("feed animals", EnumSet.of(Destination.ANIMAL_FEED)),
                        new Tier(
                                "anaerobic digestion with use of digestate, compost",
                                EnumSet.of(Destination.DIGESTION, Destination.COMPOST)),
                        new Tier("landfill, incinerate", EnumSet.of(Destination.INCINERATION, Destination.LANDFILL))),
                EnumSet.of(
                        Destination.ANIMAL_FEED,
                        Destination.DIGESTION,
                        Destination.COMPOST,
                        Destination.INCINERATION,
                        Destination.LANDFILL));
    }

    /**
     * The food waste hierarchy of the EU: prevention, people, animals, other products, nutrients, energy, disposal. Feed
     * does not count as waste.
     *
     * @return the hierarchy
     */
    public static WasteHierarchy euFoodWasteHierarchy() {
        return new WasteHierarchy(
                "EU food waste hierarchy",
                "Directive 2008/98/EC, by the Brief on food waste in the European Union, JRC 2020",
                List.of(
                        new Tier("prevention", EnumSet.of(Destination.PREVENTED)),
                        new Tier("re-use: human consumption", EnumSet.of(Destination.DONATED)),
                        new Tier("re-use: animal feed", EnumSet.of(Destination.ANIMAL_FEED)),
                        new Tier("recycling into other products", EnumSet.of(Destination.UPCYCLED)),
                        new Tier(
                                "recycling: recovery of nutrients",
                                EnumSet.of(Destination.DIGESTION, Destination.COMPOST)),
                        new Tier("recovery of energy", EnumSet.of(Destination.INCINERATION)),
                        new Tier("disposal", EnumSet.of(Destination.LANDFILL))),
                EnumSet.of(Destination.DIGESTION, Destination.COMPOST, Destination.INCINERATION, Destination.LANDFILL));
    }

    /**
     * Rank of a destination.
     *
     * @param destination where goods end up
     * @return its tier, 0 for the best; the number of tiers if it is not ranked
     */
    public int rank(Destination destination) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).destinations().contains(destination)) {
                return i;
            }
        }
        return tiers.size();
    }

    /**
     * Rank of a pathway.
     *
     * @param pathway a way to throw away
     * @return its tier, 0 for the best; the number of tiers if it is not ranked
     */
    public int rank(Pathway pathway) {
        return rank(Destination.of(pathway));
    }
}
