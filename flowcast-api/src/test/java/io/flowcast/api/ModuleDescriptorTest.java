package io.flowcast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowcast.api.finding.Finding;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The module shows every room to everybody and its inner parts to nobody. The root package has a door plate only. */
class ModuleDescriptorTest {

    private final ModuleDescriptor module = descriptor();

    @Test
    void exportsEveryPackageButTheInternalOnes() {
        Set<String> exported = module.exports().stream()
                .filter(Predicate.not(ModuleDescriptor.Exports::isQualified))
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        List<String> rooms = module.packages().stream()
                .filter(name -> !name.contains(".internal") && !name.equals("io.flowcast.api"))
                .toList();

        assertThat(rooms).hasSizeGreaterThan(5);
        assertThat(exported).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void needsNothingAtRunTimeButTheJdk() {
        List<String> required = module.requires().stream()
                .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .toList();

        assertThat(required).containsExactly("java.base");
    }

    private static ModuleDescriptor descriptor() {
        try {
            Path classes = Path.of(Finding.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ModuleFinder.of(classes)
                    .find("io.flowcast.api")
                    .orElseThrow()
                    .descriptor();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
