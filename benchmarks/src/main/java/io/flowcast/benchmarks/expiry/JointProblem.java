package io.flowcast.benchmarks.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationRun;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.RescueRule;
import io.flowcast.api.expiry.ReturnOption;
import io.flowcast.api.expiry.ReworkOption;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.api.stock.StockLot;
import io.flowcast.core.math.distribution.Distributions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A made-up morning of a grocery chain, from a seed.
 *
 * <ul>
 *   <li>Sites lie in towns, 20 or fewer, spread over 200 x 200 km, normally around them with 8 km.
 *   <li>60 products of six categories with the lives, dates and temperatures below; price e<sup>N(1, 0.5)</sup>, cost 0.68 of
 *       it, mass 0.15 to 1 kg. A site sells 28 of them; demand of a day e<sup>N(1.1, 0.8)</sup> units, weekend 1.3 times, negative
 *       binomial with shape 4 and a common factor for the days.
 *   <li>Lots go to the series of a site in turn, the rest to random ones. A lot has any number of days left of its life as
 *       likely, one in fifty is past its date; it covers its share of the demand of its days times e<sup>N(-0.25, 0.6)</sup>. One lot in 200
 *       is blocked. Four series in ten get a delivery of one to three days' demand within three days.
 *   <li>Recipients have room for e<sup>N(0, 0.7)</sup>, scaled so that together they take 1 % of the mass of all lots; each takes
 *       two to six categories, asks for up to two days of life, two in five take goods past best-before, one in ten is closed.
 *   <li>Lanes go from each site to its nearest ones, one if not told otherwise: 0.02 + 0.004 a km for a kilogram, a fixed cost for the lane, 25 if not told otherwise (an hour of a van), a day beyond 30 km.
 *   <li>A kitchen takes fruit and meals for 0.5 a kilogram net, 0.1 % of the mass; a bakery takes back bread for 30 % of its cost,
 *       0.1 % of the mass. Markdowns of 20, 35 and 50 %, elasticity -1.8, label 0.03; giving is worth 0.15 a kilogram net,
 *       compost costs 0.12 and landfill 0.18.
 * </ul>
 */
final class JointProblem {
    static final LocalDate TODAY = LocalDate.of(2024, 6, 12);
    private static final int HORIZON = 7;
    private static final int PRODUCTS = 60;
    private static final int SOLD_AT_A_SITE = 28;

    private enum Category {
        BAKERY(3, DateKind.BEST_BEFORE, 20),
        FRUIT(5, DateKind.BEST_BEFORE, 12),
        DAIRY(12, DateKind.BEST_BEFORE, 6),
        MEAT(5, DateKind.USE_BY, 4),
        FISH(3, DateKind.USE_BY, 2),
        MEALS(6, DateKind.USE_BY, 5);

        final int lifeDays;
        final DateKind kind;
        final double warmest;

        Category(int lifeDays, DateKind kind, double warmest) {
            this.lifeDays = lifeDays;
            this.kind = kind;
            this.warmest = warmest;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Article(String id, Category category, double price, double massGrams) {}

    private final Random random;
    private final int sites;
    private final List<Article> articles = new ArrayList<>();
    private final double[][] place;
    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<double[]> means = new ArrayList<>();
    private final List<int[]> rowsOfSite = new ArrayList<>();
    private final List<Article> articleOfRow = new ArrayList<>();
    private final List<LotOutlook> lots = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private double massKilograms;

    private JointProblem(int sites, long seed) {
        random = new Random(seed);
        this.sites = sites;
        place = new double[sites][2];
    }

    /** The problem of a seed. */
    static ExpiryProblem of(int lots, int sites, int recipients, int lanesPerSite, double laneCost, long seed) {
        JointProblem made = new JointProblem(sites, seed);
        made.placeSites();
        made.sell();
        made.stock(lots);
        return made.problem(recipients, lanesPerSite, laneCost);
    }

    private void placeSites() {
        double[][] towns = new double[Math.min(20, sites)][2];
        for (double[] town : towns) {
            town[0] = 200 * random.nextDouble();
            town[1] = 200 * random.nextDouble();
        }
        for (double[] site : place) {
            double[] town = towns[random.nextInt(towns.length)];
            site[0] = town[0] + 8 * random.nextGaussian();
            site[1] = town[1] + 8 * random.nextGaussian();
        }
    }

    private void sell() {
        for (int p = 0; p < PRODUCTS; p++) {
            articles.add(new Article(
                    "P" + p,
                    Category.values()[p % Category.values().length],
                    Math.exp(1 + 0.5 * random.nextGaussian()),
                    150 + 850 * random.nextDouble()));
        }
        for (int s = 0; s < sites; s++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, PRODUCTS).boxed().toList());
            Collections.shuffle(order, random);
            int[] rows = new int[SOLD_AT_A_SITE];
            for (int i = 0; i < rows.length; i++) {
                Article article = articles.get(order.get(i));
                double mean = Math.exp(1.1 + 0.8 * random.nextGaussian());
                double[] days = new double[HORIZON];
                for (int t = 0; t < HORIZON; t++) {
                    int weekday = TODAY.plusDays(t).getDayOfWeek().getValue();
                    days[t] = mean * (weekday >= 6 ? 1.3 : 1);
                }
                rows[i] = keys.size();
                keys.add(new SeriesKey("S" + s, article.id));
                means.add(days);
                articleOfRow.add(article);
            }
            rowsOfSite.add(rows);
        }
    }

