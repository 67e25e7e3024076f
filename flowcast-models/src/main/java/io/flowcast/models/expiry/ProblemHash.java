package io.flowcast.models.expiry;

import io.flowcast.api.catalog.Recipient;
import io.flowcast.api.expiry.Arrival;
import io.flowcast.api.expiry.ExpiryProblem;
import io.flowcast.api.expiry.LotOutlook;
import io.flowcast.api.expiry.TransferOption;
import io.flowcast.core.run.DataHash;
import java.time.DayOfWeek;
import java.util.TreeSet;

/** Hash of a problem, the forecast left out, which has its own. */
final class ProblemHash {
    private ProblemHash() {}

    static String of(ExpiryProblem problem) {
        DataHash hash = new DataHash()
                .add(problem.today().toEpochDay())
                .add(problem.horizonDays())
                .add(problem.newestFirstShare())
                .add(problem.markdown().toString())
                .add(problem.disposal().toString())
                .add(problem.donation().terms().toString());
        problem.lots().forEach(lot -> add(hash, lot));
        for (Arrival arrival : problem.arrivals()) {
            hash.add(arrival.key().toString()).add(arrival.on().toEpochDay()).add(arrival.quantityUnits());
        }
        for (TransferOption lane : problem.transfers()) {
            hash.add(lane.toString());
        }
        hash.add(problem.rescue().toString());
        problem.donation().recipients().forEach(recipient -> add(hash, recipient));
        return hash.text();
    }

    private static void add(DataHash hash, LotOutlook outlook) {
        hash.add(outlook.lot().toString())
                .add(outlook.forecastRow())
                .add(outlook.remainingLife().lastSaleDate().toEpochDay())
                .add(outlook.remainingLife().basis())
                .add(outlook.remainingLife().days().mean())
                .add(outlook.remainingLife().days().variance())
                .add(outlook.category())
                .add(outlook.massGramsPerUnit())
                .add(outlook.unitPrice())
                .add(outlook.purchaseCostPerUnit())
                .add(outlook.storageMinCelsius())
                .add(outlook.storageMaxCelsius());
    }

    /** Sets have no order of their own: they are sorted first. */
    private static void add(DataHash hash, Recipient recipient) {
        hash.add(recipient.id())
                .add(recipient.capacityGramsPerDay())
                .add(new TreeSet<>(recipient.acceptedCategories()).toString())
                .add(recipient.acceptedStorage().toString())
                .add(recipient.minimumRemainingDays())
                .add(recipient.acceptsPastBestBefore() ? 1 : 0)
                .add(new TreeSet<>(recipient.openingHours().closedOn()).toString());
        for (DayOfWeek day : DayOfWeek.values()) {
            hash.add(String.valueOf(recipient.openingHours().byWeekday().get(day)));
        }
    }
}
