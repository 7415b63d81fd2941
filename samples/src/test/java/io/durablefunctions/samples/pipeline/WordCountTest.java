package io.durablefunctions.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountTest {

    private static final int RANDOM_FILES = 200;

    @TempDir
    private Path directory;

    @Test
    void counts_what_wc_counts_however_the_bytes_arrive() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, byte[]> files = files(random);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        Map<String, String> wc = wc(files.keySet().stream().toList());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(count(file.getValue(), random))
                    .as("%s, -Dseed=%d", file.getKey(), seed)
                    .isEqualTo(wc.get(file.getKey()));
        }
    }

    private static Map<String, byte[]> files(Random random) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("empty", new byte[0]);
        files.put("no-newline-at-the-end", text("one two\nthree"));
        files.put("windows", text("one\r\ntwo three\r\n\r\n"));
        files.put("only-newlines", text("\n\n\n"));
        files.put("zeros", text("a\0b \0 c\n\0\0"));
        files.put("all-white-space", text(" \t\n\u000b\f\r a\u00a0b\u2003c\u3000d"));
        files.put("utf-8", text("w\u00f6rter \u4e16\u754c \ud83d\ude00 \u00e9\n"));
        files.put("cut-character", new byte[] {'a', ' ', (byte) 0xe4, (byte) 0xb8, ' ', 'b', (byte) 0xc3});
        files.put("overlong", new byte[] {(byte) 0xc0, (byte) 0xa0, 'x', (byte) 0xe0, (byte) 0x80, (byte) 0x80});
        for (int i = 0; i < RANDOM_FILES; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            files.put("random-" + i, withoutLongCharacters(bytes, i % 2 == 0));
        }
        return files;
    }

    /** Which characters beyond ASCII are printable depends on the versions of the JDK and of wc, so there are none among random bytes. */
    private static byte[] withoutLongCharacters(byte[] bytes, boolean mostlyText) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                bytes[i] = mostlyText ? (byte) ' ' : (byte) (bytes[i] | 0xf8);
            }
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In pieces of any length, so that characters are cut anywhere. */
    private static String count(byte[] bytes, Random random) {
        WordCount count = new WordCount();
        int from = 0;
        while (from < bytes.length) {
            int length = Math.min(1 + random.nextInt(20), bytes.length - from);
            byte[] piece = new byte[length];
            System.arraycopy(bytes, from, piece, 0, length);
            count.add(piece, length);
            from += length;
        }
        return count.lines() + " " + count.words() + " " + count.bytes();
    }

    private Map<String, String> wc(List<String> names) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("xargs", "wc", "-l", "-w", "-c").directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", names));
        }
        Map<String, String> counts = new LinkedHashMap<>();
        for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
            String[] columns = line.strip().split(" +");
            counts.put(columns[3], columns[0] + " " + columns[1] + " " + columns[2]);
        }
        assertThat(process.waitFor()).isZero();
        return counts;
    }
}
