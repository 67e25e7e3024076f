package io.flowcast.connectors.report;

import io.flowcast.api.expiry.ExpiryAction;
import io.flowcast.connectors.internal.CatalogNames;
import java.util.Locale;

/** Actions in words, as they stand on a badge. */
final class ActionWords {
    private ActionWords() {}

    static String of(ExpiryAction action, CatalogNames names) {
        if (action instanceof ExpiryAction.Markdown markdown) {
            return "mark down \u2212" + Figures.whole(markdown.discountFraction() * 100) + Figures.NARROW_SPACE + "%";
        } else if (action instanceof ExpiryAction.Transfer transfer) {
            return "transfer to " + names.site(transfer.toSiteId());
        } else if (action instanceof ExpiryAction.Donate donate) {
            return "donate to " + names.recipient(donate.recipientId());
        } else if (action instanceof ExpiryAction.Rework rework) {
            return "turn into " + names.product(rework.intoProductId());
        } else if (action instanceof ExpiryAction.ReturnToSupplier back) {
            return "return to " + names.supplier(back.supplierId());
        } else if (action instanceof ExpiryAction.Discard discard) {
            return "discard, " + discard.pathway().name().toLowerCase(Locale.ROOT);
        }
        return "keep";
    }

    /** What is done with many lots, for example "40 to mark down". */
    static String many(String type) {
        return switch (type) {
            case "markdown" -> "to mark down";
            case "transfer" -> "to transfer";
            case "donate" -> "to donate";
            case "rework" -> "to rework";
            case "returnToSupplier" -> "to return";
            case "discard" -> "to discard";
            default -> "to keep";
        };
    }
}
