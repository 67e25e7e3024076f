package io.flowcast.benchmarks.replay;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.connectors.file.ProductRow;
import io.flowcast.connectors.file.ReplayScenario;
import io.flowcast.connectors.file.Scenario;
import io.flowcast.core.feature.DailyPanels;
import io.flowcast.core.feature.HourlyProfiles;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one replay is about: items with their terms, the days before and after the curtain, and the rules. */
final class ReplayWorld {
    final Scenario scenario;
    final ReplayScenario rules;
    final List<SeriesKey> keys;
    final int items;
    final int days;
    final int life;
    final int lead;
    final int review;
    final int[] casePack;
    final double[] unitCost;
    final double[] unitPrice;
    final double[] kilograms;
    final double[] productionCo2e;
    final int[] openingUnits;
    final LatentDemand latent;

    /** History of all days, hidden ones included; a policy sees only {@code panel.asKnownAt(origin + day)}. */
    final DemandPanel panel;

    /** Step of the panel that is the first hidden day. */
    final int origin;

    ReplayWorld(Scenario scenario, ReplayScenario rules) {
        this.scenario = scenario;
        this.rules = rules;
        LocalDate from = rules.calendar().hiddenFrom();
        LocalDate to = rules.calendar().hiddenTo();
        List<SalesDay> used = scenario.sales().stream()
                .filter(day -> !day.date().isBefore(rules.calendar().historyFrom())
                        && !day.date().isAfter(to))
                .toList();
        // Only the hours before the curtain teach a policy when in the day demand comes.
        HourlyProfiles known = HourlyProfiles.estimate(
                used.stream().filter(day -> day.date().isBefore(from)).toList());
        panel = DailyPanels.of(used, known).panel();
        origin = panel.timeline().indexOf(from);
        items = panel.rows();
        days = (int) ChronoUnit.DAYS.between(from, to) + 1;
        life = rules.supply().shelfLifeDaysOnArrival();
        lead = rules.supply().leadTimeDays();
        review = rules.supply().reviewPeriodDays();
        keys = new ArrayList<>();
        Map<SeriesKey, List<SalesDay>> series = new TreeMap<>();
        used.forEach(day ->
                series.computeIfAbsent(day.key(), key -> new ArrayList<>()).add(day));
        List<List<SalesDay>> rows = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            keys.add(panel.key(i));
            rows.add(series.getOrDefault(panel.key(i), List.of()));
        }
        latent = new LatentDemand(
                rows, HourlyProfiles.estimate(used), rules.calendar().historyFrom(), from, to);
        if (rules.closingStock().ordersOnTheWayValueShare() != 1) {
            throw new IllegalArgumentException("goods on the way must keep their whole worth in a replay");
        }
        casePack = new int[items];
        unitCost = new double[items];
        unitPrice = new double[items];
        kilograms = new double[items];
        productionCo2e = new double[items];
        openingUnits = new int[items];
        terms();
    }

    private void terms() {
        Map<String, ProductRow> products = new HashMap<>();
        scenario.productTerms().forEach(row -> products.put(row.product().id(), row));
        for (int i = 0; i < items; i++) {
            ProductRow row = products.get(keys.get(i).productId());
            if (row == null) {
                throw new IllegalStateException("no product " + keys.get(i).productId() + " in the scenario");
            }
            Product product = row.product();
            casePack[i] = (int) row.casePackUnits();
            unitCost[i] = row.unitCost();
            unitPrice[i] = row.unitPrice();
            kilograms[i] = product.massGramsPerUnit() / 1000;
            productionCo2e[i] = factor(Factors.PRODUCTION + product.category());
            double mean = recordedMean(i, 0, rules.openingStock().meanOverDays());
            openingUnits[i] = (int) Math.ceil(mean * rules.openingStock().daysOfMeanSales() - 1e-9);
        }
    }

    /** A factor of the scenario; the replay must not count nothing for a missing one. */
    double factor(String id) {
        return scenario.factors()
                .find(id)
                .map(Factor::value)
                .orElseThrow(() -> new IllegalStateException("no factor " + id + " in the scenario"));
    }

    /** kgCO2e of disposing of a kilogram of an item; that of its category where there is one. */
    double disposalFactor(Pathway pathway, int item) {
        String category = scenario.catalog()
                .product(keys.get(item).productId())
                .orElseThrow()
                .category();
        Optional<Factor> ofCategory = scenario.factors().find(pathway.factorId() + "." + category);
        return ofCategory.map(Factor::value).orElseGet(() -> factor(pathway.factorId()));
    }

    /** What was recorded as sold on a day, counted from the first hidden one; 0 where nothing was recorded. */
    double recorded(int item, int day) {
        int step = origin + day;
        return step >= panel.start(item) && step < panel.end(item) ? panel.value(item, step) : 0;
    }

    /** Mean of the recorded sales of the days before one. */
    double recordedMean(int item, int day, int window) {
        double sum = 0;
        for (int d = day - window; d < day; d++) {
            sum += recorded(item, d);
        }
        return sum / window;
    }

    /** Standard deviation of the recorded sales of the days before one. */
    double recordedDeviation(int item, int day, int window) {
        double mean = recordedMean(item, day, window);
        double squares = 0;
        for (int d = day - window; d < day; d++) {
            squares += (recorded(item, d) - mean) * (recorded(item, d) - mean);
        }
        return Math.sqrt(squares / (window - 1));
    }

    /** Days of demand that an order of today must see through: until the next one arrives. */
    int protectionDays() {
        return lead + review;
    }

    /** The next whole number of cases. */
    int cases(int item, double units) {
        return units <= 1e-9 ? 0 : (int) Math.ceil((units - 1e-9) / casePack[item]) * casePack[item];
    }
}
