package io.flowcast.models.expiry.shelflife.survival;

import io.flowcast.models.expiry.shelflife.internal.Refusal;
import java.util.List;

/** Properties of records that may change how long they last: a temperature, a supplier, a packaging. Immutable. */
public final class Covariates {
    private final List<String> names;
    private final double[][] values;

    private Covariates(List<String> names, double[][] values) {
        this.names = names;
        this.values = values;
    }

    /**
     * A table.
     *
     * @param names a name for each column
     * @param values one row for each record, finite
     * @return the table
     * @throws io.flowcast.api.finding.InvalidInputException if a row is too short or long, or a value is not finite
     */
    public static Covariates of(List<String> names, double[][] values) {
        Refusal refusal = new Refusal("covariates");
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
            refusal.check(
                    copy[i].length == names.size(),
                    i,
                    "survival.lengths-differ",
                    "covariates",
                    copy[i].length + " values for " + names.size() + " names",
                    "Maybe a column was left out.");
            for (double value : copy[i]) {
                refusal.check(
                        Double.isFinite(value),
                        i,
                        "survival.bad-covariate",
                        "covariate",
                        value,
                        "Maybe a cell was empty; leave the record out.");
            }
        }
        refusal.throwIfAny();
        return new Covariates(List.copyOf(names), copy);
    }

    /**
     * No covariates.
     *
     * @param records how many records
     * @return a table without columns
     */
    public static Covariates none(int records) {
        return new Covariates(List.of(), new double[records][0]);
    }

    /**
     * Names of the columns.
     *
     * @return the names in their order
     */
    public List<String> names() {
        return names;
    }

    /**
     * How many records.
     *
     * @return the number of rows
     */
    public int size() {
        return values.length;
    }

    /**
     * One value.
     *
     * @param row number of the record, from 0
     * @param column number of the column, from 0
     * @return the value
     */
    public double at(int row, int column) {
        return values[row][column];
    }

    void requireRows(SurvivalData data) {
        Refusal refusal = new Refusal("covariates");
        refusal.check(
                values.length == data.size(),
                -1,
                "survival.lengths-differ",
                "covariates",
                values.length + " rows for " + data.size() + " records",
                "Maybe rows with missing cells were dropped from one table only.");
        refusal.throwIfAny();
    }

    /** beta * x of one record. */
    double product(int row, double[] beta) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] * values[row][j];
        }
        return sum;
    }
}
