package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

class IncrementalBuildTest {

    @Test
    void gradle_is_told_how_each_processor_works() throws IOException {
        try (InputStream file =
                ContractProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyInAnyOrder(
                            ContractProcessor.class.getName() + ",isolating",
                            RegistryProcessor.class.getName() + ",aggregating");
        }
    }

    @Test
    void both_processors_are_found_by_compilers() {
        assertThat(ServiceLoader.load(Processor.class))
                .hasAtLeastOneElementOfType(ContractProcessor.class)
                .hasAtLeastOneElementOfType(RegistryProcessor.class);
    }

    @Test
    void each_generated_class_is_made_from_its_contract_alone() {
        RecordedProcessor processor = new RecordedProcessor();

        Compilation compilation = Compiler.javac()
                .withClasspath(Fixtures.classPath())
                .withProcessors(processor)
                .compile(Fixtures.good("orchestrators"));

        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(processor.originOfSources())
                .hasSize(9)
                .containsEntry("com.acme.jobs.NightlyClient", List.of("com.acme.jobs.Nightly"))
                .containsEntry("com.acme.jobs.NightlyStub", List.of("com.acme.jobs.Nightly"))
                .containsEntry("com.acme.jobs.NightlyDefinition", List.of("com.acme.jobs.Nightly"))
                .containsEntry("com.acme.jobs.Outer_InnerDefinition", List.of("com.acme.jobs.Outer.Inner"));
    }
}
