package io.flowcast.connectors.result;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.api.expiry.StockHint;
import io.flowcast.api.plan.SupplyPlan;
import io.flowcast.api.stock.StockLot;
import io.flowcast.connectors.internal.Actions;
import io.flowcast.connectors.internal.CatalogNames;
import java.io.IOException;

/** The part {@code expiry-actions}: what to do with each lot. */
final class ExpiryJson {
    private ExpiryJson() {}

    static void write(SupplyPlan plan, CatalogNames names, JsonOut out) throws IOException {
        out.text("currency", plan.impact().currency().getCurrencyCode());
        out.array("decisions", decisions -> {
            for (LotDecision decision : plan.expiry().decisions()) {
                decisions.object(d -> decision(decision, names, d));
            }
        });
        if (!plan.expiry().hints().isEmpty()) {
            out.array("hints", hints -> {
                for (StockHint hint : plan.expiry().hints()) {
                    hints.object(h -> hint(hint, names, h));
                }
            });
        }
    }

    private static void hint(StockHint hint, CatalogNames names, JsonOut out) throws IOException {
        out.text("type", hint.kind().name());
        out.text("siteId", hint.key().siteId());
        out.text("siteName", names.site(hint.key().siteId()));
        out.text("productId", hint.key().productId());
        out.text("productName", names.product(hint.key().productId()));
        out.date("arriveOn", hint.arriveOn());
        out.whole("plannedUnits", hint.plannedUnits());
        out.whole("fewerUnits", hint.fewerUnits());
        out.number("wasteAvoidedUnits", hint.wasteAvoidedUnits());
        out.number("gain", hint.gain());
        out.text("reason", hint.reason());
    }

    private static void decision(LotDecision decision, CatalogNames names, JsonOut out) throws IOException {
        StockLot lot = decision.lot();
        out.text("lotId", lot.lotId());
        out.text("siteId", lot.siteId());
        out.text("siteName", names.site(lot.siteId()));
        out.text("productId", lot.productId());
        out.text("productName", names.product(lot.productId()));
        out.text("baseUnit", names.baseUnit(lot.productId()).name());
        out.whole("lotQuantityUnits", lot.quantityUnits());
        out.date("receivedOn", lot.receivedOn());
        out.date("expiresOn", lot.expiresOn());
        out.text("dateKind", lot.dateKind().name());
        out.text("condition", lot.condition().name());
        out.object("action", action -> action(decision.action(), names, action));
        out.whole("quantityUnits", decision.quantityUnits());
        out.date("on", decision.on());
        out.date("lastSaleDate", decision.lastSaleDate());
        out.number("probabilitySold", decision.probabilitySold());
        out.number("expectedSoldUnits", decision.expectedSoldUnits());
        out.number("expectedWasteUnits", decision.expectedWasteUnits());
        out.number("expectedValue", decision.expectedValue());
        out.number("valueOfKeeping", decision.valueOfKeeping());
        out.text("reason", decision.reason());
    }

    private static void action(ExpiryAction action, CatalogNames names, JsonOut out) throws IOException {
        out.text("type", Actions.type(action));
        if (action instanceof ExpiryAction.Markdown markdown) {
            out.number("discountFraction", markdown.discountFraction());
        } else if (action instanceof ExpiryAction.Transfer transfer) {
            out.text("toSiteId", transfer.toSiteId());
            out.text("toSiteName", names.site(transfer.toSiteId()));
        } else if (action instanceof ExpiryAction.Donate donate) {
            out.text("recipientId", donate.recipientId());
            out.text("recipientName", names.recipient(donate.recipientId()));
        } else if (action instanceof ExpiryAction.Rework rework) {
            out.text("intoProductId", rework.intoProductId());
            out.text("intoProductName", names.product(rework.intoProductId()));
        } else if (action instanceof ExpiryAction.ReturnToSupplier back) {
            out.text("supplierId", back.supplierId());
            out.text("supplierName", names.supplier(back.supplierId()));
        } else if (action instanceof ExpiryAction.Discard discard) {
            out.text("pathway", discard.pathway().name());
        }
    }
}
