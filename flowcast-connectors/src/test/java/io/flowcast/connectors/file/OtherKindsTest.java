package io.flowcast.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.stock.StockLot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lots, orders, products, sites, temperatures and weather with faults in them; the as-of date is 2024-06-12. */
class OtherKindsTest {
    private static final KnownIds KNOWN = new KnownIds(Set.of("S1"), Set.of("P1"), Set.of("U1"));

    @Test
    void keepsAnExpiredLotWithAWarning() {
        var reading = Reading.csv(
                RecordFiles.lots(KNOWN),
                "lot_id,site_id,product_id,quantity_units,received_on,expires_on,date_kind,unit_cost",
                "L1,S1,P1,4,2024-06-01,2024-06-11,USE_BY,1.5",
                "L2,S1,P1,4,2024-06-01,2024-06-12,USE_BY,1.5",
                "L3,S1,P1,4,2024-06-01,,BEST_BEFORE,1.5");
        assertThat(reading.brief()).containsExactly("2 lots.expired expires_on=2024-06-11");
        assertThat(reading.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(reading.records()).extracting(StockLot::lotId).containsExactly("L1", "L2", "L3");
        assertThat(reading.records().get(2).expiresOn()).isNull();
    }

    @Test
    void leavesOutLotsThatCannotBe() {
        var reading = Reading.csv(
                RecordFiles.lots(KNOWN),
                "lot_id,site_id,product_id,quantity_units,received_on,expires_on,date_kind,unit_cost,condition,condition_since",
                "L1,S1,P1,4,2024-06-01,2024-06-13,USE_BY,1.5,OPENED,2024-06-02",
                "L1,S1,P1,4,2024-06-01,2024-06-13,USE_BY,1.5,,",
                "L2,S1,P1,4,2024-06-13,2024-06-20,USE_BY,1.5,,",
                "L3,S1,P1,4,2024-06-10,2024-06-09,USE_BY,1.5,,",
                "L4,S2,P2,-4,2024-06-10,2024-06-13,SELL_BY,-1,FROZEN,",
                "L5,S1,P1,4,2024-06-01,2024-06-13,USE_BY,1.5,OPENED,2024-05-02");
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.brief())
                .containsExactly(
                        "3 lots.duplicate lot_id=L1",
                        "4 lots.future-date received_on=2024-06-13",
                        "5 lots.expires-before-received expires_on=2024-06-09",
                        "6 lots.unknown-site site_id=S2",
                        "6 lots.unknown-product product_id=P2",
                        "6 lots.negative-quantity quantity_units=-4",
                        "6 lots.unknown-choice date_kind=SELL_BY",
                        "6 lots.negative-value unit_cost=-1",
                        "6 lots.unknown-choice condition=FROZEN",
                        "7 lots.out-of-range condition_since=2024-05-02");
    }

