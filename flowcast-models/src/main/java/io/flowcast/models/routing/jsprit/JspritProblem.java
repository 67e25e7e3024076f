package io.flowcast.models.routing.jsprit;

import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.cost.VehicleRoutingTransportCosts;
import com.graphhopper.jsprit.core.problem.driver.Driver;
import com.graphhopper.jsprit.core.problem.job.Delivery;
import com.graphhopper.jsprit.core.problem.job.Job;
import com.graphhopper.jsprit.core.problem.job.Pickup;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.job.Shipment;
import com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow;
import com.graphhopper.jsprit.core.problem.vehicle.Vehicle;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import io.flowcast.api.routing.Stop;
import io.flowcast.api.routing.VehicleType;
import io.flowcast.models.routing.internal.data.FlatDraft;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import io.flowcast.models.routing.internal.translate.Translation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flat problem in jsprit's words. Jobs are named by the flat index of their (first) stop. */
final class JspritProblem {

    /** A leg that cannot be driven; constraints forbid it, this only keeps estimates away from it. */
    private static final double FAR = 1e9;

    private final Translation translation;
    private final FlatProblem flat;
    private final Runnable heartbeat;

    JspritProblem(Translation translation, Runnable heartbeat) {
        this.translation = translation;
        this.flat = translation.flat();
        this.heartbeat = heartbeat;
    }

    /** The problem, or null if no vehicle can ever leave. */
    @Nullable
    VehicleRoutingProblem build() {
        VehicleRoutingProblem.Builder builder = VehicleRoutingProblem.Builder.newInstance();
        builder.setFleetSize(VehicleRoutingProblem.FleetSize.FINITE);
        builder.setRoutingCost(new Costs());
        for (int t = 0; t < flat.types; t++) {
            addVehicles(builder, t);
        }
        if (builder.getAddedVehicles().isEmpty()) {
            return null;
        }
        for (int i = 0; i < flat.stops; i++) {
            if (flat.partner[i] < 0) {
                builder.addJob(service(i));
            } else if (flat.shipmentPickup[i]) {
                builder.addJob(shipment(i, flat.partner[i]));
            }
        }
        return builder.build();
    }

    /** Flat index of the vehicle type. */
    static int type(Vehicle vehicle) {
        return (Integer) vehicle.getType().getUserData();
    }

    static int stop(Job job) {
        return Integer.parseInt(job.getId());
    }

    private void addVehicles(VehicleRoutingProblem.Builder builder, int t) {
        VehicleType friendly = translation.problem().vehicleTypes().get(t);
        VehicleTypeImpl.Builder type = VehicleTypeImpl.Builder.newInstance("type" + t)
                .setUserData(t)
                .setFixedCost(friendly.fixedCost())
                .setCostPerDistance(friendly.costPerMetre())
                .setCostPerTransportTime(friendly.costPerSecond())
                .setCostPerServiceTime(friendly.costPerSecond())
                .setCostPerWaitingTime(friendly.costPerSecond());
        for (int k = 0; k < flat.dimensions; k++) {
            type.addCapacityDimension(k, size(flat.capacity[t * flat.dimensions + k]));
        }
        VehicleTypeImpl built = type.build();
        for (int r = flat.firstSlot[t]; r < flat.firstSlot[t + 1]; r++) {
            int start = flat.start(r) * flat.stride;
            int end = flat.end(r) * flat.stride;
            int home = flat.location[flat.end(r)];
            if (flat.own[start + FlatProblem.EARLIEST] > flat.own[start + FlatProblem.LATEST]
                    || flat.own[start + FlatProblem.EARLIEST] > flat.own[end + FlatProblem.LATEST]) {
                continue; // Its depot is closed during its whole shift.
            }
            VehicleImpl.Builder vehicle = VehicleImpl.Builder.newInstance("vehicle" + r)
                    .setType(built)
                    .setStartLocation(location(flat.location[flat.start(r)]))
                    .setEarliestStart(bounded(flat.own[start + FlatProblem.EARLIEST]))
                    .setLatestArrival(bounded(flat.own[end + FlatProblem.LATEST]));
            if (home == flat.travel[0].nowhere()) {
                vehicle.setReturnToDepot(false);
            } else {
                vehicle.setEndLocation(location(home));
            }
            friendly.skills().forEach(vehicle::addSkill);
            builder.addVehicle(vehicle.build());
        }
    }

    private static Location location(int index) {
        return Location.newInstance(index);
    }

