package io.flowcast.benchmarks.shelflife;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailure;
import io.flowcast.models.expiry.shelflife.survival.AcceleratedFailureModel;
import io.flowcast.models.expiry.shelflife.survival.ConfidenceType;
import io.flowcast.models.expiry.shelflife.survival.Cox;
import io.flowcast.models.expiry.shelflife.survival.CoxModel;
import io.flowcast.models.expiry.shelflife.survival.KaplanMeier;
import io.flowcast.models.expiry.shelflife.survival.LifeLaw;
import io.flowcast.models.expiry.shelflife.survival.LogRank;
import io.flowcast.models.expiry.shelflife.survival.NelsonAalen;
import io.flowcast.models.expiry.shelflife.survival.SurvivalCurve;
import io.flowcast.models.expiry.shelflife.survival.SurvivalData;
import io.flowcast.models.expiry.shelflife.survival.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sections of a file of survival values, each by the prefix of its name, against the models on a table of lives. */
final class SurvivalCheck {
    private static final double RELATIVE = 1e-6;
    private static final Map<String, LifeLaw> LAWS = Map.of(
            "weibull", LifeLaw.WEIBULL,
            "exponential", LifeLaw.EXPONENTIAL,
            "lognormal", LifeLaw.LOGNORMAL,
            "loglogistic", LifeLaw.LOGLOGISTIC);

    private final LifeTable table;
    private final Tally tally;

    SurvivalCheck(LifeTable table, Tally tally) {
        this.table = table;
        this.tally = tally;
    }

    static boolean knows(String section) {
        return section.startsWith("km")
                || section.startsWith("nelson_aalen")
                || section.startsWith("cox")
                || section.startsWith("logrank")
                || law(section) != null;
    }

    private static @Nullable LifeLaw law(String section) {
        for (Map.Entry<String, LifeLaw> law : LAWS.entrySet()) {
            if (section.contains(law.getKey())) {
                return law.getValue();
            }
        }
        return null;
    }

    void check(String section, JsonNode expected) {
        LifeLaw law = law(section);
        if (section.startsWith("km")) {
            kaplanMeier(section, expected);
        } else if (section.startsWith("nelson_aalen")) {
            nelsonAalen(section, expected);
        } else if (section.startsWith("cox")) {
            cox(section, expected);
        } else if (section.startsWith("logrank")) {
            logRank(section, expected);
        } else if (law != null) {
            accelerated(section, law, expected);
        }
    }

    private LifeTable.Part part(JsonNode expected, List<String> covariates) {
        return table.part(
                covariates,
                expected.path("strata").textValue(),
                expected.path("weights").textValue());
    }

