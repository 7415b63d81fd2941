package io.durablefunctions.samples.ordersweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/orders-web.md, executed as it is printed. */
class OrdersWebPageTest {

    private static final Path PAGE = Path.of("..", "docs", "orders-web.md");
    private static final String ADDRESS = "localhost:8080";

    /** A command, and what it is said to answer. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "^```sh\n(curl .*?)^```\n(?:```(?:json|http)?\n(.*?)^```$)?", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir
    private Path data;

    private record Example(String command, String answer) {}

    @AfterEach
    void stopServer() {
        RunningShop.stopServerIn(data);
    }

    @Test
    void every_command_of_the_page_is_answered_as_the_page_says() throws Exception {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(25);
        SoftAssertions all = new SoftAssertions();
        try (RunningShop shop = RunningShop.in(data)) {
            String address = "localhost:" + shop.port();
            for (Example example : examples) {
                String answer = run(example.command().replace(ADDRESS, address)).replace(address, ADDRESS);
                all.assertThat(withoutVolatileParts(answer))
                        .as(example.command())
                        .isEqualTo(withoutVolatileParts(example.answer()));
            }
            all.assertThat(shop.output()).doesNotContain("\tat ", "ERROR");
        }
        all.assertAll();
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(Files.readString(PAGE));
        while (found.find()) {
            assertThat(found.group(2)).as("the answer to " + found.group(1)).isNotNull();
            examples.add(new Example(found.group(1), found.group(2)));
        }
        return examples;
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return answer;
    }

    private static String withoutVolatileParts(String answer) {
        return UUID.matcher(TIME.matcher(answer.strip()).replaceAll("TIME")).replaceAll("UUID");
    }
}
