package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final JavaFileObject CONTRACT = Fixtures.source(
            "com.acme.Mail",
            "package com.acme;",
            "@io.durablefunctions.annotations.Activity",
            "public interface Mail {",
            "    void tell(java.util.List<Letter> letters);",
            "}");

    @Test
    void a_contract_may_use_what_another_processor_generates() {
        Compilation compilation = Compiler.javac()
                .withClasspath(Fixtures.classPath())
                .withProcessors(new ContractProcessor(), new Letters(), new RegistryProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(CONTRACT);

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.MailStub")).isPresent();
    }

    @Test
    void a_class_that_does_not_exist_is_reported_by_the_compiler_alone() {
        Compilation compilation = Fixtures.compile(List.of(CONTRACT));

        assertThat(compilation.errors()).hasSize(1).first().satisfies(RoundsTest::isAMissingSymbol);
    }

    private static void isAMissingSymbol(Diagnostic<?> error) {
        assertThat(error.getMessage(Locale.ROOT)).contains("cannot find symbol").contains("Letter");
        assertThat(error.getLineNumber()).isEqualTo(4);
    }

    /** Generates {@code Letter} in the first round. */
    private static final class Letters extends AbstractProcessor {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (processingEnv.getElementUtils().getTypeElement("com.acme.Letter") == null) {
                generate();
            }
            return false;
        }

        private void generate() {
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("com.acme.Letter").openWriter()) {
                writer.write("package com.acme; public record Letter(String text) {}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
