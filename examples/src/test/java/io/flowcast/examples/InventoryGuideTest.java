package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowcast.api.demand.DemandForecast;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.Forecasters;
import io.flowcast.models.inventory.classification.Classification;
import java.io.IOException;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every piece of the inventory guide runs and says something sensible, and the guide shows what runs. */
class InventoryGuideTest {
    private static final Guide GUIDE = Guide.of("inventory.md", "InventoryGuide");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 84;

    private static DemandForecast forecast() {
        RunContext context = RunContext.asOf(FIRST_DAY.plusDays(DAYS)).seed(1).build();
        SplittableRandom random = new SplittableRandom(3);
        double[] sold = new double[DAYS];
        for (int t = 0; t < DAYS; t++) {
            sold[t] = 16 + random.nextInt(9);
        }
        DemandPanel panel = DemandPanel.builder(Timeline.days(FIRST_DAY, DAYS))
                .integerValued(true)
                .addRow(new SeriesKey("north", "milk"), 0, sold)
                .build();
        return Forecasters.named("ses").fit(panel, context).forecast(14, context);
    }

    @Test
    void levelsComeFromForecasts() {
        DemandForecast forecast = forecast();
        assertThat(InventoryGuide.fromForecast(forecast, 0)).isBetween(90.0, 130.0); // five days of about 20
        assertThat(InventoryGuide.randomLeadTime(forecast, 0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void singlePeriods() {
        assertThat(InventoryGuide.onePeriod()).isGreaterThan(0); // 0.9 against 1.5 / 2.3
        assertThat(InventoryGuide.severalProducts()).isBetween(0.0, 2.0);
        assertThat(InventoryGuide.priced()).isBetween(13.0, 15.0);
    }

    @Test
    void lots() {
        assertThat(InventoryGuide.lots()).isCloseTo(304.05 + 312 + 0.04 + 800 + 772.8, within(0.2));
        assertThat(InventoryGuide.joint()).isLessThanOrEqualTo(1 + 1e-12);
        assertThat(InventoryGuide.changing()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void policies() {
        assertThat(InventoryGuide.fixedQuantity()).isGreaterThan(-100);
        assertThat(InventoryGuide.minMax()).isGreaterThan(40);
        assertThat(InventoryGuide.horizon()).isCloseTo(519.3558, within(1e-3));
        assertThat(InventoryGuide.lostSales()).isBetween(0.9, 1.0);
        assertThat(InventoryGuide.twoSuppliers(RunContext.asOf(FIRST_DAY).build()))
                .isPositive();
        assertThat(InventoryGuide.lostSalesWithLeadTime(
                        RunContext.asOf(FIRST_DAY).build()))
                .isBetween(1.0, 7.02);
        assertThat(InventoryGuide.assortment()).isBetween(0.9, 1.0);
    }

    @Test
    void networks() {
        assertThat(InventoryGuide.chain()).isCloseTo(47.65, within(0.03));
        assertThat(InventoryGuide.warehouse()).isBetween(5.0, 30.0);
        assertThat(InventoryGuide.serviceTimes()).isCloseTo(8.2779, within(1e-4));
        assertThat(InventoryGuide.network(RunContext.asOf(FIRST_DAY).build())).isBetween(0.8, 1.0);
        assertThat(InventoryGuide.search(x -> Math.pow(x[0] - 7, 2) + Math.pow(x[1] - 9, 2)))
                .isCloseTo(0, within(1e-6));
        assertThat(InventoryGuide.classes().policy()).isEqualTo(Classification.Policy.ORDER_UP_TO);
    }

    @Test
    void theGuideShowsWhatRuns() throws IOException {
        GUIDE.showsWhatRuns(11);
    }

    @Test
    void everyFileTheGuideLinksToIsThere() throws IOException {
        GUIDE.linksToFilesThatAreThere();
    }
}
