package io.flowcast.models.expiry;

import static io.flowcast.api.expiry.ExpiryProblems.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ExpiryPlan;
import io.flowcast.api.expiry.ExpiryPlanner;
import io.flowcast.api.expiry.ExpiryPlannerCompatibilityKit;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.run.RunContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit's laws, food safety among them, hold as well for a shop that is replenished and demands a sure gain. */
class ReplenishedShopTest extends ExpiryPlannerCompatibilityKit {
    private static final ExpirySettings STANDARD = ExpirySettings.standard();

    @Override
    protected ExpiryPlanner planner() {
        return new ExpectedValueExpiryPlanner(STANDARD.replenished(2, 3).gaining(1));
    }

    private static ExpiryPlan plan(ProblemFixture shop, ExpirySettings settings) {
        return new ExpectedValueExpiryPlanner(settings)
                .plan(shop.build(), RunContext.asOf(TODAY).build());
    }

    /** Moving a unit costs 6. It sells for 10 where nothing else comes in; it only saves a purchase of 5 where orders do. */
    @Test
    void goodsMovedToAReplenishedSiteSaveAPurchaseOnly() {
        ProblemFixture shop = new ProblemFixture();
        shop.demand("S", 0, 0, 0).demand("T", 8, 8, 8).lot("L", "S", 6, 2).price(10);
        shop.lane(new TransferOption("S", "T", 12, 0, 1));

        assertThat(plan(shop, STANDARD).decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.action()).isEqualTo(new ExpiryAction.Transfer("T")));
        assertThat(plan(shop, STANDARD.replenished(1, 0)).decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.action()).isEqualTo(new ExpiryAction.Keep()));
    }

    /** Customers who take the freshest pass the old lot by from the day on which newer goods come in. */
    @Test
    void moreOfALotExpiresWhereNewerGoodsFollow() {
        ProblemFixture shop = new ProblemFixture();
        shop.newestFirstShare = 1;
        shop.demand("S", 4, 4, 4).lot("L", "S", 10, 2);

        double alone = plan(shop, STANDARD).decisions().get(0).expectedSoldUnits();
        double followed =
                plan(shop, STANDARD.replenished(1, 0)).decisions().get(0).expectedSoldUnits();

        assertThat(alone).isGreaterThan(9);
        assertThat(followed).isBetween(3.5, 4.5);
    }

    /** A delivery of today's life that nobody wants expires with the lots: then it says that it should not come. */
    @Test
    void aDeliveryAgesAndIsNamedWhereItIsTooMuch() {
        ProblemFixture shop = new ProblemFixture();
        shop.demand("S", 2, 2, 2).lot("L", "S", 12, 2);
        shop.arrivals.add(new Arrival(new SeriesKey("S", "P"), TODAY.plusDays(1), 16));

        assertThat(plan(shop, STANDARD.replenished(2, 0)).hints())
                .singleElement()
                .satisfies(hint -> assertThat(hint.gain()).isPositive());
    }

    @Test
    void onlyAGainThatStandsOutIsADiscount() {
        ProblemFixture shop = new ProblemFixture();
        shop.markdown(new MarkdownRule(List.of(0.2, 0.5), -2, 0.05));
        shop.demand("S", 2, 2).lot("L", "S", 12, 0).price(10);

        assertThat(plan(shop, STANDARD.gaining(1)).decisions().get(0).action())
                .isEqualTo(new ExpiryAction.Markdown(0.5));
        assertThat(plan(shop, STANDARD.gaining(1e6)).decisions().get(0).action())
                .isEqualTo(new ExpiryAction.Keep());
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> STANDARD.replenished(-1, 0)).hasMessageContaining("replenishedFromDay");
        assertThatThrownBy(() -> STANDARD.replenished(1, Double.NaN)).hasMessageContaining("saleWorth");
        assertThatThrownBy(() -> STANDARD.gaining(-1)).hasMessageContaining("standardErrors");
    }
}
