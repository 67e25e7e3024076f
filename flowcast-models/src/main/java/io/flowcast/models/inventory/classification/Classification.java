package io.flowcast.models.inventory.classification;

import io.flowcast.models.inventory.internal.Require;
import java.util.Arrays;

/** Classes of items by value, by how steady demand is, and by how fast stock turns. */
public final class Classification {
    /** Cumulative share of the value that ends class A by common practice. */
    public static final double A_SHARE = 0.8;
    /** Cumulative share of the value that ends class B by common practice. */
    public static final double B_SHARE = 0.95;
    /** Coefficient of variation that ends class X by common practice. */
    public static final double X_VARIATION = 0.5;
    /** Coefficient of variation that ends class Y by common practice. */
    public static final double Y_VARIATION = 1;
    /** Turns per year above which an item is fast by common practice. */
    public static final double FAST_TURNS = 3;
    /** Turns per year below which an item does not move by common practice. */
    public static final double SLOW_TURNS = 1;

    private Classification() {}

    /** By share of the value. */
    public enum Value {
        /** The few items that make most of the value. */
        A,
        /** Those in between. */
        B,
        /** The many items that make little of it. */
        C
    }

    /** By how steady demand is. */
    public enum Steadiness {
        /** Steady. */
        X,
        /** Varies, by season for example. */
        Y,
        /** Irregular. */
        Z
    }

    /** By how fast stock turns. */
    public enum Movement {
        /** Turns often. */
        FAST,
        /** Turns now and then. */
        SLOW,
        /** Hardly moves. */
        NON_MOVING
    }

    /**
     * ABC by common shares.
     *
     * @param values turnover, margin or use of each item, at least 0
     * @return class of each item
     */
    public static Value[] abc(double[] values) {
        return abc(values, A_SHARE, B_SHARE);
    }

    /**
     * ABC: items by falling value; an item belongs to A while those before it make less than the first share. Items of equal
     * value keep their order. Items without value are C.
     *
     * @param values turnover, margin or use of each item, at least 0
     * @param aShare cumulative share that ends class A, in (0, 1)
     * @param bShare cumulative share that ends class B, in (aShare, 1)
     * @return class of each item
     */
    public static Value[] abc(double[] values, double aShare, double bShare) {
        Require.nonNegative("values", values);
        Require.inside("aShare", aShare);
        Require.inside("bShare", bShare);
        Require.positive("bShare - aShare", bShare - aShare);
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[j], values[i]));
        double total = Arrays.stream(values).sum();
        Value[] classes = new Value[values.length];
        double before = 0;
        for (int i : order) {
            boolean worthless = values[i] == 0;
            classes[i] = worthless || before >= bShare * total ? Value.C : before >= aShare * total ? Value.B : Value.A;
            before += values[i];
        }
        return classes;
    }

    /**
     * XYZ by common limits.
     *
     * @param demand of each item (row) in each period
     * @return class of each item
     */
    public static Steadiness[] xyz(double[][] demand) {
        return xyz(demand, X_VARIATION, Y_VARIATION);
    }

    /**
     * XYZ by coefficient of variation, standard deviation over mean. Items without demand are Z.
     *
     * @param demand of each item (row) in each period, at least 0
     * @param xVariation up to which an item is X, above 0
     * @param yVariation up to which an item is Y, above the first
     * @return class of each item
     */
    public static Steadiness[] xyz(double[][] demand, double xVariation, double yVariation) {
        Require.positive("xVariation", xVariation);
        Require.positive("yVariation - xVariation", yVariation - xVariation);
        Steadiness[] classes = new Steadiness[demand.length];
        for (int i = 0; i < demand.length; i++) {
            double variation = variation(Require.nonNegative("demand[" + i + "]", demand[i]));
            classes[i] = variation <= xVariation ? Steadiness.X : variation <= yVariation ? Steadiness.Y : Steadiness.Z;
        }
        return classes;
    }

    /** Standard deviation (of the population) over mean; infinite without demand. */
    private static double variation(double[] demand) {
        double mean = Arrays.stream(demand).average().orElse(0);
        if (mean == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = 0;
        for (double d : demand) {
            squares += (d - mean) * (d - mean);
        }
        return Math.sqrt(squares / demand.length) / mean;
    }

    /**
     * FSN by common limits.
     *
     * @param issuedPerYear units of each item
     * @param averageStock units of each item
     * @return class of each item
     */
    public static Movement[] fsn(double[] issuedPerYear, double[] averageStock) {
        return fsn(issuedPerYear, averageStock, FAST_TURNS, SLOW_TURNS);
    }

    /**
     * FSN by turns, units issued over average stock. Items issued without any stock are fast, items neither issued nor stocked
     * do not move.
     *
     * @param issued units of each item over a time, at least 0
     * @param averageStock units of each item, at least 0
     * @param fastTurns from which an item is fast, above 0
     * @param slowTurns from which an item is slow, above 0, below the first
     * @return class of each item
     */
    public static Movement[] fsn(double[] issued, double[] averageStock, double fastTurns, double slowTurns) {
        Require.nonNegative("issued", issued);
        Require.length("averageStock", Require.nonNegative("averageStock", averageStock), issued.length);
        Require.positive("slowTurns", slowTurns);
        Require.positive("fastTurns - slowTurns", fastTurns - slowTurns);
        Movement[] classes = new Movement[issued.length];
        for (int i = 0; i < issued.length; i++) {
            double turns = issued[i] == 0 ? 0 : issued[i] / averageStock[i];
            classes[i] = turns >= fastTurns ? Movement.FAST : turns >= slowTurns ? Movement.SLOW : Movement.NON_MOVING;
        }
        return classes;
    }

    /**
     * The policy that fits an item, and why.
     *
     * @param value class by value
     * @param steadiness class by how steady demand is
     * @param movement class by how fast stock turns
     * @return the advice
     */
    public static Advice advise(Value value, Steadiness steadiness, Movement movement) {
        if (movement == Movement.NON_MOVING) {
            return new Advice(Policy.ON_REQUEST, "hardly moves: stock would grow old before it is asked for");
        } else if (steadiness == Steadiness.Z || movement == Movement.SLOW) {
            return value == Value.A
                    ? new Advice(
                            Policy.ONE_FOR_ONE,
                            "slow or irregular, but valuable: count by count, from the law of counts")
                    : new Advice(Policy.MIN_MAX, "slow or irregular: few orders, (s,S) from the law of counts");
        } else if (value == Value.C) {
            return new Advice(
                    Policy.REORDER_QUANTITY, "cheap and steady: large fixed lots, a high service costs little");
        }
        return new Advice(
                Policy.ORDER_UP_TO, "valuable and regular: review often, order up to a quantile of the forecast");
    }

    /** Kinds of policy. */
    public enum Policy {
        /** Order up to a level at every review: {@code policy.BaseStock}. */
        ORDER_UP_TO,
        /** A fixed quantity at a reorder point: {@code policy.ReorderQuantity}. */
        REORDER_QUANTITY,
        /** Up to S when at most s: {@code policy.SsModel}. */
        MIN_MAX,
        /** One unit for each unit sold: {@code policy.BaseStock} or {@code policy.LostSalesBaseStock}. */
        ONE_FOR_ONE,
        /** No stock; buy when asked. */
        ON_REQUEST
    }

    /**
     * A policy and the reason for it.
     *
     * @param policy that fits
     * @param reason in words
     */
    public record Advice(Policy policy, String reason) {}
}