    private void stock(int number) {
        int[] lotsOfRow = new int[keys.size()];
        for (int l = 0; l < number; l++) {
            int[] rows = rowsOfSite.get(l % sites);
            int turn = l / sites;
            lotsOfRow[turn < rows.length ? rows[turn] : rows[random.nextInt(rows.length)]]++;
        }
        for (int row = 0; row < lotsOfRow.length; row++) {
            for (int i = 0; i < lotsOfRow[row]; i++) {
                lots.add(lot(row, lotsOfRow[row]));
            }
            if (lotsOfRow[row] > 0 && random.nextInt(10) < 4) {
                long units = Math.round((1 + 2 * random.nextDouble()) * mean(row));
                if (units > 0) {
                    arrivals.add(new Arrival(keys.get(row), TODAY.plusDays(random.nextInt(4)), units));
                }
            }
        }
    }

    private double mean(int row) {
        return means.get(row)[0];
    }

    private LotOutlook lot(int row, int lotsOfRow) {
        Article article = articleOfRow.get(row);
        Category category = article.category;
        int left = random.nextInt(50) == 0 ? -1 : random.nextInt(category.lifeDays);
        double cover = mean(row) * (Math.max(0, left) + 1) / lotsOfRow * Math.exp(-0.25 + 0.6 * random.nextGaussian());
        long units = Math.max(1, Math.round(cover));
        LocalDate expires = TODAY.plusDays(left);
        massKilograms += units * article.massGrams / 1000;
        SeriesKey key = keys.get(row);
        StockLot lot = new StockLot(
                "L" + lots.size(),
                null,
                key.siteId(),
                key.productId(),
                units,
                expires.minusDays(category.lifeDays),
                expires,
                category.kind,
                0.68 * article.price,
                random.nextInt(200) == 0 ? StockLot.Condition.BLOCKED : StockLot.Condition.SEALED,
                null);
        return new LotOutlook(
                lot,
                row,
                new RemainingLife(Distributions.point(left + 1.0), expires, expires, 0.5, "label"),
                category.id(),
                article.massGrams,
                article.price,
                0.68 * article.price,
                0,
                category.warmest);
    }

    private ExpiryProblem problem(int recipients, int lanesPerSite, double laneCost) {
        return new ExpiryProblem(
                TODAY,
                HORIZON,
                new GammaPoissonDemand(TODAY, keys, means.toArray(double[][]::new), 4),
                lots,
                arrivals,
                new MarkdownRule(List.of(0.2, 0.35, 0.5), -1.8, 0.03),
                lanes(lanesPerSite, laneCost),
                new DonationRun(recipients(recipients), 0.1, 0.25),
                new DisposalRule(Map.of(Pathway.COMPOST, 0.12, Pathway.LANDFILL, 0.18)),
                0.35,
                new RescueRule(
                        List.of(new ReworkOption(
                                "soup", Set.of(), Set.of("fruit", "meals"), 0.9, 0.4, share(0.001), 0, 0)),
                        List.of(new ReturnOption("bakery", bread(), 0.3, 0.1, share(0.001), 0, 0, true))));
    }

    private long share(double part) {
        return Math.round(1000 * part * massKilograms);
    }

    private Set<String> bread() {
        Set<String> bread = new HashSet<>();
        articles.stream().filter(a -> a.category == Category.BAKERY).forEach(a -> bread.add(a.id));
        return bread;
    }

    private List<TransferOption> lanes(int perSite, double laneCost) {
        List<TransferOption> lanes = new ArrayList<>();
        for (int s = 0; s < sites; s++) {
            int from = s;
            IntStream.range(0, sites)
                    .filter(to -> to != from)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer to) -> kilometres(from, to)))
                    .limit(perSite)
                    .forEach(to -> lanes.add(new TransferOption(
                            "S" + from,
                            "S" + to,
                            0.02 + 0.004 * kilometres(from, to),
                            laneCost,
                            kilometres(from, to) > 30 ? 1 : 0)));
        }
        return lanes;
    }

    private double kilometres(int from, int to) {
        return Math.hypot(place[from][0] - place[to][0], place[from][1] - place[to][1]);
    }

    private List<Recipient> recipients(int number) {
        double[] size = new double[number];
        double all = 0;
        for (int r = 0; r < number; r++) {
            size[r] = Math.exp(0.7 * random.nextGaussian());
            all += size[r];
        }
        List<Recipient> recipients = new ArrayList<>();
        for (int r = 0; r < number; r++) {
            Set<String> categories = new HashSet<>();
            for (int c = 2 + random.nextInt(5); c > 0; c--) {
                categories.add(Category.values()[random.nextInt(Category.values().length)].id());
            }
            boolean closed = random.nextInt(10) == 0;
            recipients.add(new Recipient(
                    "R" + r,
                    "Recipient " + r,
                    new GeoPoint(50, 8),
                    Math.round(1000 * 0.01 * massKilograms * size[r] / all),
                    categories,
                    new StorageRange(0, 25),
                    random.nextInt(3),
                    random.nextInt(5) < 2,
                    new OpeningHours(
                            OpeningHours.daily(TimeRange.ALL_DAY).byWeekday(), closed ? Set.of(TODAY) : Set.of())));
        }
        return recipients;
    }
}
