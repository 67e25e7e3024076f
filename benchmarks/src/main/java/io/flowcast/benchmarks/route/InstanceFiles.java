package io.flowcast.benchmarks.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instance files that arguments of a command name. */
final class InstanceFiles {

    private InstanceFiles() {}

    /** Files as they are, and of each folder all files that may be instances, by name. */
    static List<Path> of(List<Path> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                try (Stream<Path> inside = Files.walk(argument)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.(vrp|txt|TXT)"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isRegularFile(argument)) {
                files.add(argument);
            } else {
                throw new NoSuchFileException(argument.toString());
            }
        }
        return files;
    }
}
