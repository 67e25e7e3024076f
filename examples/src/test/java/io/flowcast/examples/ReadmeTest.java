package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows is cut from programs that are compiled and run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void theSnippetIsThatOfTheExample() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/main/java/io/flowcast/examples/PlanExample.java"));
        int from = indexOf(source, "// snippet: plan") + 1;
        int to = indexOf(source, "// end of snippet");
        String snippet = source.subList(from, to).stream()
                .map(line -> line.replaceFirst("^ {8}", ""))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void everyFileTheReadmeLinksToIsThere() throws IOException {
        List<String> links = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + text);
    }
}
