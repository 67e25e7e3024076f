package io.flowcast.models.expiry.sell;

/** One parcel of goods and what became of it in the last play. */
final class Parcel {
    int arrivalDay;
    int lastDay;
    double units;
    double price;
    double wasteValue;
    double laterValue;
    int level;
    int fromDay;
    boolean uncertain;
    final int[] lastOfPath;

    double sold;
    double wasted;
    int soldOut;

    Parcel(int paths) {
        lastOfPath = new int[paths];
    }

    /** Oldest first: by last day, then by arrival. */
    boolean endsAfter(Parcel other) {
        return lastDay != other.lastDay ? lastDay > other.lastDay : arrivalDay > other.arrivalDay;
    }
}
