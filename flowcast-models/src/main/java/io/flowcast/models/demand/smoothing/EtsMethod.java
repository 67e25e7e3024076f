package io.flowcast.models.demand.smoothing;

import io.flowcast.models.demand.series.SeriesFitter;
import io.flowcast.models.demand.series.SeriesMethod;
import io.flowcast.models.demand.series.SeriesModel;
import io.flowcast.models.demand.series.StopCheck;
import java.io.DataInput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exponential smoothing for one series: the best form by AICc, or one that is given.
 *
 * <p>A cell that is not known has weight 0. Forms with relative errors or a multiplicative season need positive values; a given form that does not suit a series
 * gives way to the same with additive parts, then to the same without season and at last without trend, and the model's label says so. Forms whose forecast would spread over more than
 * three times the range of the series within a year or so are left out, multiplicative trends among them. The season is the shortest one. Hyndman, Koehler, Snyder and Grose (2002);
 * Hyndman, Koehler, Ord and Snyder (2008).
 *
 * <p>About a thousand passes over a series for the choice, less than a hundred for a given form. Immutable and safe for several threads.
 */
public final class EtsMethod implements SeriesMethod {
    private final String name;
    private final Set<EtsForm> forms;

    private EtsMethod(String name, Set<EtsForm> forms) {
        this.name = name;
        this.forms = forms;
    }

    /**
     * The best of fifteen forms. Multiplicative trends are not among them, as in Hyndman's {@code ets}, where they are off too: AICc likes them where a series has grown, and they
     * go on growing by the same share for ever.
     *
     * @return the method {@code auto-ets}
     */
    public static EtsMethod auto() {
        EnumSet<EtsForm> forms = EnumSet.allOf(EtsForm.class);
        forms.removeIf(form -> form.givenSeason() || form.growth);
        return new EtsMethod("auto-ets", forms);
    }

    /**
     * Simple exponential smoothing, ETS(A,N,N).
     *
     * @return the method {@code ses}
     */
    public static EtsMethod ses() {
        return new EtsMethod("ses", EnumSet.of(EtsForm.ANN));
    }

    /**
     * Holt's linear trend, ETS(A,A,N).
     *
     * @return the method {@code holt}
     */
    public static EtsMethod holt() {
        return new EtsMethod("holt", EnumSet.of(EtsForm.AAN));
    }

    /**
     * A damped linear trend, ETS(A,Ad,N).
     *
     * @return the method {@code damped-holt}
     */
    public static EtsMethod dampedHolt() {
        return new EtsMethod("damped-holt", EnumSet.of(EtsForm.AAdN));
    }

    /**
     * Linear trend and season, the better of the additive and the multiplicative one: ETS(A,A,A) or ETS(M,A,M).
     *
     * @return the method {@code holt-winters}
     */
    public static EtsMethod holtWinters() {
        return new EtsMethod("holt-winters", EnumSet.of(EtsForm.AAA, EtsForm.MAM));
    }

    /**
     * A given form: one of the fifteen, or one of the four with a multiplicative trend and no additive part.
     *
     * @param form as the field writes it, for example {@code ETS(A,Ad,M)}
     * @return the method, named for example {@code ets-a-ad-m}
     * @throws IllegalArgumentException if it is not one of them; the message lists them
     */
    public static EtsMethod of(String form) {
        for (EtsForm known : named()) {
            if (known.label().equals(form)) {
                String letters = form.substring(4, form.length() - 1);
                return new EtsMethod("ets-" + letters.replace(',', '-').toLowerCase(Locale.ROOT), EnumSet.of(known));
            }
        }
        throw new IllegalArgumentException("no sound form of exponential smoothing is written " + form
                + "; there are "
                + named().stream().map(EtsForm::label).collect(Collectors.joining(", ")));
    }

    private static Set<EtsForm> named() {
        EnumSet<EtsForm> forms = EnumSet.allOf(EtsForm.class);
        forms.removeIf(EtsForm::givenSeason);
        return forms;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int leastCells(int season) {
        return 5;
    }

    @Override
    public SeriesFitter fitter(StopCheck stop) {
        return new EtsFitter(forms, stop);
    }

    @Override
    public SeriesModel read(DataInput in) throws IOException {
        return EtsModel.read(in);
    }

    /** What gives way to what, if a form does not suit a series. */
    static Set<EtsForm> simpler(Set<EtsForm> forms) {
        EnumSet<EtsForm> result = EnumSet.noneOf(EtsForm.class);
        for (EtsForm form : forms) {
            boolean season = form.relativeError && form.seasonal();
            boolean trend = form.trend && (form.relativeError || form.seasonal());
            EtsForm plain = trend ? form.damped ? EtsForm.AAdN : EtsForm.AAN : EtsForm.ANN;
            EtsForm seasonal = trend ? form.damped ? EtsForm.AAdA : EtsForm.AAA : EtsForm.ANA;
            EtsForm next = season ? seasonal : plain;
            if (next != form) {
                result.add(next);
            }
        }
        return result;
    }
}
