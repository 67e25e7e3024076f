package io.flowcast.models.routing.internal.translate;

import io.flowcast.api.routing.RoutingProblem;
import io.flowcast.models.routing.internal.data.FlatProblem;
import io.flowcast.models.routing.internal.data.FlatTravel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** A hash of all that a routing problem says, for provenance. */
public final class ProblemHash {

    private ProblemHash() {}

    /**
     * Hash of records and of the travel between the places they use.
     *
     * @param translation the problem
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(Translation translation) {
        MessageDigest digest = sha256();
        RoutingProblem problem = translation.problem();
        text(digest, problem.dimensions());
        problem.depots().forEach(depot -> text(digest, depot));
        problem.vehicleTypes().forEach(type -> {
            text(digest, new TreeSet<>(type.skills()));
            // A set of strings prints in an order of its own: without it.
            text(digest, type.toString().replace(type.skills().toString(), ""));
        });
        Translation.allStops(problem).forEach(stop -> {
            text(digest, new TreeSet<>(stop.requiredSkills()));
            text(digest, stop.toString().replace(stop.requiredSkills().toString(), ""));
        });
        problem.shipments().forEach(each -> text(digest, each.id() + each.load() + each.maxSecondsOnBoard()));
        FlatProblem flat = translation.flat();
        for (FlatTravel travel : flat.travel) {
            ByteBuffer row = ByteBuffer.allocate(Math.multiplyExact(8, travel.size()));
            for (int i = 0; i < travel.size(); i++) {
                row.clear();
                for (int j = 0; j < travel.size(); j++) {
                    row.putInt(travel.distanceMetres(i, j)).putInt(travel.durationSeconds(i, j));
                }
                digest.update(row.flip());
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void text(MessageDigest digest, Object value) {
        digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
