package io.flowcast.connectors.report;

import io.flowcast.api.catalog.BaseUnit;
import io.flowcast.api.expiry.LotDecision;
import io.flowcast.connectors.internal.Actions;
import io.flowcast.connectors.internal.CatalogNames;

/** Lots to act on today, as they stand in the page before any script runs. */
final class LotsSection {
    /** More lines than this help nobody on paper; the rest is in the interactive list. */
    private static final int MOST_LINES = 500;

    private LotsSection() {}

    static Html today(Today today, String currency, CatalogNames names) {
        Html html = new Html();
        if (today.actions.isEmpty()) {
            return html.element("p", "empty", "Every lot can be kept at full price today.");
        }
        html.element(
                "div",
                "scroll",
                scroll -> scroll.element("table", "", table -> {
                    table.head("Site", "Product", "#Quantity", "Action", "Sell by", "#Value", "#If kept");
                    table.element(
                            "tbody",
                            "",
                            body -> today.actions.stream()
                                    .limit(MOST_LINES)
                                    .forEach(decision -> row(body, decision, currency, names)));
                }));
        if (today.actions.size() > MOST_LINES) {
            html.element(
                    "p",
                    "note",
                    "The first " + MOST_LINES + " of " + Figures.whole(today.actions.size())
                            + " lines; the others show with JavaScript.");
        }
        return html;
    }

    private static void row(Html body, LotDecision decision, String currency, CatalogNames names) {
        BaseUnit unit = names.baseUnit(decision.lot().productId());
        body.open("tr", "", "");
        body.cell(names.site(decision.lot().siteId()));
        body.rowHead(names.product(decision.lot().productId()));
        body.number(Figures.quantity(decision.quantityUnits(), unit));
        body.element(
                "td",
                "",
                td -> td.element(
                        "span", "badge " + Actions.type(decision.action()), ActionWords.of(decision.action(), names)));
        body.cell(Figures.shortDate(decision.lastSaleDate()));
        body.number(Figures.with(Figures.decimals(decision.expectedValue(), 2), currency));
        body.number(Figures.with(Figures.decimals(decision.valueOfKeeping(), 2), currency));
        body.close("tr");
    }
}
