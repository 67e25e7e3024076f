package io.flowcast.connectors.report;

import io.flowcast.api.catalog.BaseUnit;

/** A sum over products that are counted in different units; the two are never added to each other. */
final class Quantity {
    private long pieces;
    private long grams;

    void add(long units, BaseUnit unit) {
        if (unit == BaseUnit.GRAM) {
            grams += units;
        } else {
            pieces += units;
        }
    }

    boolean isZero() {
        return pieces == 0 && grams == 0;
    }

    @Override
    public String toString() {
        String kilograms = Figures.with(Figures.readable(grams / 1000.0), "kg");
        String units = Figures.with(Figures.whole(pieces), pieces == 1 ? "unit" : "units");
        return grams == 0 ? units : pieces == 0 ? kilograms : units + " and " + kilograms;
    }
}