    private static double bounded(long second) {
        return second >= FlatDraft.NEVER ? Double.MAX_VALUE : second;
    }

    private static int size(long load) {
        return (int) Math.min(Integer.MAX_VALUE, load);
    }

    private Job service(int i) {
        boolean pickup = false;
        for (int k = 0; k < flat.dimensions; k++) {
            pickup |= flat.own[i * flat.stride + FlatProblem.LOAD + 3 * k + 1] > 0;
        }
        String id = Integer.toString(i);
        Service.Builder<? extends Service> job =
                pickup ? Pickup.Builder.newInstance(id) : Delivery.Builder.newInstance(id);
        Stop stop = translation.stops().get(i);
        job.setLocation(location(flat.location[i])).setServiceTime(stop.serviceSeconds());
        for (int k = 0; k < flat.dimensions; k++) {
            job.addSizeDimension(k, size(Math.abs(change(i, k))));
        }
        windows(i).forEach(job::addTimeWindow);
        stop.requiredSkills().forEach(job::addRequiredSkill);
        return job.build();
    }

    private long change(int i, int dimension) {
        return flat.own[i * flat.stride + FlatProblem.LOAD + 3 * dimension + 1];
    }

    private List<TimeWindow> windows(int i) {
        List<TimeWindow> windows = new ArrayList<>();
        for (int w = 0; w < flat.windowOpens[i].length; w++) {
            windows.add(TimeWindow.newInstance(flat.windowOpens[i][w], bounded(flat.windowCloses[i][w])));
        }
        return windows;
    }

    private Job shipment(int pickup, int delivery) {
        Stop from = translation.stops().get(pickup);
        Stop to = translation.stops().get(delivery);
        Shipment.Builder job = Shipment.Builder.newInstance(Integer.toString(pickup))
                .setPickupLocation(location(flat.location[pickup]))
                .setPickupServiceTime(from.serviceSeconds())
                .setDeliveryLocation(location(flat.location[delivery]))
                .setDeliveryServiceTime(to.serviceSeconds());
        for (int k = 0; k < flat.dimensions; k++) {
            job.addSizeDimension(k, size(Math.abs(change(pickup, k))));
        }
        windows(pickup).forEach(job::addPickupTimeWindow);
        windows(delivery).forEach(job::addDeliveryTimeWindow);
        from.requiredSkills().forEach(job::addRequiredSkill);
        to.requiredSkills().forEach(job::addRequiredSkill);
        return job.build();
    }

    /** Travel of a vehicle's profile; jsprit asks without a vehicle when it looks for neighbours. */
    private final class Costs implements VehicleRoutingTransportCosts {

        private FlatTravel travel(@Nullable Vehicle vehicle) {
            heartbeat.run();
            return flat.travel[vehicle == null ? 0 : flat.profile[type(vehicle)]];
        }

        @Override
        public double getDistance(Location from, Location to, double departure, @Nullable Vehicle vehicle) {
            int metres = travel(vehicle).distanceMetres(from.getIndex(), to.getIndex());
            return metres == FlatTravel.UNREACHABLE ? FAR : metres;
        }

        @Override
        public double getTransportTime(
                Location from, Location to, double departure, @Nullable Driver driver, @Nullable Vehicle vehicle) {
            int seconds = travel(vehicle).durationSeconds(from.getIndex(), to.getIndex());
            return seconds == FlatTravel.UNREACHABLE ? FAR : seconds;
        }

        @Override
        public double getTransportCost(
                Location from, Location to, double departure, @Nullable Driver driver, @Nullable Vehicle vehicle) {
            double metres = getDistance(from, to, departure, vehicle);
            if (vehicle == null) {
                return metres;
            }
            VehicleType type = translation.problem().vehicleTypes().get(type(vehicle));
            double seconds = getTransportTime(from, to, departure, driver, vehicle);
            return type.costPerMetre() * metres + type.costPerSecond() * seconds;
        }

        @Override
        public double getBackwardTransportTime(
                Location from, Location to, double arrival, @Nullable Driver driver, @Nullable Vehicle vehicle) {
            return getTransportTime(from, to, arrival, driver, vehicle);
        }

        @Override
        public double getBackwardTransportCost(
                Location from, Location to, double arrival, @Nullable Driver driver, @Nullable Vehicle vehicle) {
            return getTransportCost(from, to, arrival, driver, vehicle);
        }
    }
}