    private void kaplanMeier(String section, JsonNode expected) {
        SurvivalData data = part(expected, List.of()).data();
        String type = expected.path("conf_type").asText("log").toUpperCase(Locale.ROOT);
        SurvivalCurve curve = KaplanMeier.fit(data, 0.95, ConfidenceType.valueOf(type.replace("LOG-LOG", "LOG_LOG")));
        JsonNode times = expected.path("times");
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).asDouble();
            at(section, expected, "surv", i, t, curve.survival(t));
            at(section, expected, "std_err", i, t, curve.standardError(t));
            at(section, expected, "lower", i, t, curve.lower(t));
            at(section, expected, "upper", i, t, curve.upper(t));
            at(section, expected, "n_risk", i, t, curve.atRisk(t));
        }
        if (expected.has("median")) {
            tally.compare(section, "median", expected.get("median").asDouble(), curve.median(), RELATIVE);
        }
        if (expected.path("lcl95").isNumber()) {
            tally.compare(section, "lcl95", expected.get("lcl95").asDouble(), curve.quantileLower(0.5), RELATIVE);
        }
        if (expected.path("ucl95").isNumber()) {
            tally.compare(section, "ucl95", expected.get("ucl95").asDouble(), curve.quantileUpper(0.5), RELATIVE);
        }
        number(section, expected, "rmean", curve.restrictedMean(curve.lastTime()));
        number(section, expected, "se_rmean", curve.restrictedMeanError(curve.lastTime()));
    }

    private void at(String section, JsonNode expected, String name, int i, double time, double ours) {
        JsonNode value = expected.path(name).path(i);
        if (value.isNumber()) {
            tally.compare(section, name + " at " + time, value.asDouble(), ours, RELATIVE);
        }
    }

    private void number(String section, JsonNode expected, String name, double ours) {
        if (expected.path(name).isNumber()) {
            tally.compare(section, name, expected.get(name).asDouble(), ours, RELATIVE);
        }
    }

    private void nelsonAalen(String section, JsonNode expected) {
        NelsonAalen hazard = NelsonAalen.fit(part(expected, List.of()).data());
        JsonNode times = expected.path("times");
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).asDouble();
            at(section, expected, "H", i, t, hazard.hazard(t));
            at(section, expected, "std_err", i, t, hazard.standardError(t));
        }
    }

    private static List<String> covariates(JsonNode coefficients) {
        List<String> names = new ArrayList<>();
        coefficients.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.equalsIgnoreCase("(intercept)"));
        return names;
    }

    private void accelerated(String section, LifeLaw law, JsonNode expected) {
        List<String> names = covariates(expected.path("coef"));
        LifeTable.Part part = part(expected, names);
        AcceleratedFailureModel model = AcceleratedFailure.fit(law, part.data(), part.covariates());
        double[] coefficients = model.coefficients();
        number(section, expected, "intercept", coefficients[0]);
        if (expected.path("coef").has("(Intercept)")) {
            tally.compare(
                    section,
                    "(Intercept)",
                    expected.get("coef").get("(Intercept)").asDouble(),
                    coefficients[0],
                    RELATIVE);
        }
        for (int j = 0; j < names.size(); j++) {
            double value = expected.get("coef").get(names.get(j)).asDouble();
            tally.compare(section, names.get(j), value, coefficients[j + 1], RELATIVE);
        }
        list(section, expected, "se", model.standardErrors());
        if (expected.path("scale").isArray()) {
            list(section, expected, "scale", model.scales());
        }
        number(section, expected, "scale", model.scale());
        logLikelihoods(section, expected, model.nullLogLikelihood(), model.logLikelihood());
        number(section, expected.path("note"), "shape_k", 1 / model.scale());
        number(section, expected.path("note"), "scale_lambda", Math.exp(coefficients[0]));
    }

    private void list(String section, JsonNode expected, String name, double[] ours) {
        JsonNode values = expected.path(name);
        for (int i = 0; values.isArray() && i < values.size(); i++) {
            Double value = i < ours.length ? Double.valueOf(ours[i]) : null;
            if (values.get(i).isNumber()) {
                tally.compare(section, name + " " + i, values.get(i).asDouble(), value, RELATIVE);
            }
        }
    }

    private void logLikelihoods(String section, JsonNode expected, double alone, double fitted) {
        JsonNode value = expected.path("loglik");
        if (value.isNumber()) {
            tally.compare(section, "loglik", value.asDouble(), fitted, RELATIVE);
        } else {
            list(section, expected, "loglik", new double[] {alone, fitted});
        }
    }

    private void cox(String section, JsonNode expected) {
        List<String> names = covariates(expected.path("coef"));
        LifeTable.Part part = part(expected, names);
        Ties ties = section.contains("breslow") ? Ties.BRESLOW : Ties.EFRON;
        CoxModel model = Cox.fit(part.data(), part.covariates(), ties);
        for (int j = 0; j < names.size(); j++) {
            double value = expected.get("coef").get(names.get(j)).asDouble();
            tally.compare(section, names.get(j), value, model.coefficients()[j], RELATIVE);
        }
        list(section, expected, "se", model.standardErrors());
        logLikelihoods(section, expected, model.nullLogLikelihood(), model.logLikelihood());
        number(section, expected, "n", model.records());
        number(section, expected, "nevent", model.failures());
        number(section, expected, "concordance", model.concordance());
        number(section, expected, "score", model.scoreTest());
        number(section, expected, "wald", model.wald());
        JsonNode times = expected.path("basehaz").path("times");
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).asDouble();
            at(section, expected.get("basehaz"), "H", i, t, model.baselineHazard(0, t));
        }
    }

    private void logRank(String section, JsonNode expected) {
        String column = expected.path("group").asText(section.replaceFirst("logrank_?", ""));
        if (!table.has(column)) {
            tally.failed(section, "the data have no column " + column);
            return;
        }
        LifeTable.Part part = part(expected, List.of(column));
        LogRank test = LogRank.test(
                part.data(),
                table.groups(column, part.rows()),
                expected.path("rho").asDouble(0));
        number(section, expected, "chisq", test.chiSquared());
        number(section, expected, "p", test.pValue());
        list(section, expected, "obs", test.observed());
        list(section, expected, "exp", test.expected());
    }
}
