package io.flowcast.core.testing;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.catalog.GeoPoint;
import io.flowcast.api.catalog.Lane;
import io.flowcast.api.catalog.LeadTime;
import io.flowcast.api.catalog.Listing;
import io.flowcast.api.catalog.OpeningHours;
import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.StorageRange;
import io.flowcast.api.catalog.Supplier;
import io.flowcast.api.catalog.TimeRange;
import io.flowcast.api.catalog.Vehicle;
import io.flowcast.api.demand.DemandPanel;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.expiry.DisposalRule;
import io.flowcast.api.expiry.DonationTerms;
import io.flowcast.api.expiry.MarkdownRule;
import io.flowcast.api.expiry.Pathway;
import io.flowcast.api.factor.Factor;
import io.flowcast.api.factor.Factors;
import io.flowcast.api.inventory.ServiceObjective;
import io.flowcast.api.plan.PlanRequest;
import io.flowcast.api.plan.PlanSettings;
import io.flowcast.api.routing.StopWhen;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small made-up world for tests: two stores, one depot, milk and bread. Change what a test is about. */
public final class World {
    /** First day of the plan. */
    public static final LocalDate TODAY = LocalDate.of(2024, 6, 12);

    /** Currency of everything. */
    public static final Currency EUR = Currency.getInstance("EUR");

    private static final StorageRange CHILLED = new StorageRange(0, 6);

    /** Products; change before {@link #request}. */
    public final List<Product> products = new ArrayList<>(List.of(product("milk", 7, 1000), product("bread", 2, 500)));

    /** Sites. */
    public final List<Site> sites = new ArrayList<>(List.of(
            site("north", Site.Kind.STORE, 52.56, 13.40),
            site("south", Site.Kind.STORE, 52.46, 13.41),
            site("depot", Site.Kind.DEPOT, 52.50, 13.30)));

    /** Suppliers. */
    public final List<Supplier> suppliers = new ArrayList<>(List.of(new Supplier("dairy", "Dairy", "depot")));

    /** Lanes. */
    public final List<Lane> lanes = new ArrayList<>(List.of(lane("north"), lane("south")));

    /** Listings. */
    public final List<Listing> listings = new ArrayList<>(List.of(
            listing("north", "milk"), listing("north", "bread"), listing("south", "milk"), listing("south", "bread")));

    /** Vehicles. */
    public final List<Vehicle> vehicles = new ArrayList<>(List.of(vehicle(500_000)));

    /** Recipients. */
    public final List<Recipient> recipients = new ArrayList<>(List.of(new Recipient(
            "bank",
            "Food bank",
            new GeoPoint(52.52, 13.45),
            50_000,
            Set.of(),
            new StorageRange(-20, 30),
            1,
            true,
            OpeningHours.daily(TimeRange.ALL_DAY))));

    /** Lots. */
    public final List<StockLot> lots = new ArrayList<>();

    /** Open orders. */
    public final List<PurchaseOrder> openOrders = new ArrayList<>();

    /** Factors. */
    public final List<Factor> factors = new ArrayList<>(List.of(
            new Factor("production.food", 3, "kgCO2e/kg", "made up for tests", "2024", null, null),
            new Factor("disposal.landfill", 0.5, "kgCO2e/kg", "made up for tests", "2024", null, null),
            new Factor("transport.van", 0.3, "kgCO2e/km", "made up for tests", "2024", null, null),
            new Factor("meals", 2, "meals/kg", "made up for tests", "2024", null, null)));

    /** History. */
    public DemandPanel history = history(28);

    /** Settings. */
    public PlanSettings settings = new PlanSettings(
            7,
            EUR,
            new ServiceObjective.FillRate(0.95),
            0,
            new MarkdownRule(List.of(0.5), -1, 0),
            PlanSettings.TransferTerms.none(),
            new DonationTerms(0, 0),
            new DisposalRule(Map.of(Pathway.LANDFILL, 0.2)),
            300,
            StopWhen.afterIterations(50));

    /** What has been set up. */
    public PlanRequest request() {
        return new PlanRequest(
                new Catalog(products, sites, suppliers, lanes, listings, vehicles, recipients),
                history,
                lots,
                openOrders,
                List.of(),
                Factors.of(factors),
                settings);
    }

    /** A run on {@link #TODAY}. */
    public static RunContext context() {
        return RunContext.asOf(TODAY).seed(7).build();
    }

    /** Ten a day of everything, for some days up to yesterday. */
    public static DemandPanel history(int days) {
        DemandPanel.Builder panel =
                DemandPanel.builder(Timeline.days(TODAY.minusDays(days))).integerValued(true);
        double[] ten = new double[days];
        Arrays.fill(ten, 10);
        for (String site : List.of("north", "south")) {
            for (String product : List.of("milk", "bread")) {
                panel.addRow(new SeriesKey(site, product), 0, ten);
            }
        }
        return panel.build();
    }

    /** A chilled product of category food. */
    public static Product product(String id, double lifeDays, double grams) {
        return new Product(
                id,
                id,
                "food",
                BaseUnit.EACH,
                grams,
                CHILLED,
                ShelfLife.ofDays(lifeDays, DateKind.USE_BY, "made up for tests"),
                Map.of());
    }

    /** A site that is always open. */
    public static Site site(String id, Site.Kind kind, double latitude, double longitude) {
        return new Site(
                id,
                id,
                kind,
                new GeoPoint(latitude, longitude),
                ZoneId.of("Europe/Berlin"),
                OpeningHours.daily(TimeRange.ALL_DAY),
                OpeningHours.daily(new TimeRange(LocalTime.of(5, 0), LocalTime.of(20, 0))),
                EUR);
    }

    /** Orders every day, comes the next. */
    public static Lane lane(String site) {
        return new Lane("dairy", site, EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, LeadTime.fixedDays(1), 0, 0);
    }

    /** Costs 1, sells for 2. */
    public static Listing listing(String site, String product) {
        return new Listing(site, product, "dairy", 1, 1, 2, 0, 0);
    }

    /** A chilled van. */
    public static Vehicle vehicle(long capacityGrams) {
        return new Vehicle(
                "van",
                "Van",
                "depot",
                2,
                capacityGrams,
                CHILLED,
                new TimeRange(LocalTime.of(5, 0), LocalTime.of(15, 0)),
                20,
                1,
                20,
                30,
                "transport.van");
    }

    /** A lot received yesterday. */
    public static StockLot lot(String id, String site, String product, long units, @Nullable LocalDate expires) {
        return new StockLot(
                id,
                null,
                site,
                product,
                units,
                TODAY.minusDays(1),
                expires,
                DateKind.USE_BY,
                1,
                StockLot.Condition.SEALED,
                null);
    }
}
