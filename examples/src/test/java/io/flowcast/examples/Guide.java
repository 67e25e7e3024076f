package io.flowcast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page for people, and the program its code is cut from: between {@code // snippet: NAME} and {@code // end of snippet}, less the indentation of a method.
 *
 * @param page the page, Markdown
 * @param source the program
 */
record Guide(Path page, Path source) {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path EXAMPLES = Path.of("src/main/java/io/flowcast/examples");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    /** A page of the documentation, by file name, and an example, by class name. */
    static Guide of(String page, String example) {
        return new Guide(DOCS.resolve(page), EXAMPLES.resolve(example + ".java"));
    }

    /** Every piece of the program is on the page, in its words, and the page has no Java beside. */
    void showsWhatRuns(int leastPieces) throws IOException {
        String text = Files.readString(page);
        List<String> snippets = snippets();
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(leastPieces);
        for (String snippet : snippets) {
            assertThat(text).contains("```java\n" + snippet + "\n```");
        }
        assertThat(text.split("```java\n", -1)).as("no code that does not run").hasSize(snippets.size() + 1);
    }

    /** Every file that the page links to is there. */
    void linksToFilesThatAreThere() throws IOException {
        List<String> links = LINK.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    private List<String> snippets() throws IOException {
        List<String> snippets = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(source)) {
            if (line.contains("// end of snippet")) {
                snippets.add(open.toString().stripTrailing());
                inside = false;
            } else if (line.contains("// snippet: ")) {
                open.setLength(0);
                inside = true;
            } else if (inside) {
                open.append(line.replaceFirst("^ {8}", "")).append('\n');
            }
        }
        return snippets;
    }
}
