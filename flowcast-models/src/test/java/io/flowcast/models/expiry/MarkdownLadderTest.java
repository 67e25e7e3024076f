package io.flowcast.models.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.ExpiryProblems;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.PoissonDemand;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Markdowns against the exact dynamic programme: three days, Poisson demand 4, 4 and 5 at a full price of 4, prices 4,
 * 3.2, 2.4 and 1.6, chosen anew each morning, never rising. The optimal values in the table were computed apart from this code; the
 * programme below is checked against them and then says what each first price is worth.
 */
class MarkdownLadderTest {
    private static final double[] PRICES = {4, 3.2, 2.4, 1.6};
    private static final double[] DEMAND = {4, 4, 5};

    @ParameterizedTest
    @CsvSource({
        "5, 1.5, 0, 19.97981186790155",
        "5, 2.5, -0.5, 19.977288351389245",
        "10, 1.5, 0, 38.569925558249665",
        "10, 1.5, -0.5, 38.41740511112808",
        "10, 2.5, 0, 38.68703515073922",
        "20, 1.5, 0, 55.846453202684174",
        "20, 1.5, -0.5, 54.93850164986137",
        "20, 2.5, 0, 61.99040298589323",
        "20, 2.5, -0.5, 61.615704339108724",
        "30, 1.5, 0, 64.43016453406824",
        "30, 1.5, -0.5, 63.54844132926678",
        "30, 2.5, 0, 80.17759099563293",
        "30, 2.5, -0.5, 79.62110533038431"
    })
    void theFirstPriceIsNearlyOptimal(int units, double elasticity, double terminalValue, double optimum) {
        double[][] tomorrow = secondMorning(units, elasticity, terminalValue);
        assertThat(best(0, units, 0, tomorrow, elasticity)).isCloseTo(optimum, within(1e-6));

        LotDecision decision = decide(units, elasticity, terminalValue);

        double discount = decision.action() instanceof ExpiryAction.Markdown markdown ? markdown.discountFraction() : 0;
        int level = (int) Math.round(discount / 0.2);
        // The planner looks at one price step ahead, the programme at all of them: that costs up to 2.4 % here.
        assertThat(value(0, units, level, tomorrow, elasticity)).isGreaterThanOrEqualTo(0.97 * optimum);
        assertThat(decision.expectedValue())
                .as("a plan that cannot answer to sales is worth less than the best that can, but not much")
                .isBetween(0.95 * optimum, 1.02 * optimum);
    }

    private static LotDecision decide(int units, double elasticity, double terminalValue) {
        LocalDate last = ExpiryProblems.TODAY.plusDays(2);
        StockLot lot = ExpiryProblems.lot(
                "L", new SeriesKey("S", "P"), units, last, DateKind.USE_BY, StockLot.Condition.SEALED);
        ExpiryProblem problem = new ExpiryProblem(
                ExpiryProblems.TODAY,
                3,
                PoissonDemand.of(ExpiryProblems.TODAY, "S", "P", DEMAND),
                List.of(new LotOutlook(
                        lot,
                        0,
                        new RemainingLife(new ExpiryProblems.Life(3, 0), last, last, 0.5, "label"),
                        "dairy",
                        1000,
                        PRICES[0],
                        2,
                        0,
                        8)),
                List.of(),
                new MarkdownRule(List.of(0.2, 0.4, 0.6), -elasticity, 0),
                List.of(),
                new DonationRun(List.of(), 0, 0),
                new DisposalRule(Map.of(Pathway.COMPOST, -terminalValue)),
                0.3);
        return new ExpectedValueExpiryPlanner(new ExpirySettings(4000, 4000, 0.01, 0.9, 0.05, 64, 0))
                .plan(problem, RunContext.asOf(ExpiryProblems.TODAY).build())
                .decisions()
                .get(0);
    }

    /** Values of stocks on the second morning, by the level of the price so far: prices may only fall. */
    private static double[][] secondMorning(int units, double elasticity, double terminalValue) {
        double[][] values = new double[PRICES.length][units + 1];
        for (double[] ofLevel : values) {
            for (int stock = 0; stock <= units; stock++) {
                ofLevel[stock] = stock * terminalValue;
            }
        }
        for (int day = DEMAND.length - 1; day > 0; day--) {
            double[][] morning = new double[PRICES.length][units + 1];
            for (int level = 0; level < PRICES.length; level++) {
                for (int stock = 0; stock <= units; stock++) {
                    morning[level][stock] = best(day, stock, level, values, elasticity);
                }
            }
            values = morning;
        }
        return values;
    }

    private static double best(int day, int stock, int level, double[][] tomorrow, double elasticity) {
        double best = Double.NEGATIVE_INFINITY;
        for (int l = level; l < PRICES.length; l++) {
            best = Math.max(best, value(day, stock, l, tomorrow, elasticity));
        }
        return best;
    }

    private static double value(int day, int stock, int level, double[][] tomorrow, double elasticity) {
        double price = PRICES[level];
        PoissonDistribution demand = new PoissonDistribution(DEMAND[day] * Math.pow(price / PRICES[0], -elasticity));
        double value = 0;
        double rest = 1;
        for (int sold = 0; sold < stock; sold++) {
            double p = demand.probability(sold);
            value += p * (price * sold + tomorrow[level][stock - sold]);
            rest -= p;
        }
        return value + rest * (price * stock + tomorrow[level][0]);
    }
}
