package io.durablefunctions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    /** Each package knows only those above it. */
    private static final List<String> LAYERS = List.of(
            "io.durablefunctions",
            "io.durablefunctions.codec",
            "io.durablefunctions.journal",
            "io.durablefunctions.definition",
            "io.durablefunctions.replay",
            "io.durablefunctions.store",
            "io.durablefunctions.engine");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.durablefunctions");

    @TestFactory
    Stream<DynamicTest> a_package_knows_only_those_above_it() {
        return IntStream.range(0, LAYERS.size() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        LAYERS.get(i),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(LAYERS.get(i))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        LAYERS.subList(i + 1, LAYERS.size()).toArray(String[]::new))
                                .check(classes)));
    }

    @Test
    void only_the_codec_knows_jackson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.durablefunctions.codec")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                .check(classes);
    }

    @Test
    void a_store_knows_neither_histories_nor_codecs() {
        noClasses()
                .that()
                .resideInAPackage("io.durablefunctions.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.durablefunctions.codec",
                        "io.durablefunctions.journal",
                        "io.durablefunctions.definition",
                        "io.durablefunctions.replay")
                .check(classes);
    }

    @Test
    void replay_has_no_clock_no_threads_and_no_io() {
        noClasses()
                .that()
                .resideInAPackage("io.durablefunctions.replay")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.io", "java.nio..", "java.net..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }
}
