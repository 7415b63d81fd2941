package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.ContractOrchestrators.ECHO;
import static io.durablefunctions.management.contract.ContractOrchestrators.FAILING;
import static io.durablefunctions.management.contract.ContractOrchestrators.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.store.Commit;
import io.durablefunctions.store.NewInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists, counts, bulk operations, suspension, restarts, hosts, health and the description. */
public abstract class BeyondParityContract extends HostedContract {

    private static final int BULK = 3;

    /** For subclasses. */
    protected BeyondParityContract() {}

    @Override
    ManagementOptions options() {
        return ManagementOptions.defaults().withMaxBulk(BULK);
    }

    private List<String> start(String orchestrator, String prefix, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(api().start(
                            orchestrator,
                            "{\"input\":\"x\",\"instanceId\":\"" + prefix + "-" + i + "\",\"tags\":{\"batch\":\""
                                    + prefix + "\"}}"));
        }
        return ids;
    }

    @Test
    void a_list_goes_on_where_its_last_page_ended_and_has_each_instance_once() {
        String prefix = newId("page");
        List<String> ids = start(WAITING, prefix, 7);

        List<String> listed = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page =
                    api().get("/?idPrefix=" + prefix + "&limit=3" + cursor).json();
            listed.addAll(page.path("instances").findValuesAsString("instanceId"));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString("")
                    : "";
            pages++;
        } while (!cursor.isEmpty());

        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        assertThat(pages).isBetween(3, 4);
    }

    @Test
    void a_cursor_fits_no_other_query() {
        String prefix = newId("bound");
        start(WAITING, prefix, 2);
        String cursor = api().get("/?limit=1&idPrefix=" + prefix).field("nextCursor");

        assertThat(api().get("/?limit=1&idPrefix=" + prefix + "&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        Reply other = api().get("/?limit=1&idPrefix=" + prefix + "&name=Echo&cursor=" + cursor);

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.field("message")).contains("cursor");
    }

    @Test
    void a_cursor_that_was_changed_anywhere_is_refused() {
        String prefix = newId("forged");
        start(WAITING, prefix, 2);
        String page = "/?limit=1&idPrefix=" + prefix + "&cursor=";
        String cursor = api().get("/?limit=1&idPrefix=" + prefix).field("nextCursor");

        for (int i = 0; i < cursor.length() - 1; i++) { // the last character may have bits that mean nothing
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(api().get(page + forged).status()).as("character %s", i).isEqualTo(400);
        }
        assertThat(api().get(page + cursor).status()).isEqualTo(200);
    }

    @Test
    void a_list_is_filtered_by_name_status_time_tag_and_id() {
        String prefix = newId("filter");
        String waiting = start(WAITING, prefix + "-w", 1).get(0);
        String done = start(ECHO, prefix + "-e", 1).get(0);
        api().awaitStatus(done, "Completed");
        api().awaitStatus(waiting, "Running");
        String of = "/?idPrefix=" + prefix;

        assertThat(listed(of + "&name=Echo")).containsExactly(done);
        assertThat(listed(of + "&name=Echo&name=Waiting")).containsExactlyInAnyOrder(done, waiting);
        assertThat(listed(of + "&status=Running")).containsExactly(waiting);
        assertThat(listed(of + "&status=Completed&status=Running")).containsExactlyInAnyOrder(done, waiting);
        assertThat(listed("/?tag=batch:" + prefix + "-w")).containsExactly(waiting);
        assertThat(listed(of + "&createdFrom=2020-01-01T00:00:00Z&createdBefore=2999-01-01T00:00:00Z"))
                .hasSize(2);
        assertThat(listed(of + "&createdBefore=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(listed(of + "&updatedFrom=2999-01-01T00:00:00Z")).isEmpty();
    }

    private List<String> listed(String path) {
        Reply reply = api().get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("instances").findValuesAsString("instanceId");
    }

    @Test
    void instances_are_counted_up_to_a_number() {
        String prefix = newId("count");
        start(WAITING, prefix, 3);

        JsonNode exact = api().get("/count?idPrefix=" + prefix).json();
        JsonNode some = api().get("/count?most=2&idPrefix=" + prefix).json();

        assertThat(exact.path("count").asInt()).isEqualTo(3);
        assertThat(exact.path("isExact").asBoolean()).isTrue();
        assertThat(some.path("count").asInt()).isEqualTo(2);
        assertThat(some.path("isExact").asBoolean()).isFalse();
    }

    @Test
    void many_are_terminated_and_purged_a_limited_number_at_once() {
        String prefix = newId("bulk");
        List<String> ids = start(WAITING, prefix, BULK + 2);
        String filter = "{\"filter\":{\"tags\":{\"batch\":\"" + prefix + "\"}}}";

        JsonNode first = api().post("/bulk/terminate", filter).json();
        assertThat(first.path("instancesTerminated").asInt()).isEqualTo(BULK);
        assertThat(first.path("remaining").asInt()).isEqualTo(2);
        assertThat(first.path("isExact").asBoolean()).isTrue();
        api().await(
                        "/count?status=Terminated&idPrefix=" + prefix,
                        reply -> reply.json().path("count").asInt() == BULK);
        JsonNode second = api().post("/bulk/terminate", filter).json();
        assertThat(second.path("instancesTerminated").asInt()).isEqualTo(2);
        assertThat(second.path("remaining").asInt()).isZero();
        ids.forEach(id -> api().awaitStatus(id, "Terminated"));

        assertThat(api().post("/bulk/purge", filter).json().path("remaining").asInt())
                .isEqualTo(2);
        assertThat(api().post("/bulk/purge", filter)
                        .json()
                        .path("instancesDeleted")
                        .asInt())
                .isEqualTo(2);
        assertThat(api().get("/count?idPrefix=" + prefix).json().path("count").asInt())
                .isZero();
    }

    private String put(String state) {
        String id = newId("strange");
        NewInstance start = new NewInstance(id, ECHO, state, Duration.ofDays(1), null, Duration.ofSeconds(1));
        hosted().store().write(List.of(Commit.of(start)), Duration.ofSeconds(10));
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\": 7}", "{\"status\": 7, \"input\": {\"secret\": 1}}"})
    void what_another_system_has_stored_is_told_in_general_words_and_can_be_ended(String state) {
        String id = put(state);

        assertThat(api().get("/" + id).field("reason")).contains("cannot be read");
        for (String path : List.of("/" + id + "/history", "/" + id + "?showHistory=true")) {
            Reply reply = api().get(path);
            assertThat(reply.status()).as(reply.text()).isEqualTo(409);
            assertThat(reply.field("type")).isEqualTo("urn:durable-functions:instance-unreadable");
            assertThat(reply.text()).contains(id).doesNotContain("cannot be read as", "secret", "io.durablefunctions");
        }
        assertThat(api().post("/" + id + "/restart", "").field("type")).endsWith(":instance-unreadable");
        String start = "{\"input\":\"x\",\"instanceId\":\"" + id + "\"";
        assertThat(api().post("/start/" + ECHO, start + "}").status()).isEqualTo(202);
        assertThat(api().post("/start/" + ECHO, start + ",\"mustBeNew\":true}").status())
                .isEqualTo(409);

        assertThat(api().post("/" + id + "/terminate", "{\"reason\":\"strange\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api().awaitStatus(id, "Terminated").field("reason")).isEqualTo("strange");
        assertThat(api().delete("/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_bulk_operation_needs_a_filter_that_fits_it() {
        assertThat(api().post("/bulk/purge", "{\"filter\":{}}").field("message"))
                .contains("empty filter");
        assertThat(api().post("/bulk/purge", "").status()).isEqualTo(400);
        assertThat(api().post("/bulk/purge", "{\"filter\":{\"status\":\"Running\"}}")
                        .field("message"))
                .contains("have ended");
        assertThat(api().post("/bulk/terminate", "{\"filter\":{\"status\":[\"Failed\"]}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_instance_holds_still_until_it_is_resumed() {
        String id = api().start(WAITING, "{\"input\":\"x\"}");

        assertThat(api().post("/" + id + "/suspend", "{\"reason\":\"a look\"}").status())
                .isEqualTo(202);
        assertThat(api().awaitStatus(id, "Suspended").field("reason")).isEqualTo("a look");
        assertThat(api().post("/" + id + "/raiseEvent/go", "{\"eventData\":\"kept\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api().post("/" + id + "/resume", "").status()).isEqualTo(202);

        assertThat(api().awaitStatus(id, "Completed").field("output")).isEqualTo("kept");
    }

    @Test
    void a_restart_is_a_new_instance_with_the_same_input_and_tags() {
        String id = api().start(ECHO, "{\"input\":\"again\",\"tags\":{\"team\":\"a\"}}");
        api().awaitStatus(id, "Completed");
        String own = newId("restarted");

        Reply reply = api().post("/" + id + "/restart", "");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.field("instanceId")).isNotEqualTo(id);
        Reply again = api().awaitStatus(reply.field("instanceId"), "Completed");
        assertThat(again.field("output")).isEqualTo("again");
        assertThat(again.json().path("tags").path("team").asString("")).isEqualTo("a");
        assertThat(api().post("/" + id + "/restart", "{\"instanceId\":\"" + own + "\"}")
                        .field("instanceId"))
                .isEqualTo(own);
        assertThat(api().post("/" + id + "/restart", "{\"instanceId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api().post("/nobody/restart", "").status()).isEqualTo(404);
    }

    @Test
    void a_start_may_ask_for_a_new_id_a_delay_and_tags() {
        String id = newId("new");
        String body = "{\"input\":\"x\",\"instanceId\":\"" + id
                + "\",\"mustBeNew\":true,\"delay\":\"PT1H\",\"tags\":{\"team\":\"b\"}}";

        assertThat(api().post("/start/" + ECHO, body).status()).isEqualTo(202);
        assertThat(api().post("/start/" + ECHO, body).status()).isEqualTo(409);
        assertThat(api().post("/start/" + WAITING, "{\"instanceId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(409);

        Reply reply = api().get("/" + id);
        assertThat(reply.field("runtimeStatus")).isEqualTo("Pending");
        assertThat(reply.json().path("tags").path("team").asString("")).isEqualTo("b");
    }

    @Test
    void what_is_running_cannot_be_purged_and_what_has_ended_takes_no_more() {
        String running = api().start(WAITING, "{\"input\":\"x\"}");
        String ended = api().start(ECHO, "{\"input\":\"x\"}");
        api().awaitStatus(ended, "Completed");

        assertThat(api().delete("/" + running).status()).isEqualTo(409);
        for (String what : List.of("terminate", "suspend", "resume", "raiseEvent/go")) {
            assertThat(api().post("/" + ended + "/" + what, "").status())
                    .as(what)
                    .isEqualTo(410);
        }
    }

    @Test
    void a_payload_is_kept_to_the_letter() {
        String id = api().start(WAITING, "{\"input\" : \"\\u00e4 \\ud83d\\ude00 \\\\ /\" }");
        api().post("/" + id + "/raiseEvent/go", "{\"eventData\":\"\\\"1.0e3\\\"\"}");

        assertThat(api().awaitStatus(id, "Completed").text()).contains("\"input\":\"\\u00e4 \\ud83d\\ude00 \\\\ /\"");
    }

    @Test
    void an_id_may_have_any_printable_character() {
        String id = newId("a b?c=d&e#f%g;h:i'j\"k,l+m");

        api().post("/start/" + WAITING, "{\"instanceId\":\"" + id.replace("\"", "\\\"") + "\",\"input\":\"x\"}");
        String path = "/"
                + id.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("?", "%3F")
                        .replace("#", "%23")
                        .replace(";", "%3B")
                        .replace("\"", "%22");

        assertThat(api().get(path).field("instanceId")).isEqualTo(id);
        assertThat(api().post(path + "/terminate", "").status()).isEqualTo(202);
    }

    @Test
    void a_history_is_told_in_parts() {
        String id = api().start(ECHO, "{\"input\":\"x\"}");
        api().awaitStatus(id, "Completed");

        JsonNode all = api().get("/" + id + "/history").json();
        JsonNode part = api().get("/" + id + "/history?from=1&limit=1&showHistoryOutput=false")
                .json();

        assertThat(all.path("events").size())
                .isEqualTo(all.path("historyLength").asInt())
                .isGreaterThan(2);
        assertThat(part.path("events").size()).isEqualTo(1);
        assertThat(part.path("events").path(0).path("type"))
                .isEqualTo(all.path("events").path(1).path("type"));
        assertThat(part.path("nextFrom").asInt()).isEqualTo(2);
        assertThat(api().get("/nobody/history").status()).isEqualTo(404);
    }

    @Test
    void hosts_are_told_by_their_leases() {
        api().start(WAITING, "{\"input\":\"x\"}");

        Reply reply = api().get("/hosts");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("hosts").isArray()).isTrue();
    }

    @Test
    void health_names_the_host_and_what_it_has_done() {
        Reply reply = api().get("/health");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("status")).isIn("Healthy", "Degraded");
        assertThat(reply.field("host")).isEqualTo(hosted().runtime().hostName());
        assertThat(reply.json().path("statistics").has("orchestrationsStarted")).isTrue();
        assertThat(reply.json().path("storeLatencyMillis").isNumber()).isTrue();
    }

    @Test
    void every_path_that_is_described_exists() {
        JsonNode described = new Description(api().get("/openapi.json").json()).paths();

        described
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String url = path.getKey().replaceAll("\\{[^}]*}", "nobody");
                    Reply reply = api().send("OPTIONS", url, null);
                    assertThat(reply.status()).as(url).isEqualTo(204);
                    assertThat(reply.header("Allow").toLowerCase(Locale.ROOT))
                            .as(url)
                            .contains(operation.getKey());
                }));
    }

    @Test
    void head_answers_as_get_does_without_a_body() {
        String id = api().start(ECHO, "{\"input\":\"x\"}");
        api().awaitStatus(id, "Completed");

        Reply get = api().get("/" + id);
        Reply head = api().send("HEAD", "/" + id, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(api().send("HEAD", "/nobody", null).status()).isEqualTo(404);
    }

    @Test
    void a_method_that_is_not_there_is_refused_with_those_that_are() {
        Reply reply = api().send("PUT", "/some-id", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS");
        assertThat(api().get("/start/" + FAILING).header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void what_the_api_does_not_know_how_to_answer_is_not_asked_of_the_store() {
        assertThat(api().send("GET", "/some-id", null, "Accept", "text/html").status())
                .isEqualTo(406);
        assertThat(api().send("GET", "/health", null, "Accept", "text/html;q=0.9, application/json;q=0.1")
                        .status())
                .isEqualTo(200);
        assertThat(api().send("POST", "/some-id/terminate", "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }
}
