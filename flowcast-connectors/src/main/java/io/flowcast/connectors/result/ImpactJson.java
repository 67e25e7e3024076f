package io.flowcast.connectors.result;

import io.flowcast.api.factor.Factor;
import io.flowcast.api.impact.FactorUse;
import io.flowcast.api.impact.Footprint;
import io.flowcast.api.impact.Impact;
import java.io.IOException;
import java.util.Optional;

/** The part {@code impact}: what the plan and its baseline lead to, and every factor behind it. */
final class ImpactJson {
    private ImpactJson() {}

    static void write(Impact impact, JsonOut out) throws IOException {
        out.text("currency", impact.currency().getCurrencyCode());
        out.object("baseline", baseline -> {
            baseline.text("name", impact.baseline().name());
            baseline.text("description", impact.baseline().description());
        });
        out.object("plan", plan -> footprint(impact.plan(), plan));
        out.object("without", without -> footprint(impact.without(), without));
        out.object("saved", saved -> {
            saved.number("wasteKilograms", impact.savedWasteKilograms());
            saved.number("kilogramsCo2e", impact.savedKilogramsCo2e());
            saved.number("money", impact.savedMoney().amount().doubleValue());
        });
        out.array("factors", factors -> {
            for (FactorUse use : impact.factors()) {
                factors.object(f -> factor(use, f));
            }
        });
    }

    private static void footprint(Footprint side, JsonOut out) throws IOException {
        out.number("demandUnits", side.demandUnits());
        out.number("soldUnits", side.soldUnits());
        out.number("lostSalesUnits", side.lostSalesUnits());
        out.number("wastedUnits", side.wastedUnits());
        out.number("donatedUnits", side.donatedUnits());
        out.number("wastedKilograms", side.wastedKilograms());
        out.number("donatedKilograms", side.donatedKilograms());
        out.number("distanceKilometres", side.distanceKilometres());
        out.number("revenue", side.revenue());
        out.number("purchaseCost", side.purchaseCost());
        out.number("wasteCost", side.wasteCost());
        out.number("transportCost", side.transportCost());
        out.number("otherCost", side.otherCost());
        out.number("closingStockValue", side.closingStockValue());
        out.number("profit", side.profit());
        out.number("wasteKilogramsCo2e", side.wasteKilogramsCo2e());
        out.number("transportKilogramsCo2e", side.transportKilogramsCo2e());
        out.number("kilogramsCo2e", side.kilogramsCo2e());
        out.number("meals", side.meals());
        out.number("fillRate", side.fillRate());
    }

    private static void factor(FactorUse use, JsonOut out) throws IOException {
        Factor factor = use.factor();
        out.text("figure", use.figure());
        out.text("factorId", factor.id());
        out.number("value", factor.value());
        out.text("unit", factor.unit());
        out.text("source", factor.source());
        out.text("vintage", factor.vintage());
        out.number("low", Optional.ofNullable(factor.low()));
        out.number("high", Optional.ofNullable(factor.high()));
        out.number("planAmount", use.planAmount());
        out.number("baselineAmount", use.baselineAmount());
        out.text("amountUnit", use.amountUnit());
    }
}
