package io.flowcast.api.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.stock.StockLot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems for tests of expiry planners, some of them as odd as real ones. */
public final class ExpiryProblems {
    /** The day of all problems here, a Wednesday. */
    public static final LocalDate TODAY = LocalDate.of(2024, 6, 12);

    private static final int HORIZON = 7;

    private ExpiryProblems() {}

    /**
     * A random problem: a few sites and products, lots fresh, old, expired, blocked, opened, without a label or without a
     * forecast, recipients with all kinds of rules.
     *
     * @param seed names the problem
     * @return the problem
     */
    public static ExpiryProblem random(long seed) {
        Random random = new Random(seed);
        int sites = 1 + random.nextInt(3);
        int products = 1 + random.nextInt(3);
        Map<SeriesKey, double[]> means = new LinkedHashMap<>();
        Map<SeriesKey, Integer> rows = new LinkedHashMap<>();
        for (int s = 0; s < sites; s++) {
            for (int p = 0; p < products; p++) {
                SeriesKey key = new SeriesKey("S" + s, "P" + p);
                rows.put(key, random.nextInt(8) == 0 ? -1 : means.size());
                means.put(
                        key, random.doubles(HORIZON, 0, 1 + random.nextInt(12)).toArray());
            }
        }
        List<LotOutlook> lots = new ArrayList<>();
        int number = random.nextInt(14);
        for (int i = 0; i < number; i++) {
            lots.add(lot(random, i, sites, products, rows));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (SeriesKey key : means.keySet()) {
            if (random.nextInt(2) == 0) {
                arrivals.add(new Arrival(key, TODAY.plusDays(random.nextInt(9)), 1 + random.nextInt(30)));
            }
        }
        return new ExpiryProblem(
                TODAY,
                1 + random.nextInt(HORIZON),
                PoissonDemand.of(TODAY, means),
                lots,
                arrivals,
                markdown(random),
                transfers(random, sites),
                new DonationRun(recipients(random), random.nextInt(3) * 0.5, random.nextInt(3)),
                disposal(random),
                random.nextInt(5) / 4.0,
                rescue(random));
    }

    private static RescueRule rescue(Random random) {
        List<ReworkOption> reworks = new ArrayList<>();
        List<ReturnOption> returns = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            reworks.add(new ReworkOption(
                    "soup",
                    random.nextBoolean() ? Set.of() : Set.of("S0"),
                    random.nextBoolean() ? Set.of() : Set.of("dairy"),
                    4 * random.nextDouble(),
                    random.nextDouble(),
                    random.nextInt(3) * 3_000L,
                    random.nextInt(3),
                    random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            returns.add(new ReturnOption(
                    "supplier",
                    random.nextBoolean() ? Set.of() : Set.of("P0"),
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextInt(3) * 3_000L,
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextBoolean()));
        }
        return new RescueRule(reworks, returns);
    }

    /**
     * The same problem on other terms of giving.
     *
     * @param problem the problem
     * @param terms the terms
     * @return a problem that differs in nothing else
     */
    public static ExpiryProblem withTerms(ExpiryProblem problem, DonationTerms terms) {
        return new ExpiryProblem(
                problem.today(),
                problem.horizonDays(),
                problem.forecast(),
                problem.lots(),
                problem.arrivals(),
                problem.markdown(),
                problem.transfers(),
                new DonationRun(problem.donation().recipients(), terms),
                problem.disposal(),
                problem.newestFirstShare(),
                problem.rescue());
    }

    /**
     * Terms on which a gift is worth more than anything else, by a random rule of fairness, with random standings.
     *
     * @param seed names the terms
     * @return the terms
     */
    public static DonationTerms tempting(long seed) {
        Random random = new Random(seed);
        Fairness[] rules = {
            new Fairness.MaxMin(Fairness.Measure.FILL_RATE),
            new Fairness.MaxMin(Fairness.Measure.QUANTITY),
            new Fairness.Proportional(),
            new Fairness.DeviationCap(random.nextDouble())
        };
        List<RecipientStanding> standings = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            if (random.nextBoolean()) {
                standings.add(new RecipientStanding(
                        "R" + r, 0.1 + random.nextInt(5), random.nextInt(3) * 10.0, random.nextInt(3) * 10.0));
            }
        }
        return new DonationTerms(
                0,
                random.nextBoolean() ? 1e6 : 0,
                new DonationTerms.TaxRelief(1e5, 2, 3, 1e9, 1, random.nextBoolean() ? Double.MAX_VALUE : 40),
                rules[random.nextInt(rules.length)],
                standings);
    }

    private static LotOutlook lot(Random random, int number, int sites, int products, Map<SeriesKey, Integer> rows) {
        int p = random.nextInt(products);
        SeriesKey key = new SeriesKey("S" + random.nextInt(sites), "P" + p);
        LocalDate expires = random.nextInt(10) == 0 ? null : TODAY.plusDays(random.nextInt(12) - 3);
        LocalDate last = expires != null ? expires : TODAY.plusDays(random.nextInt(6) - 1);
        if (random.nextInt(4) == 0) {
            last = last.minusDays(random.nextInt(3));
        }
        StockLot.Condition condition =
                random.nextInt(8) == 0 ? StockLot.Condition.BLOCKED : StockLot.Condition.values()[random.nextInt(3)];
        DateKind kind = random.nextBoolean() ? DateKind.USE_BY : DateKind.BEST_BEFORE;
        StockLot lot = lot("L" + number, key, random.nextInt(30), expires, kind, condition);
        double days = Math.max(0, last.toEpochDay() - TODAY.toEpochDay() + 1);
        double price = 1 + random.nextInt(20);
        return new LotOutlook(
                lot,
                rows.get(key),
                new RemainingLife(new Life(days, random.nextInt(3) * 0.2), last, expires, 0.5, "test"),
                p == 0 ? "dairy" : "bakery",
                100 + random.nextInt(900),
                price,
                price * 0.7,
                0,
                random.nextInt(4) == 0 ? 2 : 8);
    }

    private static MarkdownRule markdown(Random random) {
        return random.nextInt(4) == 0
                ? MarkdownRule.none()
                : new MarkdownRule(List.of(0.2, 0.5), -random.nextInt(4), random.nextInt(2) * 0.05);
    }

    private static List<TransferOption> transfers(Random random, int sites) {
        List<TransferOption> lanes = new ArrayList<>();
        for (int from = 0; from < sites; from++) {
            for (int to = 0; to < sites; to++) {
                if (from != to && random.nextInt(3) > 0) {
                    lanes.add(new TransferOption(
                            "S" + from, "S" + to, random.nextDouble() / 2, random.nextInt(3) * 4, random.nextInt(3)));
                }
            }
        }
        return lanes;
    }

    private static List<Recipient> recipients(Random random) {
        List<Recipient> recipients = new ArrayList<>();
        for (int r = random.nextInt(4); r > 0; r--) {
            Set<LocalDate> closed = new HashSet<>();
            if (random.nextInt(4) == 0) {
                closed.add(TODAY);
            }
            double coldest = random.nextInt(4) == 0 ? 10 : 0;
            recipients.add(new Recipient(
                    "R" + r,
                    "Recipient " + r,
                    new GeoPoint(30, 115),
                    random.nextInt(5) == 0 ? 0 : random.nextInt(12_000),
                    random.nextInt(3) == 0 ? Set.of("dairy") : Set.of(),
                    new StorageRange(coldest, 20),
                    random.nextInt(3),
                    random.nextInt(3) == 0,
                    new OpeningHours(OpeningHours.daily(TimeRange.ALL_DAY).byWeekday(), closed)));
        }
        return recipients;
    }

    private static DisposalRule disposal(Random random) {
        return random.nextBoolean()
                ? new DisposalRule(Map.of(Pathway.LANDFILL, 0.9, Pathway.COMPOST, 0.7))
                : new DisposalRule(Map.of(Pathway.LANDFILL, 0.0));
    }

    /**
     * A lot that costs nothing.
     *
     * @param lotId key of the lot
     * @param key its site and product
     * @param units how many
     * @param expiresOn date on its label, or {@code null}
     * @param kind what the date means
     * @param condition its state
     * @return the lot
     */
    public static StockLot lot(
            String lotId,
            SeriesKey key,
            long units,
            @Nullable LocalDate expiresOn,
            DateKind kind,
            StockLot.Condition condition) {
        return new StockLot(
                lotId,
                null,
                key.siteId(),
                key.productId(),
                units,
                TODAY.minusDays(4),
                expiresOn,
                kind,
                1,
                condition,
                null);
    }

    /**
     * A life between its days less a part of them and its days, every length as likely.
     *
     * @param longest the longest life in days, at least 0
     * @param spread the part, from 0 to 1
     */
    public record Life(double longest, double spread) implements Distribution {
        private double shortest() {
            return longest * (1 - spread);
        }

        @Override
        public double mean() {
            return (longest + shortest()) / 2;
        }

        @Override
        public double variance() {
            return (longest - shortest()) * (longest - shortest()) / 12;
        }

        @Override
        public double quantile(double probability) {
            return shortest() + probability * (longest - shortest());
        }

        @Override
        public double cdf(double value) {
            if (value >= longest) {
                return 1;
            }
            return value < shortest() ? 0 : (value - shortest()) / (longest - shortest());
        }

        @Override
        public double lossAbove(double level) {
            if (level >= longest) {
                return 0;
            }
            return level <= shortest()
                    ? mean() - level
                    : (longest - level) * (longest - level) / 2 / (longest - shortest());
        }

        @Override
        public boolean discrete() {
            return false;
        }

        @Override
        public Tail tail() {
            return Tail.BOUNDED;
        }
    }
}
