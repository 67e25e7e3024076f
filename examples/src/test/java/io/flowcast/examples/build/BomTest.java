package io.flowcast.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** The bill of materials has no parent, so nothing but this test keeps it in step with the modules. */
class BomTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void listsThePublishedModulesAndNoOther() throws Exception {
        TreeSet<String> published = new TreeSet<>();
        for (Path pom : poms()) {
            if (texts(pom, "/project/properties/maven.deploy.skip").contains("false")) {
                published.addAll(texts(pom, "/project/artifactId"));
            }
        }

        assertThat(published).contains("flowcast-api", "flowcast-models");
        assertThat(new TreeSet<>(texts(ROOT.resolve("flowcast-bom/pom.xml"), "//dependency/artifactId")))
                .isEqualTo(published);
    }

    @Test
    void hasTheVersionOfTheModules() throws Exception {
        Path root = ROOT.resolve("pom.xml");
        Path bom = ROOT.resolve("flowcast-bom/pom.xml");

        assertThat(texts(bom, "/project/version")).isEqualTo(texts(root, "/project/version"));
        assertThat(texts(bom, "//dependency/version")).containsOnly("${project.version}");
    }

    @Test
    void pinsThePluginsAtTheVersionsOfTheParent() throws Exception {
        Path bom = ROOT.resolve("flowcast-bom/pom.xml");
        for (String plugin : texts(bom, "//plugin/artifactId")) {
            String name = plugin.replace("maven-", "").replace("-plugin", "");
            assertThat(texts(bom, "//plugin[artifactId='" + plugin + "']/version"))
                    .as(plugin)
                    .isEqualTo(texts(ROOT.resolve("pom.xml"), "/project/properties/" + name + "-plugin.version"));
        }
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .map(directory -> directory.resolve("pom.xml"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static List<String> texts(Path pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        path,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(pom.toFile()),
                        XPathConstants.NODESET);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
