package io.durablefunctions.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the project that is made from the settings: written with {@code -Dupdate=true}, else compared. */
record Page(Path file) {

    static Page of(String path) {
        return new Page(Path.of("..").resolve(path));
    }

    String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    void shouldBe(String content) throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(text())
                .as("%s is not what the settings say. Run this test with -Dupdate=true", file)
                .isEqualTo(content);
    }
}
