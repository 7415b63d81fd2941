package io.durablefunctions.samples.pipeline;

import io.durablefunctions.ActivityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of this machine. Notes each file that it begins to read in a log, so that anybody can see that none is read twice. */
public final class LocalFiles implements Files {

    private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules", ".durable-functions");
    private static final int BUFFER = 64 * 1024;

    private final Path attempts;

    /**
     * Reads the files of this machine.
     *
     * @param attempts the log of attempts: {@code instance path process attempt}
     */
    public LocalFiles(Path attempts) {
        this.attempts = attempts;
    }

    @Override
    public List<String> list(String directory) {
        Path root = Path.of(directory);
        List<String> paths = new ArrayList<>();
        try {
            java.nio.file.Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean skip = !directory.equals(root) && SKIPPED.contains(String.valueOf(directory.getFileName()));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        paths.add(root.relativize(file).toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    paths.add(root.relativize(file).toString()); // reading it will say why
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(paths);
        return paths;
    }

    @Override
    public FileCount count(String directory, String path) {
        note(path);
        WordCount count = new WordCount();
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        boolean binary = false;
        try (InputStream in = java.nio.file.Files.newInputStream(Path.of(directory, path))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                binary |= count.bytes() == 0 && hasZero(buffer, read);
                count.add(buffer, read);
                digest.update(buffer, 0, read);
            }
        } catch (InvalidPathException e) {
            throw new Unreadable(path, "its name does not fit this system's character set");
        } catch (NoSuchFileException gone) {
            throw new Unreadable(path, "it is gone");
        } catch (IOException e) {
            throw new Unreadable(path, e.getClass().getSimpleName());
        }
        return new FileCount(
                path,
                kind(path, binary),
                HexFormat.of().formatHex(digest.digest()),
                count.lines(),
                count.words(),
                count.bytes());
    }

    private static boolean hasZero(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String kind(String path, boolean binary) {
        String name = String.valueOf(Path.of(path).getFileName());
        int dot = name.lastIndexOf('.');
        if (dot > 0 && dot < name.length() - 1) {
            return name.substring(dot + 1).toLowerCase(Locale.ROOT);
        }
        return binary ? "binary" : "text";
    }

    private void note(String path) {
        ActivityContext context = ActivityContext.current();
        String line = context.instanceId() + "\t" + path + "\t"
                + ProcessHandle.current().pid() + "\t" + context.attempt() + "\n";
        try {
            java.nio.file.Files.writeString(
                    attempts, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void report(String file, String directory, List<FileCount> counts) {
        Path target = Path.of(file);
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                java.nio.file.Files.createDirectories(parent);
            }
            Path unfinished = Path.of(file + ".part");
            java.nio.file.Files.writeString(unfinished, Report.of(directory, counts));
            java.nio.file.Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
