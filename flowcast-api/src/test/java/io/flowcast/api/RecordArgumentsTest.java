package io.flowcast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every record of the api: nothing that is missing, blank, not a number or infinite gets in. */
class RecordArgumentsTest {
    /** Text that may be empty: lines for people, and keys that some rows do not have. */
    private static final Set<String> MAY_BE_BLANK = Set.of(
            "Finding.name",
            "Finding.value",
            "Place.path",
            "SeriesKey.siteId",
            "Provenance.dataHash",
            "OrderLine.reason",
            "LotDecision.reason",
            "Step.instruction",
            "TripStop.goods");

    private static final RecordSamples SAMPLES = new RecordSamples();

    static List<Class<?>> records() throws IOException, URISyntaxException {
        Path root = Path.of(Finding.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .<Class<?>>map(RecordArgumentsTest::load)
                    .filter(type -> type.isRecord() && !Modifier.isPrivate(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void soundArgumentsAreTaken(Class<?> type) {
        Object first = RecordSamples.make(type, SAMPLES.arguments(type));
        assertThat(first).isEqualTo(RecordSamples.make(type, SAMPLES.arguments(type)));
        assertThat(first).hasSameHashCodeAs(RecordSamples.make(type, SAMPLES.arguments(type)));
        assertThat(first.toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsMissingIsRefused(Class<?> type) {
        for (RecordComponent component : components(type, c -> !c.getType().isPrimitive())) {
            if (!RecordSamples.mayBeNull(component)) {
                refuses(type, component, null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsNotANumberIsRefused(Class<?> type) {
        for (RecordComponent component :
                components(type, c -> c.getType() == double.class || c.getType() == Double.class)) {
            refuses(type, component, Double.NaN);
            if (!component.getName().equals("targetCost")) { // a search may have no target, or be content with anything
                refuses(type, component, Double.POSITIVE_INFINITY);
                refuses(type, component, Double.NEGATIVE_INFINITY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void blankTextIsRefused(Class<?> type) {
        for (RecordComponent component : components(type, c -> c.getType() == String.class)) {
            String name = type.getSimpleName() + "." + component.getName();
            if (!RecordSamples.mayBeNull(component) && !MAY_BE_BLANK.contains(name)) {
                refuses(type, component, "");
                refuses(type, component, " \t\n");
            }
        }
    }

    private static void refuses(Class<?> type, RecordComponent component, @Nullable Object value) {
        assertThatThrownBy(
                        () -> RecordSamples.make(type, with(type, component, value)),
                        "%s.%s = '%s'",
                        type.getSimpleName(),
                        component.getName(),
                        value)
                .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
    }

    private static List<RecordComponent> components(Class<?> type, Predicate<RecordComponent> which) {
        List<RecordComponent> chosen = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (which.test(component)) {
                chosen.add(component);
            }
        }
        return chosen;
    }

    private static @Nullable Object[] with(Class<?> type, RecordComponent component, @Nullable Object value) {
        @Nullable Object[] arguments = SAMPLES.arguments(type);
        RecordComponent[] all = type.getRecordComponents();
        for (int i = 0; i < all.length; i++) {
            if (all[i].getName().equals(component.getName())) {
                arguments[i] = value;
            }
        }
        return arguments;
    }
}
