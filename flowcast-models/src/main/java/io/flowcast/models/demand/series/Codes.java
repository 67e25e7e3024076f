package io.flowcast.models.demand.series;

import io.flowcast.api.demand.CellState;

/** Codes of findings about rows, and what may have caused them. */
final class Codes {
    static final String NO_OBSERVATION = "demand.no-observation";
    static final String ALL_ZERO = "demand.all-zero";
    static final String CONSTANT = "demand.constant";
    static final String TOO_SHORT = "demand.too-short";
    static final String NO_SOUND_MODEL = "demand.no-sound-model";
    static final String ALL_SOLD_OUT = "demand.all-sold-out";
    static final String REGRESSOR_MISSING = "demand.regressor-missing";
    static final String REGRESSOR_GAP = "demand.regressor-gap";
    static final String REGRESSORS_UNUSED = "demand.regressors-unused";

    private Codes() {}

    static String cause(String code) {
        return switch (code) {
            case NO_OBSERVATION ->
                "Maybe the product is new or was never on sale; the mean of its product, or of all rows, stands in.";
            case ALL_ZERO -> "Maybe the product is not sold here any more; a demand near zero is assumed.";
            case CONSTANT -> "Maybe the values were filled in; the same value is taken to come again.";
            case TOO_SHORT -> "Maybe the product is new; the mean of the few steps stands in.";
            case NO_SOUND_MODEL -> "Maybe the values are too few or too wild for the method; their mean stands in.";
            case ALL_SOLD_OUT ->
                "Maybe too little is delivered: no " + CellState.OBSERVED
                        + " step, so demand rests on the part of the day in stock.";
            case REGRESSOR_MISSING ->
                "Maybe the plan of the coming steps was not handed over; the mean of its past values stands in.";
            case REGRESSOR_GAP -> "Maybe it was not recorded in some past steps; the mean of the others stands in.";
            case REGRESSORS_UNUSED -> "Maybe another method is wanted: this one forecasts each row from its own past.";
            default -> "Maybe the row is new; what was learned of the other rows' spread is used for it.";
        };
    }
}
