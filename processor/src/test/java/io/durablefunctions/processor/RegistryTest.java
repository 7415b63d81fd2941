package io.durablefunctions.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of definitions, in builds that compile a part of the sources, and in modules. */
class RegistryTest {

    private static final List<String> ADD_READS = List.of("--add-reads", "com.acme=ALL-UNNAMED");

    @TempDir
    Path output;

    @Test
    void compiling_one_contract_again_keeps_the_others_on_the_list() throws IOException {
        compile(mail("Mail"), mail("Post"));

        assertThat(compile(mail("Post"))).isEmpty();

        assertThat(listed()).containsExactly("com.acme.MailDefinition", "com.acme.PostDefinition");
    }

    @Test
    void a_contract_that_is_gone_leaves_the_list() throws IOException {
        compile(mail("Mail"), mail("Post"));
        delete("Mail");

        assertThat(compile(mail("Post"))).isEmpty();

        assertThat(listed()).containsExactly("com.acme.PostDefinition");
    }

    @Test
    void a_name_that_an_earlier_compilation_took_is_still_taken() throws IOException {
        compile(mail("Mail"));

        assertThat(compile(source(
                        "Post",
                        "@io.durablefunctions.annotations.Activity(\"Mail\") public interface Post { void x(); }")))
                .containsExactly("[same-name] com.acme.Mail and com.acme.Post would both be 'Mail' in the journal."
                        + " Write @Activity(\"...\") with another name on one of them.");
    }

    @Test
    void a_module_that_does_not_provide_its_definitions_is_told_the_line_to_write() throws IOException {
        assertThat(compile(source("module-info", "module com.acme { exports com.acme; }"), mail("Mail"), mail("Post")))
                .containsExactly("""
                    [missing-provides] module-info.java does not provide all that was generated. Write:
                        provides io.durablefunctions.definition.Definition with
                                com.acme.MailDefinition,
                                com.acme.PostDefinition;\
                    """);
    }

    @Test
    void a_module_that_provides_them_compiles() throws IOException {
        assertThat(compile(
                        source(
                                "module-info",
                                "module com.acme { exports com.acme; provides"
                                        + " io.durablefunctions.definition.Definition with com.acme.MailDefinition; }"),
                        mail("Mail")))
                .isEmpty();
    }

    @Test
    void contracts_of_tests_that_are_patched_into_a_module_compile_and_say_what_it_does_not_provide()
            throws IOException {
        Path module = Files.createDirectories(output.resolve("module"));
        Path tests = Files.createDirectories(output.resolve("tests"));
        String providing = "module com.acme { exports com.acme; provides io.durablefunctions.definition.Definition"
                + " with com.acme.MailDefinition; }";
        compileTo(module, ADD_READS, source("module-info", providing), mail("Mail"));

        List<Diagnostic<?>> found = compileTo(
                tests,
                List.of(
                        ADD_READS.get(0),
                        ADD_READS.get(1),
                        "--module-path",
                        module.toString(),
                        "--patch-module",
                        "com.acme=" + tests),
                written(tests, mail("Post")));

        assertThat(messages(found, Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(messages(found, Diagnostic.Kind.NOTE)).containsExactly("""
            [missing-provides] module com.acme, whose module-info.java is not compiled here, does not provide all that was generated.\
             For tests it need not: definitions are found by their names, in packages that are exported or opened. Otherwise write in it:
                provides io.durablefunctions.definition.Definition with
                        com.acme.PostDefinition;\
            """);
    }

    private static JavaFileObject written(Path directory, JavaFileObject source) throws IOException {
        Path file = directory.resolve(source.getName().substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getCharContent(true));
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            return files.getJavaFileObjects(file).iterator().next();
        }
    }

    private static JavaFileObject mail(String name) {
        return source(
                name,
                "@io.durablefunctions.annotations.Activity public interface " + name + " { void tell(String it); }");
    }

    private static JavaFileObject source(String name, String text) {
        boolean isModule = name.equals("module-info");
        URI uri = URI.create("string:///" + (isModule ? "" : "com/acme/") + name + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return isModule ? text : "package com.acme; " + text;
            }
        };
    }

    /** The errors. */
    private List<String> compile(JavaFileObject... sources) throws IOException {
        boolean isModule = sources[0].getName().contains("module-info");
        return messages(compileTo(output, isModule ? ADD_READS : List.of(), sources), Diagnostic.Kind.ERROR);
    }

    private List<Diagnostic<?>> compileTo(Path classes, List<String> options, JavaFileObject... sources)
            throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(found, null, null)) {
            List<File> classPath = new ArrayList<>(Fixtures.classPath());
            classPath.add(output.toFile());
            files.setLocation(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            CompilationTask task = ToolProvider.getSystemJavaCompiler()
                    .getTask(new StringWriter(), files, found, options, null, List.of(sources));
            task.setProcessors(List.of(new ContractProcessor(), new RegistryProcessor()));
            task.call();
        }
        return List.copyOf(found.getDiagnostics());
    }

    private static List<String> messages(List<Diagnostic<?>> found, Diagnostic.Kind kind) {
        return found.stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT).replaceAll("\n {2}", "\n")) // javac indents
                .toList();
    }

    private List<String> listed() throws IOException {
        return Files.readAllLines(output.resolve("META-INF/services/io.durablefunctions.definition.Definition"));
    }

    private void delete(String contract) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("com/acme"))) {
            files.filter(file -> file.getFileName().toString().startsWith(contract))
                    .forEach(RegistryTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
