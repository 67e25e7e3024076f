package io.flowcast.benchmarks.route;

import io.flowcast.connectors.vrp.DistanceRounding;
import io.flowcast.connectors.vrp.VrpInstance;
import io.flowcast.connectors.vrp.VrpInstances;
import io.flowcast.connectors.vrp.VrpSolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The instances and published solutions that lie with the tests of the connectors; SOURCES.md beside them names their origin. */
final class Instances {

    private static final Path FOLDER =
            Path.of("..", "flowcast-connectors", "src", "test", "resources", "io", "flowcast", "connectors", "vrp");

    private Instances() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static VrpInstance read(String name, DistanceRounding rounding) throws IOException {
        return VrpInstances.read(file(name + ".vrp"), rounding);
    }

    static VrpSolution solution(String name) throws IOException {
        return VrpSolution.parse(Files.readString(file(name + ".sol")));
    }
}
