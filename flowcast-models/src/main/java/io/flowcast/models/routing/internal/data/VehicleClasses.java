package io.flowcast.models.routing.internal.data;

/** Which vehicle types are interchangeable, as far as it concerns a route or its tail. */
final class VehicleClasses {

    private VehicleClasses() {}

    /** Vehicles of equal class end their routes alike. */
    static int[] byTail(FlatProblem p, FlatDraft d) {
        int[] classes = new int[p.types];
        for (int t = 0; t < p.types; t++) {
            classes[t] = t;
            for (int s = 0; s < t; s++) {
                if (p.profile[s] == p.profile[t]
                        && d.endLocation[s] == d.endLocation[t]
                        && d.endOpen[s] == d.endOpen[t]
                        && d.endClose[s] == d.endClose[t]) {
                    classes[t] = classes[s];
                    break;
                }
            }
        }
        return classes;
    }

    /** Vehicles of equal class start and end alike, at the same times, and have the same profile. */
    static int[] byRoute(FlatProblem p, FlatDraft d) {
        int[] classes = new int[p.types];
        for (int t = 0; t < p.types; t++) {
            classes[t] = t;
            for (int s = t - 1; s >= 0; s--) {
                if (p.profile[s] == p.profile[t]
                        && d.startLocation[s] == d.startLocation[t]
                        && d.endLocation[s] == d.endLocation[t]
                        && d.startOpen[s] == d.startOpen[t]
                        && d.startClose[s] == d.startClose[t]
                        && d.startServiceSeconds[s] == d.startServiceSeconds[t]
                        && d.endOpen[s] == d.endOpen[t]
                        && d.endClose[s] == d.endClose[t]) {
                    classes[t] = classes[s];
                }
            }
        }
        return classes;
    }
}
