package io.flowcast.models.expiry.markdown;

import io.flowcast.api.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * What no policy of prices can exceed: the value if demand were its mean and could be had in parts.
 *
 * <p>With m(t, j) the mean of day t at price j, s the stock and v the worth of a leftover, the relaxed problem is
 *
 * <pre>
 *   max  sum p(j) y(t, j) + v (s - sum y(t, j))
 *   s.t. sum y &lt;= s,  y(t, j) &lt;= m(t, j) x(t, j),  sum over j of x(t, j) &lt;= 1
 * </pre>
 *
 * <p>and its dual is the least value over w &ge; v of  s w + sum over t of max(0, max over j of (p(j) - w) m(t, j)),
 * convex in w with breakpoints where two prices of a day are worth the same. It holds for free prices (Gallego and van
 * Ryzin 1994, theorem 2, with several prices a day), so for prices that only fall, and for any cost of labels.
 */
public final class FluidBound {
    private FluidBound() {}

    /**
     * The bound.
     *
     * @param problem the goods, their days and the ladder
     * @return at least the value of {@link MarkdownDp}
     */
    public static double of(MarkdownProblem problem) {
        List<Double> candidates = new ArrayList<>();
        double least = problem.leftoverValue();
        candidates.add(least);
        for (List<Distribution> day : problem.demand()) {
            for (int j = 0; j < day.size(); j++) {
                candidates.add(problem.prices().get(j));
                for (int i = 0; i < j; i++) {
                    double more = day.get(j).mean() - day.get(i).mean();
                    candidates.add((problem.prices().get(j) * day.get(j).mean()
                                    - problem.prices().get(i) * day.get(i).mean())
                            / more);
                }
            }
        }
        double best = Double.POSITIVE_INFINITY;
        for (double w : candidates) {
            if (w >= least && Double.isFinite(w)) {
                best = Math.min(best, dual(problem, w));
            }
        }
        return best;
    }

    private static double dual(MarkdownProblem problem, double worth) {
        double money = problem.stockUnits() * worth;
        for (List<Distribution> day : problem.demand()) {
            double most = 0;
            for (int j = 0; j < day.size(); j++) {
                most = Math.max(
                        most, (problem.prices().get(j) - worth) * day.get(j).mean());
            }
            money += most;
        }
        return money;
    }
}
