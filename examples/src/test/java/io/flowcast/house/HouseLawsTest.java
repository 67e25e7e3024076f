package io.flowcast.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The laws of the house that a machine can check; docs/architecture.md says why they are there. */
class HouseLawsTest {
    /** Rooms of the api from the ground up: a room may use only rooms before it. */
    private static final List<String> API_ROOMS = List.of(
            "finding",
            "run",
            "distribution",
            "catalog",
            "travel",
            "factor",
            "stock",
            "demand",
            "inventory",
            "expiry",
            "routing",
            "impact",
            "plan",
            "signal",
            "store");

    /** Rooms of the core from the ground up. */
    private static final List<String> CORE_ROOMS = List.of(
            "run",
            "math",
            "label",
            "stock",
            "factor",
            "feature",
            "evaluate",
            "simulate",
            "verify",
            "check",
            "enrich",
            "measure",
            "pipeline");

    private static final List<String> CRAFTS = List.of("demand", "inventory", "expiry", "routing");

    private static final String[] PUBLISHED = {
        "io.flowcast.api..",
        "io.flowcast.core..",
        "io.flowcast.models..",
        "io.flowcast.connectors..",
        "io.flowcast.persistence.."
    };

    private static final String[] PURE = {"io.flowcast.api..", "io.flowcast.core..", "io.flowcast.models.."};

    @TestFactory
    List<DynamicTest> roomsOfTheApiUseOnlyRoomsBelowThem() {
        return roomOrder("io.flowcast.api.", API_ROOMS);
    }

    @TestFactory
    List<DynamicTest> roomsOfTheCoreUseOnlyRoomsBelowThem() {
        return roomOrder("io.flowcast.core.", CORE_ROOMS);
    }

    @TestFactory
    List<DynamicTest> noCraftUsesAnother() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String craft : CRAFTS) {
            String[] others = CRAFTS.stream()
                    .filter(other -> !other.equals(craft))
                    .map(other -> "io.flowcast.models." + other + "..")
                    .toArray(String[]::new);
            tests.add(test(
                    craft,
                    noClasses()
                            .that()
                            .resideInAPackage("io.flowcast.models." + craft + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others)));
        }
        return tests;
    }

    private static List<DynamicTest> roomOrder(String root, List<String> rooms) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < rooms.size() - 1; i++) {
            String[] above = rooms.subList(i + 1, rooms.size()).stream()
                    .map(room -> root + room + "..")
                    .toArray(String[]::new);
            tests.add(test(
                    rooms.get(i),
                    noClasses()
                            .that()
                            .resideInAPackage(root + rooms.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)
                            .allowEmptyShould(true)));
        }
        return tests;
    }

    private static DynamicTest test(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.check(Classes.ALL));
    }

    @Test
    void everyRoomOfTheApiIsInTheOrder() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.flowcast.api.*..")
                .should()
                .resideOutsideOfPackages(packages("io.flowcast.api.", API_ROOMS, "internal"));
        rule.check(Classes.ALL);
    }

    @Test
    void everyRoomOfTheCoreIsInTheOrder() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.flowcast.core.*..")
                .should()
                .resideOutsideOfPackages(packages("io.flowcast.core.", CORE_ROOMS, "internal"));
        rule.check(Classes.ALL);
    }

    @Test
    void nobodyUsesTheInternalsOfTheApi() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("io.flowcast.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.flowcast.api.internal..");
        rule.check(Classes.ALL);
    }

    @Test
    void theApiNeedsOnlyTheJdk() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.flowcast.api..")
                .should()
                .dependOnClassesThat(outside("java..", "org.jspecify..", "io.flowcast.api.."));
        rule.check(Classes.ALL);
    }

    @Test
    void theCoreNeedsOnlyTheApiAndNumerics() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.flowcast.core..")
                .should()
                .dependOnClassesThat(outside(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.apache.commons.math3..",
                        "org.ojalgo..",
                        "io.flowcast.api..",
                        "io.flowcast.core.."));
        rule.check(Classes.ALL);
    }

    @Test
    void algorithmsKnowNoConnectorsAndNoStores() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.flowcast.connectors..",
                        "io.flowcast.persistence..",
                        "io.flowcast.server..",
                        "java.sql..",
                        "java.net.http..",
                        "java.nio.file..");
        rule.check(Classes.ALL);
    }

    @Test
    void connectorsAndPersistenceKnowOnlyTheApi() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("io.flowcast.connectors..", "io.flowcast.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.flowcast.core..", "io.flowcast.models..", "io.flowcast.server..");
        rule.check(Classes.ALL);
    }

    @Test
    void algorithmsAskTheContextForTimeChanceAndThreads() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .and()
                .doNotHaveFullyQualifiedName("io.flowcast.api.run.RunContext$Builder")
                .and()
                .resideOutsideOfPackage("io.flowcast.core.run..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, ThreadLocalRandom.class)
                .orShould()
                .beAssignableTo(Thread.class)
                .orShould()
                .accessTargetWhere(usesAThread())
                .as("algorithms take time, chance and threads from the RunContext");
        rule.check(Classes.ALL);
    }

    @Test
    void librariesDoNotPrint() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(PUBLISHED)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
        rule.check(Classes.ALL);
    }

    @Test
    void librariesUseNoJavaSerialization() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(PUBLISHED)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class);
        rule.check(Classes.ALL);
    }

    @Test
    void noStaticsWithState() {
        ArchRule rule = fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PUBLISHED)
                .and()
                .areStatic()
                .should()
                .beFinal();
        rule.check(Classes.ALL);
    }

    /** Anything of a thread but passing on that it was interrupted, as code that waits must. */
    private static DescribedPredicate<JavaAccess<?>> usesAThread() {
        return DescribedPredicate.describe(
                "uses a thread other than to pass on its interruption",
                access -> access.getTargetOwner().isAssignableTo(Thread.class)
                        && !List.of("currentThread", "interrupt").contains(access.getName()));
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages))
                .and(DescribedPredicate.describe("are named", c -> !c.isArray() && !c.isPrimitive()))
                .as("reside outside of %s", List.of(packages));
    }

    private static String[] packages(String root, List<String> rooms, String... more) {
        List<String> all = new ArrayList<>();
        rooms.forEach(room -> all.add(root + room + ".."));
        for (String room : more) {
            all.add(root + room + "..");
        }
        return all.toArray(String[]::new);
    }

    private static final class Classes {
        static final JavaClasses ALL = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.flowcast");
    }
}
