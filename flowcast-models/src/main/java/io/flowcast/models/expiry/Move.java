package io.flowcast.models.expiry;

import io.flowcast.api.expiry.TransferOption;

/** Some of a lot on its way to another site. */
final class Move {
    final LotState lot;
    final TransferOption lane;
    final SeriesStock to;
    long units;
    double gain;
    /** Price of what stays behind. */
    int fromLevel;

    int fromDay;
    int fromVersion;
    int toVersion;

    /** Place in the play of the series it goes to. */
    int handle;

    // Expected at the other site.
    double value;
    /** Standard error of the value. */
    double error;

    double sold;
    double wasted;

    Move(LotState lot, TransferOption lane, SeriesStock to) {
        this.lot = lot;
        this.lane = lane;
        this.to = to;
    }

    double costPerUnit() {
        return lane.costPerKilogram() * lot.kilogramsPerUnit;
    }
}
