package io.flowcast.models.expiry.shelflife;

import io.flowcast.api.catalog.Product;
import io.flowcast.api.catalog.ShelfLife;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.catalog.TemperatureLaw;
import io.flowcast.api.distribution.Distribution;
import io.flowcast.api.expiry.RemainingLife;
import io.flowcast.api.expiry.TemperatureReading;
import io.flowcast.api.stock.StockLot;
import io.flowcast.models.expiry.shelflife.kinetics.AgeingRate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The clocks of one lot. All ages are in days at the product's reference temperature.
 *
 * <ul>
 *   <li>The label: ends at midnight after its date, in the zone of the site, however long that day is.
 *   <li>The sealed life: the product's stated life from the start of the day of receipt. Goods whose label leaves less
 *       than that came in aged; goods whose label leaves more were given a longer life by who labelled them.
 *   <li>Once opened: the life after opening, at the same law of temperature.
 *   <li>Once thawed: the life after thawing in calendar days, since the reference temperature is that of the frozen
 *       goods; the sealed clock stops.
 * </ul>
 *
 * <p>What ends first rules. From now on the reference temperature is assumed.
 */
final class LotLife {
    /** A thousand years: keeps dates within the calendar. */
    private static final double MAX_DAYS = 365_000;

    private final StockLot lot;
    private final ShelfLife stated;
    private final ZoneId zone;
    private final Instant at;
    private final List<TemperatureReading> readings;
    private final ShelfLifeSettings settings;
    private final TemperatureLaw law;
    private final Ageing ageing;
    private final LifeShape shape;
    private final StringBuilder basis = new StringBuilder();

    private double lifeDays;
    private double ageDays;
    private double consumed;

    LotLife(
            StockLot lot,
            Product product,
            Site site,
            List<TemperatureReading> readings,
            TemperatureLaw law,
            Instant at,
            ShelfLifeSettings settings) {
        this(lot, product, product.shelfLife(), site, readings, law, at, settings, LifeShape.assumed(settings));
    }

    LotLife(
            StockLot lot,
            Product product,
            ShelfLife stated,
            Site site,
            List<TemperatureReading> readings,
            TemperatureLaw law,
            Instant at,
            ShelfLifeSettings settings,
            LifeShape shape) {
        this.lot = lot;
        this.stated = stated;
        this.shape = shape;
        this.zone = site.zone();
        this.readings = readings;
        this.law = law;
        this.at = at;
        this.settings = settings;
        double reference = stated.referenceCelsius();
        ageing = new Ageing(new AgeingRate(law, reference), product.storage(), settings);
    }

    RemainingLife remaining() {
        LocalDate label = lot.expiresOn();
        double labelDays = Double.POSITIVE_INFINITY;
        Instant receipt = startOf(lot.receivedOn());
        lifeDays = stated.days();
        ageDays = 0;
        if (label == null) {
            basis.append(String.format(Locale.ROOT, "no label, %s life %.1f days", shape.source(), lifeDays));
        } else {
            Instant labelEnd = startOf(label.plusDays(1));
            labelDays = days(at, labelEnd);
            double labelled = days(receipt, labelEnd);
            ageDays = Math.max(0, lifeDays - labelled);
            lifeDays = shape.measured() ? lifeDays : Math.max(lifeDays, labelled);
            basis.append("label ").append(label);
            if (shape.measured()) {
                basis.append(String.format(Locale.ROOT, ", %s life %.1f days", shape.source(), lifeDays));
            }
        }
        boolean ruledByLabel = label != null && law instanceof TemperatureLaw.LabelOnly;
        seal(receipt);
        ruledByLabel &= !condition();
        Distribution days =
                ruledByLabel ? new FixedDays(Math.max(0, labelDays)) : shape.rest(lifeDays, ageDays, labelDays);
        LocalDate last = lastDay();
        if (label != null && (ruledByLabel || label.isBefore(last))) {
            last = label;
        }
        return new RemainingLife(days, last, label, consumed, basis.toString());
    }

    private void seal(Instant receipt) {
        boolean stopped = lot.condition() == StockLot.Condition.THAWED && stated.daysAfterThawing() != null;
        Instant end = stopped ? since() : at;
        ageing.over(readings, receipt, end.isBefore(receipt) ? receipt : end);
        ageDays += ageing.ageDays();
        consumed = ageDays / lifeDays;
        if (!readings.isEmpty() || !(law instanceof TemperatureLaw.LabelOnly)) {
            describeAgeing();
        }
    }

    /** Looks at the clock of opened or thawed goods; says whether it rules. */
    private boolean condition() {
        Double life = switch (lot.condition()) {
            case OPENED -> stated.daysAfterOpening();
            case THAWED -> stated.daysAfterThawing();
            case SEALED, BLOCKED -> null;
        };
        boolean opened = lot.condition() == StockLot.Condition.OPENED;
        if (life == null) {
            if (opened || lot.condition() == StockLot.Condition.THAWED) {
                basis.append(opened ? "; opened" : "; thawed").append(", life after that not stated");
            }
            return false;
        }
        Instant since = since();
        Instant until = at.isBefore(since) ? since : at;
        double age = opened ? ageing.over(readings, since, until).ageDays() : days(since, until);
        basis.append(String.format(Locale.ROOT, "; %s, %.1f days from then", opened ? "opened" : "thawed", life));
        consumed = Math.max(consumed, age / life);
        if (opened && lifeDays - ageDays <= life - age) {
            return false;
        }
        lifeDays = life;
        ageDays = age;
        return true;
    }

    private Instant since() {
        LocalDate day = lot.conditionSince();
        return startOf(day == null ? lot.receivedOn() : day);
    }

    /** Last day that the goods outlast by {@code partOfLastDay}, at the reference temperature. */
    private LocalDate lastDay() {
        double rest = Math.min(MAX_DAYS, lifeDays - ageDays);
        LocalDate today = at.atZone(zone).toLocalDate();
        if (rest <= 0) {
            return today.minusDays(1);
        }
        double seconds = (rest - settings.partOfLastDay()) * Ageing.SECONDS_PER_DAY;
        return at.plusSeconds(Math.round(seconds)).atZone(zone).toLocalDate();
    }

    private void describeAgeing() {
        if (law instanceof TemperatureLaw.Q10 q10) {
            basis.append(String.format(Locale.ROOT, "; Q10 %.2f", q10.factor()));
        } else if (law instanceof TemperatureLaw.Arrhenius arrhenius) {
            basis.append(String.format(
                    Locale.ROOT, "; Arrhenius %.0f kJ/mol", arrhenius.activationEnergyJoulesPerMole() / 1000));
        }
        basis.append(String.format(Locale.ROOT, "; %d readings", ageing.used()));
        if (ageing.gapHours() > 0) {
            basis.append(String.format(
                    Locale.ROOT,
                    "; %.1f h without readings taken as %.1f \u00b0C",
                    ageing.gapHours(),
                    stated.referenceCelsius()));
        }
        if (ageing.spikes() > 0) {
            basis.append(String.format(Locale.ROOT, "; %d readings ignored as spikes", ageing.spikes()));
        }
        if (ageing.outsideHours() > 0) {
            basis.append(String.format(Locale.ROOT, "; %.1f h outside storage range", ageing.outsideHours()));
        }
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static double days(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return (duration.getSeconds() + duration.getNano() * 1e-9) / Ageing.SECONDS_PER_DAY;
    }
}
