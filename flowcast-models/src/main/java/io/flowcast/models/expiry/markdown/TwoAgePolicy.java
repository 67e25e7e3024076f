package io.flowcast.models.expiry.markdown;

/** The best price of the old goods for every day, stock of both ages and present price: the answer of {@link TwoAgeDp}. */
public final class TwoAgePolicy {
    private final TwoAgeProblem problem;
    private final double[][][] value;
    private final int[][][] price;

    TwoAgePolicy(TwoAgeProblem problem, double[][][] value, int[][][] price) {
        this.problem = problem;
        this.value = value;
        this.price = price;
    }

    /**
     * Expected money of both ages from the first morning on, the old at the highest price of its ladder before.
     *
     * @return the value of the problem
     */
    public double value() {
        return value(0, problem.freshUnits(), problem.oldUnits(), 0);
    }

    /**
     * The price of the old on the first day, at the highest price of its ladder before.
     *
     * @return its place in the ladder
     */
    public int firstPrice() {
        return price(0, problem.freshUnits(), problem.oldUnits(), 0);
    }

    /**
     * Expected money of both ages from a morning on.
     *
     * @param day from 0; the number of days gives what leftovers are worth
     * @param fresh units on hand
     * @param old units on hand
     * @param current place of the price that the old goods carry
     * @return the value
     */
    public double value(int day, int fresh, int old, int current) {
        check("day", day, value.length - 1);
        return value[day][checkedLevel(current)][state(fresh, old)];
    }

    /**
     * The best price of the old goods on a day.
     *
     * @param day from 0
     * @param fresh units on hand
     * @param old units on hand
     * @param current place of the price that the old goods carry
     * @return place of the best price; with nothing old on hand the present one
     */
    public int price(int day, int fresh, int old, int current) {
        check("day", day, price.length - 1);
        return price[day][checkedLevel(current)][state(fresh, old)];
    }

    private int checkedLevel(int current) {
        check("current", current, problem.oldPrices().size() - 1);
        return current;
    }

    private int state(int fresh, int old) {
        check("fresh", fresh, problem.freshUnits());
        check("old", old, problem.oldUnits());
        return fresh * (problem.oldUnits() + 1) + old;
    }

    private static void check(String name, int number, int most) {
        Checks.that(number >= 0 && number <= most, name, number, "it lies outside of the problem: 0 to " + most);
    }
}
