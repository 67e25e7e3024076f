package io.flowcast.api.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is sold, where and by whom; looked up by key. Immutable.
 *
 * <p>The catalog does not check that its parts fit together (a listing of an unknown site, say): a run checks that
 * first and reports all of it as findings. Where a key occurs twice the first one counts.
 */
public final class Catalog {
    private final List<Product> products;
    private final List<Site> sites;
    private final List<Supplier> suppliers;
    private final List<Lane> lanes;
    private final List<Listing> listings;
    private final List<Vehicle> vehicles;
    private final List<Recipient> recipients;
    private final Map<String, Product> productById;
    private final Map<String, Site> siteById;
    private final Map<String, Supplier> supplierById;
    private final Map<String, Recipient> recipientById;
    private final Map<Pair, Lane> laneByEnds;
    private final Map<Pair, Listing> listingByKey;

    private record Pair(String first, String second) {}

    /**
     * A catalog of these parts.
     *
     * @param products what is sold
     * @param sites where
     * @param suppliers who delivers
     * @param lanes from which supplier to which site
     * @param listings which site sells which product
     * @param vehicles what drives
     * @param recipients who takes donations
     */
    public Catalog(
            Collection<Product> products,
            Collection<Site> sites,
            Collection<Supplier> suppliers,
            Collection<Lane> lanes,
            Collection<Listing> listings,
            Collection<Vehicle> vehicles,
            Collection<Recipient> recipients) {
        this.products = List.copyOf(products);
        this.sites = List.copyOf(sites);
        this.suppliers = List.copyOf(suppliers);
        this.lanes = List.copyOf(lanes);
        this.listings = List.copyOf(listings);
        this.vehicles = List.copyOf(vehicles);
        this.recipients = List.copyOf(recipients);
        productById = index(this.products, Product::id);
        siteById = index(this.sites, Site::id);
        supplierById = index(this.suppliers, Supplier::id);
        recipientById = index(this.recipients, Recipient::id);
        laneByEnds = index(this.lanes, lane -> new Pair(lane.supplierId(), lane.siteId()));
        listingByKey = index(this.listings, listing -> new Pair(listing.siteId(), listing.productId()));
    }

    private static <K, V> Map<K, V> index(List<V> values, Function<V, K> key) {
        Map<K, V> map = new LinkedHashMap<>(values.size() * 2);
        values.forEach(value -> map.putIfAbsent(key.apply(value), value));
        return Collections.unmodifiableMap(map);
    }

    /**
     * All products.
     *
     * @return the products in the order given
     */
    public List<Product> products() {
        return products;
    }

    /**
     * All sites.
     *
     * @return the sites in the order given
     */
    public List<Site> sites() {
        return sites;
    }

    /**
     * All suppliers.
     *
     * @return the suppliers in the order given
     */
    public List<Supplier> suppliers() {
        return suppliers;
    }

    /**
     * All lanes.
     *
     * @return the lanes in the order given
     */
    public List<Lane> lanes() {
        return lanes;
    }

    /**
     * All listings.
     *
     * @return the listings in the order given
     */
    public List<Listing> listings() {
        return listings;
    }

    /**
     * All kinds of vehicle.
     *
     * @return the vehicles in the order given
     */
    public List<Vehicle> vehicles() {
        return vehicles;
    }

    /**
     * All recipients of donations.
     *
     * @return the recipients in the order given
     */
    public List<Recipient> recipients() {
        return recipients;
    }

    /**
     * A product.
     *
     * @param productId its key
     * @return the product, or empty if it is unknown
     */
    public Optional<Product> product(String productId) {
        return Optional.ofNullable(productById.get(productId));
    }

    /**
     * A site.
     *
     * @param siteId its key
     * @return the site, or empty if it is unknown
     */
    public Optional<Site> site(String siteId) {
        return Optional.ofNullable(siteById.get(siteId));
    }

    /**
     * A supplier.
     *
     * @param supplierId its key
     * @return the supplier, or empty if it is unknown
     */
    public Optional<Supplier> supplier(String supplierId) {
        return Optional.ofNullable(supplierById.get(supplierId));
    }

    /**
     * A recipient.
     *
     * @param recipientId its key
     * @return the recipient, or empty if it is unknown
     */
    public Optional<Recipient> recipient(String recipientId) {
        return Optional.ofNullable(recipientById.get(recipientId));
    }

    /**
     * The lane from a supplier to a site.
     *
     * @param supplierId who delivers
     * @param siteId who receives
     * @return the lane, or empty if there is none
     */
    public Optional<Lane> lane(String supplierId, String siteId) {
        return Optional.ofNullable(laneByEnds.get(new Pair(supplierId, siteId)));
    }

    /**
     * The listing of a product at a site.
     *
     * @param siteId where
     * @param productId what
     * @return the listing, or empty if the site does not sell it
     */
    public Optional<Listing> listing(String siteId, String productId) {
        return Optional.ofNullable(listingByKey.get(new Pair(siteId, productId)));
    }
}
