package io.durablefunctions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes compiled by someone who forgot the annotation processor. */
final class Unprocessed {

    private Unprocessed() {}

    /** Compiles classes, names and sources by turns, and loads the last one. */
    static Class<?> compile(Path directory, String... classes) throws IOException, ClassNotFoundException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", directory.toString()));
        for (int i = 0; i < classes.length; i += 2) {
            Path source = directory.resolve(classes[i] + ".java");
            Files.writeString(source, classes[i + 1]);
            arguments.add(source.toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, Unprocessed.class.getClassLoader());
        return loader.loadClass(classes[classes.length - 2]);
    }
}
