package io.durablefunctions.chaos.driver;

import io.durablefunctions.chaos.worker.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the jar that differs from release to release: one class, compiled anew, that the activities of a worker call. */
final class ReleaseJar {

    private ReleaseJar() {}

    /** Compiles a release and packs it. */
    static Path build(Path jar, String name) throws IOException {
        Path sources = Files.createTempDirectory("release");
        String type = "Release" + name;
        Path source =
                Files.writeString(sources.resolve(type + ".java"), """
                public final class %s implements %s {
                    @Override
                    public String name() {
                        return "%s";
                    }
                }
                """.formatted(type, Release.class.getName(), name));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("There is no compiler: run with a JDK, not with a JRE.");
        }
        String classPath = System.getProperty("java.class.path");
        int result = compiler.run(
                null,
                null,
                null,
                List.of("-proc:none", "-cp", classPath, source.toString()).toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("The release " + name + " does not compile.");
        }
        Path compiled = sources.resolve(type + ".class");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, type + ".class", Files.readAllBytes(compiled));
            add(out, "META-INF/services/" + Release.class.getName(), type.getBytes(StandardCharsets.UTF_8));
        }
        for (Path each : List.of(source, compiled, sources)) {
            Files.delete(each);
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
