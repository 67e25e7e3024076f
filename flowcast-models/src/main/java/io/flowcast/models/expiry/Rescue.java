package io.flowcast.models.expiry;

import io.flowcast.api.catalog.DateKind;
import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.ReturnOption;
import io.flowcast.api.expiry.ReworkOption;
import io.flowcast.api.stock.StockLot;

/**
 * One way out beside sale and gift: whose goods it takes, and what a unit is worth there. Blocked goods take none of them.
 * Rework makes food, so it needs goods whose date is known and not over when they are worked; what goes back past its date
 * goes back as waste. Past a use-by date they go no way but to disposal.
 */
abstract class Rescue {
    final long capacityGrams;

    private Rescue(long capacityGrams) {
        this.capacityGrams = capacityGrams;
    }

    abstract boolean takes(LotState lot);

    /** Money of one unit, costs taken off. */
    abstract double value(LotState lot);

    abstract ExpiryAction action();

    static Rescue of(ReworkOption option) {
        return new Rescue(option.capacityGramsPerDay()) {
            @Override
            boolean takes(LotState lot) {
                StockLot stock = lot.outlook.lot();
                return fits(lot, capacityGrams)
                        && lot.dated
                        && lot.lastDay >= option.leadDays() + option.minimumRemainingDays()
                        && (option.siteIds().isEmpty() || option.siteIds().contains(stock.siteId()))
                        && (option.categories().isEmpty() || option.categories().contains(lot.outlook.category()));
            }

            @Override
            double value(LotState lot) {
                return (option.valuePerKilogram() - option.costPerKilogram()) * lot.kilogramsPerUnit;
            }

            @Override
            ExpiryAction action() {
                return new ExpiryAction.Rework(option.intoProductId());
            }
        };
    }

    static Rescue of(ReturnOption option) {
        return new Rescue(option.capacityGramsPerDay()) {
            @Override
            boolean takes(LotState lot) {
                StockLot stock = lot.outlook.lot();
                return fits(lot, capacityGrams)
                        && lot.dated
                        && stock.condition() == StockLot.Condition.SEALED
                        && (lot.forSale() || stock.dateKind() != DateKind.USE_BY)
                        && (option.acceptsPastDate()
                                || lot.lastDay >= option.leadDays() + option.minimumRemainingDays())
                        && (option.productIds().isEmpty() || option.productIds().contains(stock.productId()));
            }

            @Override
            double value(LotState lot) {
                return option.creditShareOfCost() * lot.outlook.purchaseCostPerUnit()
                        - option.costPerKilogram() * lot.kilogramsPerUnit;
            }

            @Override
            ExpiryAction action() {
                return new ExpiryAction.ReturnToSupplier(option.supplierId());
            }
        };
    }

    private static boolean fits(LotState lot, long capacityGrams) {
        return capacityGrams >= lot.outlook.massGramsPerUnit()
                && lot.units > 0
                && lot.outlook.lot().condition() != StockLot.Condition.BLOCKED;
    }
}
