package io.durablefunctions.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.durablefunctions.ValueType;
import io.durablefunctions.annotations.Activity;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The sources under {@code src/test/resources}, and how a user compiles them. */
final class Fixtures {

    static final Path RESOURCES = Path.of(System.getProperty("basedir", "")).resolve("src/test/resources");

    private Fixtures() {}

    /** What a user has on the class path. */
    static List<File> classPath() {
        return Stream.of(Activity.class, ValueType.class, Nullable.class, Logger.class)
                .map(Fixtures::origin)
                .toList();
    }

    static Compilation compile(List<JavaFileObject> sources, String... options) {
        return with(Compiler.javac()).withOptions((Object[]) options).compile(sources);
    }

    static Compiler with(Compiler compiler) {
        return compiler.withClasspath(classPath()).withProcessors(new ContractProcessor(), new RegistryProcessor());
    }

    static JavaFileObject source(String name, String... lines) {
        return JavaFileObjects.forSourceLines(name, lines);
    }

    static List<JavaFileObject> good(String directory) {
        return filesIn(RESOURCES.resolve("good").resolve(directory)).stream()
                .map(Fixtures::source)
                .toList();
    }

    static JavaFileObject source(Path file) {
        String text = read(file);
        String type = text.replaceFirst("(?s).*?package ([\\w.]+);.*", "$1.")
                + file.getFileName().toString().replace(".java", "");
        return JavaFileObjects.forSourceString(type, text);
    }

    static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File origin(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
