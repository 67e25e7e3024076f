package io.flowcast.models.demand.series;

import io.flowcast.api.demand.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * One fitted row. Immutable.
 *
 * @param key its key
 * @param cells what was seen of it
 * @param outside its regressors
 * @param model the model at the end of the cells
 * @param base the model as it was fitted: what a model at other cells is made from, so that it does not matter in how many updates they came
 * @param fallback code of the fallback that stands in for the method, if one does
 * @param size typical value, above 0: the unit of internal arithmetic
 * @param spread how demand varies around the means, where cells sold out
 * @param widen standard deviation over that of the method: cells that were filled, and its own held-back errors
 * @param fitEnd step after the last one that was used to fit
 * @param width logarithm of the factor learned from values after that
 */
record FittedRow(
        SeriesKey key,
        Cells cells,
        Outside outside,
        SeriesModel model,
        SeriesModel base,
        @Nullable String fallback,
        double size,
        Filling.Spread spread,
        double widen,
        int fitEnd,
        double width) {

    /** The row after it has seen other cells. */
    FittedRow moved(Cells newCells, Outside newOutside, SeriesModel newModel, double newWidth) {
        return new FittedRow(
                key, newCells, newOutside, newModel, base, fallback, size, spread, widen, fitEnd, newWidth);
    }

    /** The row with its standard deviation a factor of what it was. */
    FittedRow widened(double factor) {
        return factor == 1
                ? this
                : new FittedRow(
                        key, cells, outside, model, base, fallback, size, spread, widen * factor, fitEnd, width);
    }

    /** The row with its regressors known further. */
    FittedRow knowing(Outside newOutside) {
        return new FittedRow(key, cells, newOutside, model, base, fallback, size, spread, widen, fitEnd, width);
    }
}
