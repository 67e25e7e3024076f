package io.flowcast.models.expiry.markdown;

/** The best price of every day, stock and present price, and what it is worth: the answer of {@link MarkdownDp}. */
public final class MarkdownPolicy {
    private final MarkdownProblem problem;
    private final double[][][] value;
    private final int[][][] price;
    private final double[] kept;

    MarkdownPolicy(MarkdownProblem problem, double[][][] value, int[][][] price, double[] kept) {
        this.problem = problem;
        this.value = value;
        this.price = price;
        this.kept = kept;
    }

    /**
     * Expected money from the first morning on, leftovers and labels included.
     *
     * @return the value of the problem
     */
    public double value() {
        return value[0][problem.currentPrice()][problem.stockUnits()];
    }

    /**
     * The price of the first day.
     *
     * @return its place in the ladder
     */
    public int firstPrice() {
        return price(0, problem.stockUnits(), problem.currentPrice());
    }

    /**
     * Expected money if one price stays to the end; a label that it would need now is not taken off.
     *
     * @param level place of the price in the ladder
     * @return the value
     */
    public double valueOfKeeping(int level) {
        check("level", level, kept.length - 1);
        return kept[level];
    }

    /**
     * Expected money from a morning on.
     *
     * @param day from 0; the number of days gives what leftovers are worth
     * @param units on hand, at most the stock of the problem
     * @param current place of the price that the goods carry
     * @return the value
     */
    public double value(int day, int units, int current) {
        check("day", day, problem.days());
        check("units", units, problem.stockUnits());
        check("current", current, kept.length - 1);
        return value[day][current][units];
    }

    /**
     * The best price of a day.
     *
     * @param day from 0
     * @param units on hand, at most the stock of the problem
     * @param current place of the price that the goods carry
     * @return place of the best price in the ladder; with nothing on hand the present one
     */
    public int price(int day, int units, int current) {
        check("day", day, problem.days() - 1);
        check("units", units, problem.stockUnits());
        check("current", current, kept.length - 1);
        return price[day][current][units];
    }

    private static void check(String name, int number, int most) {
        Checks.that(number >= 0 && number <= most, name, number, "it lies outside of the problem: 0 to " + most);
    }
}