    @Test
    void checksOrders() {
        var reading = Reading.csv(
                RecordFiles.orders(KNOWN),
                "order_id,supplier_id,site_id,product_id,quantity_units,ordered_on,expected_on,unit_cost",
                "O1,U1,S1,P1,4,2024-06-11,2024-06-12,1.5",
                "O2,U1,S1,P1,4,2024-06-09,2024-06-10,1.5",
                "O3,U2,S1,P1,4,2024-06-11,2024-06-12,1.5",
                "O4,U1,S1,P1,0,2024-06-11,2024-06-12,1.5",
                "O5,U1,S1,P1,4,2024-06-11,2024-06-10,1.5",
                "O6,U1,S1,P1,4,2024-06-13,2024-06-14,1.5");
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.brief())
                .containsExactly(
                        "3 orders.overdue expected_on=2024-06-10",
                        "4 orders.unknown-supplier supplier_id=U2",
                        "5 orders.empty-order quantity_units=0",
                        "6 orders.expected-before-ordered expected_on=2024-06-10",
                        "7 orders.future-date ordered_on=2024-06-13");
    }

    @Test
    void checksProducts() {
        var reading = Reading.csv(
                RecordFiles.products(),
                "product_id,name,category_id,mass_grams,shelf_life_days,date_kind,storage_min_celsius,"
                        + "storage_max_celsius,case_pack,unit_price,unit_cost,q10",
                "P1,Milk,dairy,1000,7,USE_BY,0,5,6,2.5,1.9,3",
                "P2,Cream,dairy,0,7,USE_BY,0,5,6,2.5,1.9,",
                "P3,Curd,dairy,250,7,USE_BY,5,0,6,2.5,1.9,0.5",
                "P4,Whey,dairy,250,7,USE_BY,5,0,0,2.5,1.9,",
                "P5,Kefir,dairy,250,7,USE_BY,0,5,0,2.5,1.9,",
                "P6,Butter,dairy,250,60,BEST_BEFORE,0,5,10,2.5,19,");
        assertThat(reading.records()).extracting(row -> row.product().id()).containsExactly("P1", "P6");
        assertThat(reading.brief())
                .containsExactly(
                        "3 products.out-of-range mass_grams=0.0",
                        "4 products.storage-range storage_min_celsius=5.0",
                        "4 products.out-of-range q10=0.5",
                        "5 products.storage-range storage_min_celsius=5.0",
                        "5 products.out-of-range case_pack=0",
                        "6 products.out-of-range case_pack=0",
                        "7 products.cost-above-price unit_cost=19.0");
    }

    @Test
    void checksSites() {
        var reading = Reading.csv(
                RecordFiles.sites(),
                "site_id,name,kind,latitude,longitude,time_zone,currency,opens_at,closes_at,delivery_from,delivery_to",
                "S1,One,STORE,30,115,Asia/Shanghai,CNY,06:00,22:00,05:00,09:00",
                "S2,Two,SHOP,300,115,China,Yuan,6:00,22:00,09:00,05:00");
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.brief())
                .containsExactly(
                        "3 sites.unknown-choice kind=SHOP",
                        "3 sites.out-of-range latitude=300",
                        "3 sites.unknown-zone time_zone=China",
                        "3 sites.unknown-currency currency=Yuan",
                        "3 sites.wrong-time opens_at=6:00",
                        "3 sites.wrong-hours delivery_to=05:00");
    }

    @Test
    void checksTemperatures() {
        var reading = Reading.csv(
                RecordFiles.temperatures(KNOWN),
                "site_id,observed_at,temperature_celsius",
                "S1,2024-06-10T00:00+08:00,3.1",
                "S1,2024-06-10T04:00+08:00,3.1",
                "S1,2024-06-10T09:00+08:00,3.1",
                "S1,2024-06-10T09:00+08:00,3.2",
                "S1,2024-06-10T08:00+08:00,3.2",
                "S1,2024-06-10 10:00,3.2",
                "S1,2024-06-10T10:00+08:00,999");
        assertThat(reading.records()).hasSize(4);
        assertThat(reading.findings())
                .extracting(f -> f.place().line() + " " + f.code())
                .containsExactly(
                        "4 temperatures.gap",
                        "5 temperatures.duplicate",
                        "6 temperatures.unordered",
                        "7 temperatures.wrong-time",
                        "8 temperatures.out-of-range");
    }

    @Test
    void checksWeather() {
        var reading = Reading.csv(
                RecordFiles.weather(KNOWN),
                "site_id,date,precipitation,temperature_celsius,humidity_percent,wind_level",
                "S1,2024-06-01,1,20,70,2",
                "S1,2024-06-04,-1,20,170,2",
                "S1,2024-06-01,1,20,70,2");
        assertThat(reading.brief())
                .containsExactly(
                        "3 weather.negative-value precipitation=-1",
                        "3 weather.out-of-range humidity_percent=170",
                        "4 weather.duplicate date=2024-06-01",
                        "0 weather.gap date=2024-06-02 is the first of 2 missing days");
    }

    @Test
    void reportsAFileThatIsNotThere() {
        ReadResult result = RecordFiles.lots(KNOWN)
                .read(Path.of("no-such-folder", "lots.csv"), SampleFolder.context(), lot -> {
                    throw new AssertionError("there is no lot");
                });
        List<Finding> findings = result.findings().listed();
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("file.unreadable");
            assertThat(f.severity()).isEqualTo(Severity.FATAL);
        });
    }
}
